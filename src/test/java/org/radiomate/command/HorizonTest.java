package org.radiomate.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomate.model.ModelFile;
import org.radiomate.model.RiskModel;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A study whose outcome comes from months of follow-up runs like the one that has it in a column, in every command. */
class HorizonTest {

	private static final CommandRunner RUNNER = new CommandRunner();
	private static final List<String> SAME = List.of("univariate.csv", "lasso_path.csv", "lasso_cv.csv", "folds.csv",
		"selected.csv", "metrics.csv", "comparison.csv", "predictions.csv", "split.csv");
	private static final String SHORT = "SIM007";

	@TempDir
	static Path folder;
	private static Path features, months, column;

	@BeforeAll
	static void extractOnce() {
		RUNNER.succeed(ExtractStudy.class, Map.of("manifest", SampleData.manifest(), "outputdir", folder.toString()));
		features = folder.resolve("features.csv");
		months = SampleData.changed(Path.of(SampleData.clinical()), folder.resolve("months.csv"), HorizonTest::inMonths);
		column = SampleData.changed(Path.of(SampleData.clinical()), folder.resolve("column.csv"), HorizonTest::inColumn);
	}

	@AfterAll
	static void close() {
		RUNNER.close();
	}

	/** Recurrence at 1 to 12 months, or none by 12 months or more, or later than 12; one patient is followed too shortly. */
	private static String inMonths(final String line) {
		if (line.startsWith("patient,")) return line.replace(",recurrence,", ",recurrence_months,followup_months,");
		if (line.startsWith(SHORT + ",")) return line.replaceFirst(",[01],", ",,11.5,");
		final int number = Integer.parseInt(line.substring(3, 6));
		return line.replaceFirst(",1,", "," + (1 + number % 12) + ",40,").replaceFirst(",0,", number % 3 == 0 ? ",12.1,40,"
			: ",," + (12 + number % 2) + ",");
	}

	private static String inColumn(final String line) {
		return line + (line.startsWith("patient,") ? ",excluded" : line.startsWith(SHORT + ",") ? ",short" : ",");
	}

	private static Map<String, Object> inputs(final Path clinical, final Path output, final Map<String, Object> more) {
		final Map<String, Object> inputs = new HashMap<>(Map.of("featuretable", features.toString(), "clinicaltable", clinical
			.toString(), "outputdir", output.toString()));
		inputs.putAll(clinical.equals(months) ? Map.of("horizonmonths", 12) : Map.of("outcome", "recurrence"));
		inputs.putAll(more);
		return inputs;
	}

	private static void assertSame(final Path expected, final Path actual, final List<String> files) {
		for (final String file : files) assertEquals(SampleData.read(expected.resolve(file)), SampleData.read(actual.resolve(
			file)), file);
	}

	private static Path pipeline(final Path clinical) {
		final Path output = folder.resolve("pipeline-" + clinical.getFileName());
		RUNNER.succeed(RunPipeline.class, inputs(clinical, output, Map.of("variables", SampleData.VARIABLES, "significance", 0.2,
			"rule", "minimum")));
		return output;
	}

	@Test
	void pipelineAndStepsFindTheSame() {
		final Path byColumn = pipeline(column), byMonths = pipeline(months), steps = folder.resolve("steps");
		assertSame(byColumn, byMonths, SAME);
		final Map<String, Object> split = inputs(months, steps, Map.of());
		split.remove("featuretable");
		RUNNER.succeed(SplitCohort.class, split);
		final String splitFile = steps.resolve("split.csv").toString(), selected = steps.resolve("selected.csv").toString();
		RUNNER.succeed(ReaderAgreement.class, Map.of("featuretable", features.toString(), "outputdir", steps.toString()));
		RUNNER.succeed(SelectFeatures.class, inputs(months, steps, Map.of("splitfile", splitFile, "agreementtable", steps.resolve(
			"agreement.csv").toString(), "significance", 0.2, "rule", "minimum")));
		RUNNER.succeed(TrainModels.class, inputs(months, steps, Map.of("splitfile", splitFile, "selectedfile", selected,
			"variables", SampleData.VARIABLES)));
		RUNNER.succeed(EvaluateModels.class, inputs(months, steps, Map.of("splitfile", splitFile, "modeldir", steps.resolve(
			"models").toString())));
		assertSame(byMonths, steps, SAME);
		assertSame(byMonths, steps, List.of("models/integrated.radiomics-model.json"));
		checkWords(byMonths);
	}

	private static void checkWords(final Path study) {
		final RiskModel model = ModelFile.read(study.resolve("models/integrated.radiomics-model.json"));
		assertEquals("recurrence", model.outcome());
		assertEquals("recurrence within 12 months", model.positive());
		assertEquals("no recurrence within 12 months", model.negative());
		assertTrue(SampleData.read(study.resolve("run.json")).contains("\"horizonmonths\" : 12.0"));
		assertTrue(SampleData.read(study.resolve("flow.csv")).contains(
			"excluded,followed for less than 12 months without recurrence,1"));
		final String problems = SampleData.read(study.resolve("problems.csv")), page = SampleData.read(study.resolve(
			"report.html"));
		assertTrue(problems.contains("Patient '" + SHORT + "' is excluded: followed for less than 12 months"), problems);
		assertTrue(page.contains("Positive class: recurrence within 12 months."), "the report");
		assertTrue(page.contains("1 excluded: followed for less than 12 months without recurrence"), "the report");
	}

	/** Without a clinical table the months stand beside the features and must not become features. */
	@Test
	void monthsAreNoFeatures() {
		final Path table = folder.resolve("alone.csv");
		SampleData.changed(months, table, line -> line.startsWith("patient,") ? "patient,recurrence_months,followup_months,age,b,c"
			: line.replaceFirst("^([^,]*,[^,]*,[^,]*,[^,]*),.*", "$1") + "," + line.hashCode() % 97 + "," + line.hashCode() % 89);
		final Path out = folder.resolve("alone");
		RUNNER.succeed(RunPipeline.class, Map.of("featuretable", table.toString(), "horizonmonths", 12, "significance", 1,
			"outputdir", out.toString()));
		final String screened = SampleData.read(out.resolve("univariate.csv"));
		assertFalse(screened.contains("months"), screened);
		assertTrue(screened.contains("\nage,"), screened);
		assertEquals(2, SampleData.read(out.resolve("description.csv")).lines().count(), "features are no clinical variables");
	}

	@Test
	void badMonthsAreSaidWithFileAndLine() {
		final Path bad = SampleData.changed(months, folder.resolve("bad.csv"), line -> line.startsWith("SIM003,") ? line
			.replaceFirst(",[0-9.]*,[0-9.]*,", ",,,") : line);
		final Map<String, Object> more = Map.of("clinicaltable", bad.toString(), "outputdir", folder.resolve("none").toString());
		for (final var command : List.of(SplitCohort.class, SelectFeatures.class, RunPipeline.class, DescribeClinicalTable.class)) {
			final Map<String, Object> inputs = inputs(months, folder, more);
			if (command == SplitCohort.class || command == DescribeClinicalTable.class) inputs.remove("featuretable");
			final String reason = RUNNER.reason(command.asSubclass(RadiomicsCommand.class), inputs);
			assertTrue(reason.contains("bad.csv, line 4: patient 'SIM003' has neither recurrence_months nor followup_months"),
				reason);
		}
		assertFalse(java.nio.file.Files.exists(folder.resolve("none")));
	}
}
