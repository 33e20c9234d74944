package org.radiomate.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.radiomate.feature.FeatureSet;
import org.radiomate.model.Signature;
import org.scijava.MenuEntry;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.module.ModuleItem;
import org.scijava.widget.Button;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What holds for every command, so that macros never break and no dialog is left without help. */
class CommandConventionsTest {

	private static final CommandRunner RUNNER = new CommandRunner();

	static List<CommandInfo> commands() {
		return RUNNER.all();
	}

	/** Commands that do something useful as they are. */
	private static final Set<String> NEED_NOTHING = Set.of("OpenLesson", "SamplePhantom", "SampleTumour",
		"ShowHelp", "VerifyIbsi");

	@AfterAll
	static void close() {
		RUNNER.close();
	}

	@Test
	void allCommandsOfTheStudyAreThere() {
		assertEquals(List.of("ApplyModel", "CheckContours", "CleanContours", "ContourTools", "DescribeClinicalTable",
			"DescribeImages", "EditFeatureSet", "EvaluateModels", "ExportContours", "ExportIbexTable",
			"ExtractFeatures", "ExtractStudy", "FeatureMap", "FilterImage", "ImportContours", "InterpolateContours",
			"NewStudy", "OpenFromPacs", "OpenLesson", "OpenSeries", "ReaderAgreement", "ResampleModels", "RunPipeline",
			"SamplePhantom", "SampleRiskModel", "SampleStudy", "SampleTumour", "SelectFeatures", "ShowHelp", "ShowMatrix",
			"ShowModel", "ShowReport", "SplitCohort", "TestRobustness", "TrainModels", "VerifyIbsi"), commands().stream().map(
				info -> info.getClassName().replaceAll(".*\\.", "")).sorted().toList());
	}

	/** Plain ImageJ's menu has the same items in the same order and groups, each starting the command's own class. */
	@Test
	void plainImageJHasTheSameMenu() throws java.io.IOException {
		final List<String> expected = new ArrayList<>();
		CommandInfo before = null;
		for (final CommandInfo info : commands().stream().sorted(Comparator.comparingDouble(
			CommandConventionsTest::submenuWeight).thenComparing(CommandConventionsTest::weight)).toList())
		{
			if (before != null && menu(before).startsWith(menu(info)) && Math.abs(weight(info) - weight(before)) > 1) expected.add(menu(info) +
				", \"-\"");
			expected.add(menu(info) + ", \"" + info.getLabel() + "\", org.radiomate.imagej.RadiomicsMenu(\"" + info.getClassName() +
				"\")");
			before = info;
		}
		assertEquals(expected, java.nio.file.Files.readAllLines(java.nio.file.Path.of("plugins.config")).stream().filter(
			line -> !line.startsWith("#")).toList());
	}

	private static String menu(final CommandInfo info) {
		return info.getMenuPath().getMenuString(false).replace(" > ", ">");
	}

	private static double weight(final CommandInfo info) {
		return info.getMenuPath().getLeaf().getWeight();
	}

	/** Of an item below Plugins > Radiomics itself: behind all submenus. */
	private static double submenuWeight(final CommandInfo info) {
		return info.getMenuPath().size() > 3 ? info.getMenuPath().get(2).getWeight() : Double.MAX_VALUE;
	}

	@ParameterizedTest
	@MethodSource("commands")
	void everyItemHasItsPlace(final CommandInfo info) {
		assertTrue(weight(info) < MenuEntry.DEFAULT_WEIGHT, "Fiji would put it behind all others");
	}

	@Test
	void labelsAreUnique() {
		assertEquals(commands().size(), commands().stream().map(CommandInfo::getLabel).distinct().count());
	}

	@ParameterizedTest
	@MethodSource("commands")
	void labelEndsWithDotsExactlyWhenADialogOpens(final CommandInfo info) {
		assertEquals(!CommandRunner.parameters(info).isEmpty(), info.getLabel().endsWith("..."), info.getLabel());
		assertEquals(info.getLabel(), info.getMenuPath().getLeaf().getName(), "the menu item is the label");
		assertEquals("Plugins > Radiomics", info.getMenuPath().getMenuString().replaceAll("^(Plugins > Radiomics).*", "$1"));
	}

	@ParameterizedTest
	@MethodSource("commands")
	void parameterNamesAreSafeInMacros(final CommandInfo info) {
		final List<String> names = CommandRunner.parameters(info);
		for (final String name : names) {
			assertTrue(name.matches("[a-z]+"), name + " is not all lower case");
			final List<String> tails = names.stream().filter(other -> !other.equals(name) && other.endsWith(name)).toList();
			assertTrue(tails.isEmpty(), name + " is the tail of " + tails);
		}
	}

	@ParameterizedTest
	@MethodSource("commands")
	void parametersAreExplainedAndDefaultsHaveNoEqualsSign(final CommandInfo info) {
		for (final ModuleItem<?> item : info.inputs()) {
			if (!CommandRunner.parameters(info).contains(item.getName())) continue;
			assertFalse(item.getDescription() == null || item.getDescription().isEmpty(), item.getName() + " has no tooltip");
			assertFalse(item.getLabel() == null || item.getLabel().isEmpty(), item.getName() + " has no label");
			assertFalse(item.isPersisted(), item.getName() + " would be remembered from scripts");
			assertFalse(String.valueOf(item.getDefaultValue()).contains("="), item.getName() + " has a default with =");
		}
	}

	@ParameterizedTest
	@MethodSource("commands")
	void nothingGivenIsRefusedWithOneSentence(final CommandInfo info) throws Exception {
		if (NEED_NOTHING.contains(info.getClassName().replaceAll(".*\\.", ""))) return;
		final CommandModule module = RUNNER.run(info.loadDelegateClass().asSubclass(RadiomicsCommand.class), Map.of());
		assertTrue(module.isCanceled(), info.getLabel() + " ran without input");
		assertNotNull(module.getCancelReason());
		assertTrue(module.getCancelReason().matches("(?s)[A-Z'].*[.]"), module.getCancelReason());
		assertFalse(module.getCancelReason().contains("Exception"), module.getCancelReason());
	}

	/** In Fiji a dialog's Help is a button among its inputs; where no dialog opens, a button would open one. */
	@ParameterizedTest
	@MethodSource("commands")
	void everyDialogHasAHelpButton(final CommandInfo info) throws Exception {
		final List<ModuleItem<?>> buttons = new ArrayList<>();
		info.inputs().forEach(item -> {
			if (item.getType() == Button.class) buttons.add(item);
		});
		assertEquals(CommandRunner.parameters(info).isEmpty() ? 0 : 1, buttons.size());
		for (final ModuleItem<?> button : buttons) {
			assertEquals("Help", button.getLabel());
			assertFalse(button.isRequired(), "a macro could not give it");
			button.callback(info.createModule());
		}
	}

	@ParameterizedTest
	@MethodSource("commands")
	void signaturesToChooseAreTheBuiltInOnes(final CommandInfo info) {
		final ModuleItem<?> item = info.getInput("signature");
		if (item == null) return;
		assertEquals(java.util.stream.Stream.concat(java.util.stream.Stream.of("none"), Signature.builtIn().stream().map(
			Signature::name)).toList(), item.getChoices().stream().map(String::valueOf).toList());
	}

	@ParameterizedTest
	@MethodSource("commands")
	void featureSetsToChooseAreTheBuiltInOnes(final CommandInfo info) {
		final ModuleItem<?> item = info.getInput("featureset");
		if (item == null) return;
		assertEquals(FeatureSet.builtInNames(), item.getChoices().stream().map(String::valueOf).collect(Collectors.toList()));
	}
}
