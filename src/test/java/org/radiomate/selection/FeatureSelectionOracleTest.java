package org.radiomate.selection;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.radiomate.task.Progress;
import org.radiomate.testing.RCase;
import org.radiomate.testing.Shared;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.RCase.assertClose;
import static org.radiomate.testing.RCase.number;
import static org.radiomate.testing.RCase.numbers;

/** The whole selection on the simulated cohort against R's result. */
class FeatureSelectionOracleTest {

	static RCase pipeline;
	static List<String> ids;
	static double[][] columns;
	static boolean[] positive;
	static int[] folds;
	static SelectionResult result;

	@BeforeAll
	static void select() {
		pipeline = RCase.read(Shared.path("stats/cohort/pipeline_result.json"));
		final RCase.Csv features = RCase.Csv.read(Shared.path("stats/cohort/simulated_features_reader1.csv"));
		final RCase.Csv clinical = RCase.Csv.read(Shared.path("stats/cohort/simulated_clinical.csv"));
		final RCase.Csv split = RCase.Csv.read(Shared.path("stats/cohort/simulated_split_folds.csv"));
		final String[] sets = split.text("set");
		final int[] training = IntStream.range(0, sets.length).filter(i -> sets[i].equals("train")).toArray();
		ids = RCase.texts(pipeline.json().get("icc").get("passed"));
		columns = new double[ids.size()][];
		for (int j = 0; j < columns.length; j++) columns[j] = chosen(features.column(ids.get(j)), training);
		final double[] outcome = chosen(clinical.column("outcome"), training);
		positive = new boolean[outcome.length];
		for (int i = 0; i < outcome.length; i++) positive[i] = outcome[i] == 1;
		folds = Arrays.stream(chosen(split.column("foldid"), training)).mapToInt(v -> (int) v).toArray();
		result = FeatureSelection.select(ids, columns, positive, folds, SelectionOptions.defaults(), Progress.NONE);
	}

	private static double[] chosen(final double[] values, final int[] rows) {
		return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
	}

	@Test
	void univariateScreenEqualsR() {
		final JsonNode expected = pipeline.json().get("univariate");
		assertEquals(263, result.screen().size());
		for (final ScreenRow row : result.screen()) {
			final int j = row.index();
			assertEquals(expected.get("feature").get(j).asText(), row.id());
			assertClose(row.id() + " mean", number(expected.get("train_mean").get(j)), result.zScore().means()[j], 1e-14);
			assertClose(row.id() + " sd", number(expected.get("train_sd").get(j)), result.zScore().standardDeviations()[j],
				1e-13);
			assertClose(row.id(), number(expected.get("shapiro_p_recurrence").get(j)), row.shapiroPositive(), 1e-9);
			assertClose(row.id(), number(expected.get("shapiro_p_no_recurrence").get(j)), row.shapiroNegative(), 1e-9);
			assertClose(row.id(), number(expected.get("bartlett_p").get(j)), row.bartlett(), 1e-10);
			assertClose(row.id(), number(expected.get("statistic").get(j)), row.statistic(), 1e-10);
			assertClose(row.id(), number(expected.get("p").get(j)), row.p(), 1e-10);
			final String test = switch (expected.get("test").get(j).asText()) {
				case "t_equal_variance" -> "t (equal variances)";
				case "t_welch" -> "t (Welch)";
				default -> "Mann-Whitney (normal approximation)";
			};
			assertEquals(test, row.test());
		}
		assertEquals(256, result.passedScreen());
		assertEquals(RCase.texts(expected.get("passed")), result.screen().stream().filter(ScreenRow::kept).map(
			ScreenRow::id).toList());
	}

	@Test
	void lassoEqualsR() {
		final JsonNode expected = pipeline.json().get("lasso");
		final CrossValidation cv = result.crossValidation().orElseThrow();
		assertClose("lambda", numbers(expected.get("lambda")), cv.lambdas(), 1e-11, 0);
		assertClose("cvm", numbers(expected.get("cvm")), cv.means(), 1e-7, 0);
		assertClose("cvsd", numbers(expected.get("cvsd")), cv.errors(), 1e-7, 0);
		assertEquals(expected.get("index_min").asInt(), cv.minimumIndex() + 1);
		assertEquals(expected.get("index_1se").asInt(), cv.oneSeIndex() + 1);
		assertEquals(RCase.texts(expected.get("selected")), result.selectedIds());
		assertClose("lambda", number(expected.get("lambda_1se")), result.lambda(), 1e-11);
		assertClose("intercept", number(expected.get("coef_1se").get("(Intercept)")), result.intercept(), 1e-7, 1);
		for (final var feature : result.selected()) {
			assertClose(feature.id(), number(expected.get("coef_1se").get(feature.id())), feature.coefficient(), 1e-7, 1);
		}
	}

	@Test
	void otherMeasuresEqualR() {
		final JsonNode others = pipeline.json().get("lasso").get("other_measures");
		for (final Measure measure : List.of(Measure.AUC, Measure.CLASS, Measure.MSE)) {
			final SelectionResult other = FeatureSelection.select(ids, columns, positive, folds, SelectionOptions.defaults()
				.withMeasure(measure), Progress.NONE);
			final JsonNode expected = others.get(measure.toString());
			assertEquals(expected.get("index_1se").asInt(), other.crossValidation().orElseThrow().oneSeIndex() + 1, measure
				.toString());
			assertEquals(RCase.texts(expected.get("selected_1se")), other.selectedIds());
		}
		final SelectionResult explicit = FeatureSelection.select(ids, columns, positive, folds, SelectionOptions.defaults()
			.withExplicitLambda(true), Progress.NONE);
		final JsonNode expected = others.get("deviance_explicit_lambda");
		assertClose("cvm", numbers(expected.get("cvm")), explicit.crossValidation().orElseThrow().means(), 1e-7, 0);
		assertEquals(RCase.texts(expected.get("selected_1se")), explicit.selectedIds());
	}

	@Test
	void lassoIsFast() {
		final double[][] z = Arrays.stream(result.candidates()).mapToObj(j -> result.zScore().apply(columns)[j]).toArray(
			double[][]::new);
		final List<Double> seconds = new ArrayList<>();
		for (int run = 0; run < 7; run++) {
			final long start = System.nanoTime();
			final ElasticNetOptions options = ElasticNetOptions.defaults(Family.BINOMIAL);
			final ElasticNetPath path = ElasticNet.fit(z, positive, options);
			ElasticNetCrossValidation.run(path, z, positive, folds, Measure.DEVIANCE, options, Progress.NONE);
			seconds.add((System.nanoTime() - start) / 1e9);
		}
		System.out.println("10-fold cross-validated lasso, 137 x 256, to the exact optimum, seconds: " + seconds);
		assertTrue(seconds.stream().mapToDouble(Double::doubleValue).min().orElseThrow() < 10);
	}
}
