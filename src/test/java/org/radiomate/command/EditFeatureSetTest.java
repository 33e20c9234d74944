package org.radiomate.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.measure.ResultsTable;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.radiomate.feature.FeatureSet;
import org.radiomate.model.ModelFile;
import org.radiomate.study.ModelApplication;
import org.scijava.command.CommandModule;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The editor of feature sets through a SciJava context, and that what it makes is used as it is. */
class EditFeatureSetTest {

	private static final CommandRunner RUNNER = new CommandRunner();

	@TempDir
	Path folder;

	@AfterAll
	static void close() {
		RUNNER.close();
	}

	private Map<String, Object> inputs(final String... namesAndValues) {
		final Map<String, Object> inputs = new HashMap<>(Map.of("savefile", folder.resolve("mine.json").toString()));
		for (int i = 0; i < namesAndValues.length; i += 2) inputs.put(namesAndValues[i], namesAndValues[i + 1]);
		return inputs;
	}

	@Test
	void nothingChangedIsTheSameSetUnderAnotherName() {
		final CommandModule module = RUNNER.succeed(EditFeatureSet.class, inputs());
		final FeatureSet set = FeatureSet.read(folder.resolve("mine.json")), base = FeatureSet.builtIn("IBEX 352");
		assertEquals("mine", set.name());
		assertEquals("From IBEX 352.", set.description());
		assertEquals(base.families(), set.families());
		assertEquals(base.leaveOut(), set.leaveOut());
		final ResultsTable table = (ResultsTable) module.getOutput("features");
		assertEquals(352, table.size());
		assertEquals("0-1AutoCorrelation", table.getStringValue("feature", 0));
		assertEquals("QWB0", table.getStringValue("ibsi_code", 0));
		assertTrue(module.getOutput("description").toString().startsWith("mine: 352 features"));
	}

	@Test
	void allFieldsGoIntoTheFileWhichIsEditedOnAndUsed() throws Exception {
		RUNNER.succeed(EditFeatureSet.class, inputs("setname", "Smooth", "purpose", "To try", "maskrule", "pixel-centre", "steps",
			"gaussian sigma 1 mm 3d; threshold -50 200 hu", "graylevels", "900 1300 40", "keep", "*Entropy; Volume", "featureset",
			"IBEX 430", "aggregates", "without"));
		RUNNER.succeed(EditFeatureSet.class, inputs("setfile", folder.resolve("mine.json").toString(), "savefile", folder.resolve(
			"second").toString(), "leaveout", "135-*"));
		final FeatureSet second = FeatureSet.read(folder.resolve("second.json"));
		assertEquals("From Smooth.", second.description());
		assertEquals(3 * 3 * 3 + 1, second.features().size());
		RUNNER.succeed(ExtractFeatures.class, Map.of("imagefile", SampleData.STUDY.resolve("new-patient/SIM056.zip").toString(),
			"contourfile", SampleData.STUDY.resolve("new-patient/SIM056_reader1.zip").toString(), "setfile", folder.resolve(
				"second.json").toString(), "savetable", folder.resolve("one.csv").toString()));
		assertTrue(Files.readString(folder.resolve("one.json")).contains("\"step\" : \"gaussian\""));
		assertEquals(3 + 28, Files.readAllLines(folder.resolve("one.csv")).get(0).split(",").length, "patient, reader, repeat and features");
	}

	@Test
	void aModelRepeatsTheSteps() {
		RUNNER.succeed(EditFeatureSet.class, inputs("steps", "gaussian 1 mm 2d", "keep", "0-1*; Kurtosis"));
		final String out = folder.resolve("study").toString(), table = folder.resolve("study/features.csv").toString();
		RUNNER.succeed(ExtractStudy.class, Map.of("manifest", SampleData.manifest(), "setfile", folder.resolve("mine.json")
			.toString(), "outputdir", out));
		RUNNER.succeed(SplitCohort.class, Map.of("clinicaltable", SampleData.clinical(), "outcome", "recurrence", "outputdir",
			out));
		final Path selected = SampleData.changed(folder.resolve("mine.json"), folder.resolve("selected.csv"), line -> line
			.startsWith("{") ? "feature\nX0.1Contrast\nKurtosis" : "");
		RUNNER.succeed(TrainModels.class, Map.of("featuretable", table, "clinicaltable", SampleData.clinical(), "outcome",
			"recurrence", "splitfile", folder.resolve("study/split.csv").toString(), "selectedfile", selected.toString(),
			"outputdir", out));
		final Path model = folder.resolve("study/models/radiomics.radiomics-model.json");
		assertEquals(FeatureSet.read(folder.resolve("mine.json")), new ModelApplication(ModelFile.read(model)).featureSet());
		RUNNER.succeed(ApplyModel.class, Map.of("modelfile", model.toString(), "imagefile", SampleData.STUDY.resolve(
			"new-patient/SIM056.zip").toString(), "contourfile", SampleData.STUDY.resolve("new-patient/SIM056_reader1.zip")
				.toString()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "savefile||savefile", "setfile|nowhere.json|nowhere.json", "featureset|IBEX 1|IBEX 2017",
		"setname|IBEX 352|built-in", "maskrule|round|pixel-centre", "intensityscale|MR|stored", "steps|blur 1|gaussian",
		"steps|gaussian wide|sigma", "glcmdirections|44|direction 44", "offsets|zero|offsets", "glrlmdirections|225|direction 225",
		"graylevels|1 2|graylevels", "nonuniformity|maybe|undivided", "aggregates|all|without", "keep|Nope|Nope",
		"leaveout|Nope*|Nope*", "leaveout|*|no feature" })
	void aMistakeIsNamedAndLeavesNoFile(final String parameter, final String value, final String fault) {
		final String reason = RUNNER.reason(EditFeatureSet.class, inputs(parameter, value == null ? "" : value));
		assertTrue(reason.contains(fault), reason);
		assertFalse(Files.exists(folder.resolve("mine.json")), reason);
	}
}
