package org.radiomate.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomate.table.CsvTable;
import org.scijava.command.CommandModule;
import org.xml.sax.InputSource;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import javax.xml.parsers.DocumentBuilderFactory;

/** The report of whole studies, as a reviewer reads it. */
class StudyReportTest {

	private static final CommandRunner RUNNER = new CommandRunner();

	@TempDir
	static Path folder;

	@BeforeAll
	static void simulate() throws Exception {
		run(SampleStudy.class, Map.of("patients", 55, "seed", 10L, "outputdir", folder.resolve("sample").toString()));
	}

	@AfterAll
	static void close() {
		RUNNER.close();
	}

	private static CommandModule run(final Class<? extends RadiomicsCommand> command, final Map<String, Object> inputs)
		throws Exception
	{
		final CommandModule module = RUNNER.run(command, inputs);
		assertFalse(module.isCanceled(), module.getCancelReason());
		return module;
	}

	private static String report(final String name, final Map<String, Object> more) throws Exception {
		final Map<String, Object> inputs = new HashMap<>(Map.of("clinicaltable", folder.resolve("sample/clinical.csv").toString(),
			"outcome", "recurrence", "variables", "age; gender:Female|Male", "outputdir", folder.resolve(name).toString()));
		inputs.putAll(more);
		run(RunPipeline.class, inputs);
		return Files.readString(folder.resolve(name).resolve("report.html"));
	}

	private static Map<String, Object> fromImages() {
		return Map.of("manifest", folder.resolve("sample/study.csv").toString());
	}

	private static void assertWellFormed(final String page) throws Exception {
		final DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
		factory.newDocumentBuilder().parse(new InputSource(new StringReader(page.replaceFirst("<!DOCTYPE html>", "").replace(
			"&nbsp;", " "))));
	}

	@Test
	void aStudyOfImagesShowsEverythingInOneFile() throws Exception {
		final String page = report("images", fromImages());
		assertWellFormed(page);
		assertFalse(page.contains("src=\"http") || page.contains("href=\"http") || page.contains("<script"), "loads something");
		for (final String part : List.of("Read this first", "Contours", "Slices of patient SIM", "Reader agreement",
			"How many features each step left", "Cross-validation error", "The selected features by outcome", "Nomogram of the integrated",
			"ROC curves, validation cohort", "Calibration, validation cohort", "Decision curves", "Methods", "Reporting checklist",
			"Only 14 patients were read twice", "definition")) assertTrue(page.contains(part), part);
		assertFalse(page.contains(folder.toString()), "a path outside the study");
		assertEquals(page, report("images again", fromImages()), "the same study gives the same page");
	}

	@Test
	void withoutImagesAndSecondReaderTheReportSaysSo() throws Exception {
		report("for its table", fromImages());
		final CsvTable features = CsvTable.read(folder.resolve("for its table/features.csv"));
		final int reader = features.header().indexOf("reader"), repeat = features.header().indexOf("repeat");
		final Path once = folder.resolve("once.csv");
		new CsvTable("once", features.header(), features.rows().stream().filter(row -> row.get(reader).equals("1") && row.get(
			repeat).equals("1")).toList()).write(once);
		final String page = report("table", Map.of("featuretable", once.toString()));
		assertWellFormed(page);
		assertFalse(page.contains("<h2>Contours"), "there are no images");
		assertTrue(page.contains("Every patient was read once"));
	}

	@Test
	void aShuffledOutcomeHasNothingToReport() throws Exception {
		final CsvTable clinical = CsvTable.read(folder.resolve("sample/clinical.csv"));
		final int outcome = clinical.header().indexOf("recurrence");
		final List<String> shuffled = new ArrayList<>(clinical.cells("recurrence"));
		java.util.Collections.shuffle(shuffled, new Random(5));
		final List<List<String>> rows = new ArrayList<>();
		for (int i = 0; i < shuffled.size(); i++) {
			final List<String> row = new ArrayList<>(clinical.rows().get(i));
			row.set(outcome, shuffled.get(i));
			rows.add(row);
		}
		final Path table = folder.resolve("shuffled.csv");
		new CsvTable("shuffled", clinical.header(), rows).write(table);
		final Map<String, Object> inputs = new HashMap<>(fromImages());
		inputs.put("clinicaltable", table.toString());
		final String page = report("shuffled", inputs);
		assertTrue(page.contains("No feature was selected: in these data the features say nothing about the outcome"), page.substring(
			0, 4000));
	}

	@Test
	void theReportCanBeOpenedAgain() throws Exception {
		report("to show", fromImages());
		final CommandModule shown = run(ShowReport.class, Map.of("studydir", folder.resolve("to show").toString()));
		assertTrue(String.valueOf(shown.getOutput("report")).contains("report.html with "), String.valueOf(shown.getOutput(
			"report")));
		final CommandModule refused = RUNNER.run(ShowReport.class, Map.of("studydir", folder.resolve("sample").toString()));
		assertTrue(refused.getCancelReason().contains("holds no report"), refused.getCancelReason());
	}
}
