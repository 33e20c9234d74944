package org.radiomate.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomate.table.CsvTable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the commands say about agreement, coefficients, calibration and reclassification, on small tables. */
class StatisticsCommandsTest {

	private static final CommandRunner RUNNER = new CommandRunner();
	private static final int PATIENTS = 40;

	@TempDir
	static Path folder;
	private static Path table;

	@BeforeAll
	static void train() throws IOException {
		table = folder.resolve("table.csv");
		Files.writeString(table, table(i -> (i * 7 + i / 5) % 3 == 0 ? 1 : 0));
		Files.writeString(folder.resolve("selected.csv"), "feature\na\nb\n");
		RUNNER.succeed(TrainModels.class, with(Map.of("selectedfile", folder.resolve("selected.csv").toString(), "variables",
			"age")));
	}

	@AfterAll
	static void close() {
		RUNNER.close();
	}

	private static String table(final java.util.function.IntUnaryOperator outcome) {
		final StringBuilder text = new StringBuilder("patient,a,b,age,outcome,cohort\n");
		for (int i = 0; i < PATIENTS; i++) {
			text.append("P").append(100 + i).append(',').append((i * 37 % 11) / 3.0 + outcome.applyAsInt(i)).append(',').append(i
				* 17 % 13).append(',').append(50 + i * 23 % 19).append(',').append(outcome.applyAsInt(i)).append(',').append(i < 28
					? "training" : "validation").append('\n');
		}
		return text.toString();
	}

	private static Map<String, Object> with(final Map<String, Object> more) {
		final Map<String, Object> inputs = new HashMap<>(Map.of("featuretable", table.toString(), "outcome", "outcome",
			"splitfile", table.toString(), "outputdir", folder.toString()));
		inputs.putAll(more);
		return inputs;
	}

	private static double number(final CsvTable csv, final String column, final int row) {
		return Double.parseDouble(csv.cells(column).get(row));
	}

	@Test
	void coefficientsHaveBothIntervals() {
		final CsvTable csv = CsvTable.read(folder.resolve("coefficients.csv"));
		assertEquals(List.of("(Intercept)", "a", "b", "(Intercept)", "age", "(Intercept)", "a", "b", "age"), csv.cells("term"));
		for (int i = 0; i < csv.rows().size(); i++) {
			final double b = number(csv, "coefficient", i);
			assertTrue(number(csv, "lower", i) < b && b < number(csv, "upper", i));
			assertTrue(number(csv, "profile_lower", i) < b && b < number(csv, "profile_upper", i));
			assertEquals(Math.exp(number(csv, "lower", i)), number(csv, "odds_ratio_lower", i), 1e-9 * number(csv, "odds_ratio",
				i));
		}
	}

	@Test
	void theEvaluationWritesEveryTable() {
		final Path out = folder.resolve("evaluation");
		RUNNER.succeed(EvaluateModels.class, with(Map.of("modeldir", folder.resolve("models").toString(), "outputdir", out
			.toString(), "cutpoints", "0.3; 0.6", "bootstrap", 200)));
		final CsvTable metrics = CsvTable.read(out.resolve("metrics.csv"));
		for (int i = 0; i < metrics.rows().size(); i++) {
			for (final String figure : List.of("auc", "accuracy", "sensitivity", "specificity")) assertTrue(number(metrics,
				figure + "_lower", i) <= number(metrics, figure, i) && number(metrics, figure, i) <= number(metrics, figure +
					"_upper", i), figure);
		}
		assertEquals(3 * 2 * 5, CsvTable.read(out.resolve("thresholds.csv")).rows().size());
		assertEquals(3 * 2 * 5, CsvTable.read(out.resolve("reclassification.csv")).rows().size());
		assertEquals(6, CsvTable.read(out.resolve("calibration.csv")).rows().size());
		assertEquals(3 * PATIENTS, CsvTable.read(out.resolve("calibration_curve.csv")).rows().size());
		assertEquals(6 * 99, CsvTable.read(out.resolve("decision.csv")).rows().size());
	}

	@Test
	void aValidationCohortOfOneClassIsEvaluatedAsFarAsItGoes() throws IOException {
		final Path out = folder.resolve("oneclass");
		final Path spoiled = folder.resolve("oneclass.csv");
		Files.writeString(spoiled, table(i -> i < 28 && (i * 7 + i / 5) % 3 == 0 ? 1 : 0));
		RUNNER.succeed(EvaluateModels.class, with(Map.of("featuretable", spoiled.toString(), "modeldir", folder.resolve(
			"models").toString(), "outputdir", out.toString(), "bootstrap", 0)));
		final CsvTable calibration = CsvTable.read(out.resolve("calibration.csv"));
		final int row = calibration.cells("cohort").indexOf("validation");
		assertTrue(calibration.cells("remark").get(row).contains("one class"));
		assertEquals("", calibration.cells("slope").get(row));
		assertEquals("", CsvTable.read(out.resolve("metrics.csv")).cells("auc_bootstrap_lower").get(0));
		assertFalse(Files.readString(out.resolve("calibration.csv")).contains("Infinity"));
	}

	/** The validation patients, as if they came from elsewhere: nothing else is evaluated, and with the same figures. */
	@Test
	void patientsFromElsewhereAreEvaluatedAlone() throws IOException {
		final Path out = folder.resolve("external"), both = folder.resolve("both"), elsewhere = SampleData.changed(table, folder.resolve(
			"elsewhere.csv"), line -> line.endsWith(",training") ? line.replaceAll(",[01],training", ",,") : line.replaceAll(
				",[a-z]+$", ","));
		Files.write(elsewhere, Files.readAllLines(elsewhere).stream().filter(line -> !line.endsWith(",,")).toList());
		final Map<String, Object> inputs = with(Map.of("modeldir", folder.resolve("models").toString(), "bootstrap", 50));
		inputs.put("outputdir", both.toString());
		RUNNER.succeed(EvaluateModels.class, inputs);
		inputs.putAll(Map.of("outputdir", out.toString(), "featuretable", elsewhere.toString(), "splitfile", "", "external", true));
		RUNNER.succeed(EvaluateModels.class, inputs);
		for (final String file : List.of("metrics.csv", "comparison.csv", "calibration.csv", "predictions.csv")) {
			final List<String> expected = Files.readAllLines(both.resolve(file)).stream().filter(line -> !line.contains("training"))
				.toList();
			assertEquals(expected, Files.readAllLines(out.resolve(file)), file);
		}
		assertEquals(3 * 1, CsvTable.read(out.resolve("thresholds.csv")).rows().size(), "a threshold of theirs would be theirs");
	}

	@Test
	void whoTrainedAModelIsNotFromElsewhere() {
		final Map<String, Object> inputs = with(Map.of("modeldir", folder.resolve("models").toString(), "external", true));
		assertTrue(RUNNER.reason(EvaluateModels.class, inputs).contains("Leave 'splitfile' empty"));
		inputs.put("splitfile", "");
		assertTrue(RUNNER.reason(EvaluateModels.class, inputs).contains("was trained on patients of"));
	}

	@Test
	void featuresThatWereNotKeptAreNotTrained() throws IOException {
		final Path screened = folder.resolve("univariate.csv");
		Files.writeString(screened, "feature,p,kept\na,0.01,yes\nb,0.5,no\n");
		assertTrue(RUNNER.reason(TrainModels.class, with(Map.of("selectedfile", screened.toString(), "outputdir", folder.resolve("no")
			.toString()))).contains("lists features that were not kept"));
		assertFalse(Files.exists(folder.resolve("no").resolve("models")));
	}

	@Test
	void badOptionsAreNamed() {
		final Map<String, Object> inputs = with(Map.of("modeldir", folder.resolve("models").toString(), "outputdir", folder
			.resolve("bad").toString()));
		inputs.put("cutpoints", "0.3; high");
		assertTrue(RUNNER.reason(EvaluateModels.class, inputs).contains("'high' in 'cutpoints'"));
		inputs.put("cutpoints", "");
		inputs.put("bootstrap", -1);
		assertTrue(RUNNER.reason(EvaluateModels.class, inputs).contains("'bootstrap' is -1"));
		assertFalse(Files.exists(folder.resolve("bad").resolve("metrics.csv")));
	}

	@Test
	void limitsOfAgreementAreWrittenOnRequestAndConstantFeaturesSaid() throws IOException {
		final Path readings = folder.resolve("readings.csv");
		Files.writeString(readings, "patient,reader,repeat,x,same,gap\nA,1,1,1,5,1\nB,1,1,2,5,2\nC,1,1,4,5,3\n" +
			"A,2,1,1.5,5,1\nB,2,1,2,5,\nC,2,1,4.5,5,4\n");
		final Path out = folder.resolve("agreement");
		RUNNER.succeed(ReaderAgreement.class, Map.of("featuretable", readings.toString(), "outputdir", out.toString()));
		assertFalse(Files.exists(out.resolve("blandaltman.csv")));
		final CsvTable agreement = CsvTable.read(out.resolve("agreement.csv"));
		assertEquals("no", agreement.cells("kept").get(1));
		assertTrue(agreement.cells("reason").get(1).contains("all ratings are the same"));
		RUNNER.succeed(ReaderAgreement.class, Map.of("featuretable", readings.toString(), "outputdir", out.toString(),
			"blandaltman", true));
		final CsvTable limits = CsvTable.read(out.resolve("blandaltman.csv"));
		assertEquals(List.of("x", "same", "gap"), limits.cells("feature"));
		assertEquals(-1 / 3.0, number(limits, "bias", 0), 1e-15);
		assertEquals("1 patients without a value in both readings left out", limits.cells("remark").get(2));
		assertEquals("reader 2", limits.cells("second").get(0));
	}
}
