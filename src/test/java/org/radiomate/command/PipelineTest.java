package org.radiomate.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.measure.ResultsTable;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomate.table.Cohort;
import org.radiomate.table.SplitTable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pipeline on the sample study: complete, repeatable, equal to its steps, and without leaks. */
class PipelineTest {

	private static final CommandRunner RUNNER = new CommandRunner();
	private static final List<String> TRAINING_SIDE = List.of("univariate.csv", "lasso_path.csv", "lasso_cv.csv", "folds.csv",
		"selected.csv");
	private static final List<String> RESAMPLING = List.of("resampling.csv", "resampling_runs.csv", "selection_frequency.csv",
		"oof_predictions.csv");
	private static final List<String> MODELS = List.of("models/radiomics.radiomics-model.json",
		"models/clinical.radiomics-model.json", "models/integrated.radiomics-model.json");
	private static final List<String> TABLES = List.of("features.csv", "features.json", "agreement.csv", "description.csv",
		"description.html", "flow.csv", "split.csv", "predictions.csv", "metrics.csv", "comparison.csv", "thresholds.csv",
		"reclassification.csv", "calibration.csv", "calibration_curve.csv", "decision.csv", "coefficients.csv", "problems.csv",
		"report.html",
		"figures/roc_validation.svg", "figures/lasso_cv.svg", "figures/agreement.svg");

	@TempDir
	static Path folder;
	private static Path study;

	@BeforeAll
	static void runOnce() {
		study = folder.resolve("study");
		run(study, Map.of("threads", 2));
	}

	@AfterAll
	static void close() {
		RUNNER.close();
	}

	private static void run(final Path output, final Map<String, Object> more) {
		final Map<String, Object> inputs = new HashMap<>(Map.of("manifest", SampleData.manifest(), "clinicaltable", SampleData
			.clinical(), "outcome", "recurrence", "variables", SampleData.VARIABLES, "significance", 0.2, "rule", "minimum",
			"outputdir", output.toString()));
		inputs.putAll(more);
		inputs.values().remove("");
		RUNNER.succeed(RunPipeline.class, inputs);
	}

	private static void assertSameBytes(final Path expected, final Path actual, final List<String> files) {
		for (final String file : files) assertEquals(SampleData.read(expected.resolve(file)), SampleData.read(actual.resolve(
			file)), file);
	}

	@Test
	void everyFileOfTheStudyIsThere() {
		for (final List<String> files : List.of(TABLES, TRAINING_SIDE, MODELS, List.of("run.json", "log.txt",
			"figures/roc_training.png", "figures/lasso_path.svg"))) {
			for (final String file : files) assertTrue(Files.exists(study.resolve(file)), file);
		}
	}

	@Test
	void theSampleSelectsFeatures() {
		assertTrue(SampleData.read(study.resolve("selected.csv")).lines().count() > 1, "the planted effect is found");
	}

	@Test
	void equalRunsAreEqualOnAnyNumberOfThreads() {
		final Path again = folder.resolve("again");
		run(again, Map.of("threads", 1));
		assertSameBytes(study, again, TABLES);
		assertSameBytes(study, again, TRAINING_SIDE);
		assertSameBytes(study, again, MODELS);
	}

	@Test
	void theStepsWriteTheSameBytes() {
		final Path steps = folder.resolve("steps");
		final String out = steps.toString(), features = steps.resolve("features.csv").toString();
		RUNNER.succeed(ExtractStudy.class, Map.of("manifest", SampleData.manifest(), "outputdir", out));
		RUNNER.succeed(ReaderAgreement.class, Map.of("featuretable", features, "outputdir", out));
		RUNNER.succeed(DescribeClinicalTable.class, Map.of("clinicaltable", SampleData.clinical(), "outcome", "recurrence",
			"variables", SampleData.VARIABLES, "outputdir", out));
		RUNNER.succeed(SplitCohort.class, Map.of("clinicaltable", SampleData.clinical(), "outcome", "recurrence", "outputdir",
			out));
		final Map<String, Object> tables = Map.of("featuretable", features, "clinicaltable", SampleData.clinical(), "outcome",
			"recurrence", "splitfile", steps.resolve("split.csv").toString(), "outputdir", out);
		RUNNER.succeed(SelectFeatures.class, with(tables, Map.of("agreementtable", steps.resolve("agreement.csv").toString(),
			"significance", 0.2, "rule", "minimum")));
		RUNNER.succeed(TrainModels.class, with(tables, Map.of("selectedfile", steps.resolve("selected.csv").toString(),
			"variables", SampleData.VARIABLES)));
		RUNNER.succeed(EvaluateModels.class, with(tables, Map.of("modeldir", steps.resolve("models").toString())));
		assertSameBytes(study, steps, List.of("features.csv", "features.json", "agreement.csv", "description.csv",
			"description.html", "flow.csv", "split.csv", "predictions.csv", "metrics.csv", "comparison.csv", "thresholds.csv",
			"reclassification.csv", "calibration.csv", "calibration_curve.csv", "decision.csv", "coefficients.csv"));
		assertSameBytes(study, steps, TRAINING_SIDE);
		assertSameBytes(study, steps, MODELS);
	}

	private static Map<String, Object> with(final Map<String, Object> a, final Map<String, Object> b) {
		final Map<String, Object> both = new HashMap<>(a);
		both.putAll(b);
		return both;
	}

	/** With the split given, whatever stands in a validation patient's row changes no file of the training side. */
	@ParameterizedTest
	@ValueSource(strings = { "logistic", "random forest" })
	void validationPatientsChangeNothingOfTheTrainingSide(final String learner) {
		final Path split = study.resolve("split.csv");
		final SplitTable cohorts = SplitTable.read(split, "patient");
		final Path spoiledClinical = SampleData.changed(Path.of(SampleData.clinical()), folder.resolve("clinical.csv"),
			line -> isValidation(cohorts, line) ? line.replaceFirst(",0,", ",x,").replaceFirst(",1,", ",0,").replaceFirst(",x,",
				",1,") : line);
		final Path spoiledFeatures = SampleData.changed(study.resolve("features.csv"), folder.resolve("spoiled.csv"),
			line -> isValidation(cohorts, line) ? line.replaceAll("(?<=,)[-0-9.E]+(?=,|$)", "7").replaceFirst("^([^,]+),7,7",
				line.replaceFirst("^([^,]+,[^,]*,[^,]*).*", "$1")) : line);
		spoilRecord(cohorts);
		final boolean resampled = learner.equals("logistic");
		final Map<String, Object> common = Map.of("manifest", "", "splitfile", split.toString(), "agreementcohort", "training",
			"learner", learner, "resampling", resampled ? "nested cross-validation" : "none", "repetitions", 1);
		final Path clean = folder.resolve("clean " + learner), spoiled = folder.resolve("leak " + learner);
		run(clean, with(common, Map.of("featuretable", study.resolve("features.csv").toString())));
		run(spoiled, with(common, Map.of("featuretable", spoiledFeatures.toString(), "clinicaltable", spoiledClinical
			.toString())));
		assertSameBytes(clean, spoiled, TRAINING_SIDE);
		assertSameBytes(clean, spoiled, List.of("agreement.csv"));
		assertEquals(learner.equals("random forest"), Files.exists(clean.resolve("tuning.csv")));
		if (Files.exists(clean.resolve("tuning.csv"))) assertSameBytes(clean, spoiled, List.of("tuning.csv"));
		if (resampled) {
			assertSameBytes(clean, spoiled, RESAMPLING);
			assertEquals(withoutProvenance(clean.resolve("resampling.json")), withoutProvenance(spoiled.resolve("resampling.json")));
		}
		for (final String model : MODELS) assertEquals(withoutProvenance(clean.resolve(model)), withoutProvenance(spoiled
			.resolve(model)), model);
		assertNotEquals(SampleData.read(clean.resolve("metrics.csv")), SampleData.read(spoiled.resolve("metrics.csv")),
			"the spoiled values were really different");
	}

	/** The record of the spoiled table: validation images of another scanner. */
	private void spoilRecord(final SplitTable cohorts) {
		final com.fasterxml.jackson.databind.JsonNode record = org.radiomate.io.Json.readTree(study.resolve("features.json"),
			"a record");
		for (final com.fasterxml.jackson.databind.JsonNode reading : record.path("readings")) {
			if (!isValidation(cohorts, reading.path("patient").asText() + ",")) continue;
			((com.fasterxml.jackson.databind.node.ObjectNode) reading.path("geometry")).put("spacingXMm", 7.5);
		}
		org.radiomate.io.Json.write(folder.resolve("spoiled.json"), record);
	}

	/** Whatever the learner: the steps repeat the pipeline, the report is there, and a later run leaves no old tuning behind. */
	@ParameterizedTest
	@ValueSource(strings = { "ridge logistic", "random forest", "gradient boosting", "svm" })
	void everyLearnerGoesThroughPipelineAndSteps(final String learner) {
		final Path whole = folder.resolve("whole " + learner), steps = folder.resolve("steps " + learner);
		final String features = study.resolve("features.csv").toString();
		run(whole, Map.of("manifest", "", "featuretable", features, "learner", learner, "seed", 5, "threshold", "youden"));
		final Map<String, Object> tables = Map.of("featuretable", features, "clinicaltable", SampleData.clinical(), "outcome",
			"recurrence", "splitfile", whole.resolve("split.csv").toString(), "outputdir", steps.toString());
		final var trained = RUNNER.succeed(TrainModels.class, with(tables, Map.of("selectedfile", whole.resolve("selected.csv")
			.toString(), "variables", SampleData.VARIABLES, "learner", learner, "seed", 5, "threshold", "youden")));
		RUNNER.succeed(EvaluateModels.class, with(tables, Map.of("modeldir", steps.resolve("models").toString(), "seed", 5)));
		assertSameBytes(whole, steps, MODELS);
		assertSameBytes(whole, steps, List.of("tuning.csv", "predictions.csv", "metrics.csv", "comparison.csv"));
		final ResultsTable models = (ResultsTable) trained.getOutput("models");
		assertEquals(!learner.equals("ridge logistic"), models.columnExists("permutation_importance_auc"));
		assertTrue(((ResultsTable) trained.getOutput("tuning")).size() > 3);
		final String page = SampleData.read(whole.resolve("report.html"));
		assertTrue(page.contains("(" + learner + ")") && page.contains("held out"), "the report says what was trained");
		run(whole, Map.of("manifest", "", "featuretable", features));
		assertFalse(Files.exists(whole.resolve("tuning.csv")), "logistic regression has nothing to tune");
	}

	private static boolean isValidation(final SplitTable cohorts, final String line) {
		return cohorts.cohorts().get(line.split(",")[0]) == Cohort.VALIDATION;
	}

	/** A model names the hash of its input tables, which differ here by design; the feature set lies beside one only. */
	private static String withoutProvenance(final Path model) {
		final String text = SampleData.read(model);
		return text.replaceAll("(?s)\"(provenance|inputs)\" : \\{.*?\\}", "").replaceAll("(?s)\"featureSet\" : .*?\"clinical\" :", "");
	}
}
