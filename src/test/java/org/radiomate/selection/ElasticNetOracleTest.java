package org.radiomate.selection;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.radiomate.task.Progress;
import org.radiomate.testing.RCase;
import org.radiomate.testing.Shared;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.RCase.assertClose;
import static org.radiomate.testing.RCase.number;
import static org.radiomate.testing.RCase.numbers;

/** Elastic net paths and cross-validation against R's glmnet. */
class ElasticNetOracleTest {

	@TestFactory
	Stream<DynamicTest> paths() {
		return RCase.tests("glmnet", c -> {
			final Input in = Input.of(c);
			final ElasticNetPath path = ElasticNet.fit(in.x, in.y, in.options, Progress.NONE);
			final JsonNode expected = c.result();
			assertEquals(expected.get("nlambda").asInt(), path.size(), "values of lambda");
			assertClose("lambda", numbers(expected.get("lambda")), path.lambdas(), 1e-12, 0);
			assertClose("null deviance", number(expected.get("nulldev")), path.nullDeviance(), 1e-12);
			assertClose("deviance ratio", numbers(expected.get("dev_ratio")), path.devianceRatios(), 1e-8, 1e-3);
			final double worst = Arrays.stream(path.optimality()).max().orElseThrow();
			assertTrue(worst < 1e-10 * path.lambdas()[0], "largest KKT violation " + worst);
			assertTrue(objectiveExcess(c, in, path) < 1e-12, "the objective is above R's");
			compareCoefficients(c, in, path);
		});
	}

	/** Coefficients on the standardised scale. */
	private static void compareCoefficients(final RCase c, final Input in, final ElasticNetPath path) {
		final double tolerance = c.json().get("data").get("file").asText().contains("tables") ? 2e-6 : 1e-7;
		final int[] starts = Arrays.stream(numbers(c.result().get("beta_csc").get("p"))).mapToInt(v -> (int) v).toArray();
		final double[] values = numbers(c.result().get("beta_csc").get("x"));
		final double[] rows = numbers(c.result().get("beta_csc").get("i"));
		for (int k = 0; k < path.size(); k++) {
			final double[] expected = new double[in.x.length];
			for (int m = starts[k]; m < starts[k + 1]; m++) expected[(int) rows[m]] = values[m];
			final double[] actual = path.coefficients(k);
			for (int j = 0; j < expected.length; j++) {
				final double sd = in.deviations[j];
				assertClose("b[" + j + "] at " + k, expected[j] * sd, actual[j] * sd, tolerance, 1);
			}
			assertClose("intercept at " + k, number(c.result().get("a0").get(k)), path.intercepts()[k], 1e-6, 1);
		}
	}

	/** How far our objective lies above R's, relatively. */
	private static double objectiveExcess(final RCase c, final Input in, final ElasticNetPath path) {
		double worst = Double.NEGATIVE_INFINITY;
		final double ridgeScale = in.options.family() == Family.GAUSSIAN ? 1 / Input.deviation(in.y) : 1;
		for (int k = 0; k < path.size(); k++) {
			final double[] eta = path.linearPredictor(k, in.x);
			double value = 0;
			for (int i = 0; i < eta.length; i++) {
				value += in.options.family() == Family.GAUSSIAN ? (in.y[i] - eta[i]) * (in.y[i] - eta[i]) / 2 : Math.log1p(Math
					.exp(-Math.abs(eta[i]))) + Math.max(eta[i], 0) - in.y[i] * eta[i];
			}
			value /= eta.length;
			final double[] b = path.coefficients(k);
			for (int j = 0; j < b.length; j++) {
				final double scaled = in.options.standardize() ? b[j] * in.deviations[j] : b[j];
				value += path.lambdas()[k] * (in.options.alpha() * Math.abs(scaled) + (1 - in.options.alpha()) / 2 * ridgeScale *
					scaled * scaled);
			}
			final double expected = number(c.result().get("objective").get(k));
			worst = Math.max(worst, (value - expected) / expected);
		}
		return worst;
	}

	@TestFactory
	Stream<DynamicTest> crossValidation() {
		return RCase.tests("cvglmnet", c -> {
			final Input in = Input.of(c);
			final ElasticNetPath path = ElasticNet.fit(in.x, in.y, in.options, Progress.NONE);
			final boolean explicit = c.json().get("call").asText().contains("lambda=glmnet(");
			final ElasticNetOptions inFolds = explicit ? in.options.withLambdas(path.lambdas()) : in.options;
			final Measure measure = Measure.parse(c.result().get("type_measure").asText());
			final CrossValidation cv = ElasticNetCrossValidation.run(path, in.x, in.y, in.folds, measure, inFolds,
				Progress.NONE);
			final JsonNode expected = c.result();
			assertClose("lambda", numbers(expected.get("lambda")), cv.lambdas(), 1e-12, 0);
			assertClose("mean", numbers(expected.get("cvm")), cv.means(), 1e-6, 0);
			assertClose("error", numbers(expected.get("cvsd")), cv.errors(), 1e-6, 0);
			final int[] nonZero = Arrays.stream(numbers(expected.get("nzero"))).mapToInt(v -> (int) v).toArray();
			// at exactly the largest lambda R's rounding may leave a coefficient of about 1e-17
			if (explicit) nonZero[0] = 0;
			assertArrayEquals(nonZero, cv.nonZero());
			assertEquals(expected.get("index_min").asInt(), cv.minimumIndex() + 1, "best lambda");
			assertEquals(expected.get("index_1se").asInt(), cv.oneSeIndex() + 1, "1-SE lambda");
			assertEquals(RCase.texts(expected.get("selected_1se")), Arrays.stream(path.indices()[cv.oneSeIndex()]).mapToObj(
				in.names::get).toList());
			if (expected.has("fit_preval")) comparePredictors(expected.get("fit_preval").get("matrix"), cv);
		});
	}

	/** A real table whose features are close to combinations of others: every path must still end at the optimum. */
	@Test
	void nearlyCollinearFeaturesAreSolved() {
		final RCase.Csv csv = RCase.Csv.read(Shared.path("stats/tables/lung_granuloma_dong2022.csv"));
		final List<String> names = csv.header().subList(2, csv.header().size());
		final double[][] x = csv.columns(names);
		final boolean[] y = csv.labels("outcome");
		for (final double alpha : new double[] { 1, 0.5, 0.05 }) {
			final ElasticNetOptions options = ElasticNetOptions.defaults(Family.BINOMIAL).withAlpha(alpha);
			final ElasticNetPath path = ElasticNet.fit(x, y, options);
			assertEquals(100, path.size());
			assertTrue(Arrays.stream(path.optimality()).max().orElseThrow() < 1e-11 * path.lambdas()[0] * alpha);
		}
	}

	private static void comparePredictors(final JsonNode matrix, final CrossValidation cv) {
		for (int i = 0; i < matrix.size(); i++) {
			final double[] expected = numbers(matrix.get(i));
			for (int k = 0; k < expected.length; k++) {
				assertClose("predictor " + i + " " + k, expected[k], cv.predictors()[k][i], 1e-8, 1);
			}
		}
	}

	record Input(List<String> names, double[][] x, double[] y, int[] folds, double[] deviations, ElasticNetOptions options) {

		static Input of(final RCase c) {
			final RCase.Csv csv = c.csv();
			final JsonNode columns = c.data().get("x");
			final List<String> names = columns.isArray() ? RCase.texts(columns) : csv.header().subList(csv.header().indexOf(
				"foldid") + 1, csv.header().size());
			final double[][] x = csv.columns(names);
			final String call = c.json().get("call").asText();
			final ElasticNetOptions options = options(call);
			return new Input(names, x, csv.column(c.data().get("y").asText()), folds(c, csv), Arrays.stream(x).mapToDouble(
				Input::deviation).toArray(), options);
		}

		/** The options of an R call. */
		private static ElasticNetOptions options(final String call) {
			ElasticNetOptions options = ElasticNetOptions.defaults(call.contains("gaussian") ? Family.GAUSSIAN
				: Family.BINOMIAL).withStandardize(!call.contains("standardize=FALSE"));
			final String alpha = argument(call, "alpha=([0-9.e-]+)");
			if (alpha != null) options = options.withAlpha(Double.parseDouble(alpha));
			final String ratio = argument(call, "lambda.min.ratio=([0-9.e-]+)");
			if (ratio != null) options = options.withLambdaMinRatio(Double.parseDouble(ratio));
			final String count = argument(call, "nlambda=([0-9]+)");
			if (count != null) options = options.withLambdaCount(Integer.parseInt(count));
			final String given = argument(call, "lambda=c\\(([^)]*)\\)");
			if (given != null) options = options.withLambdas(Arrays.stream(given.split(",")).mapToDouble(
				text -> Double.parseDouble(text.trim())).toArray());
			return options;
		}

		private static String argument(final String call, final String pattern) {
			final Matcher matcher = Pattern.compile("\\b" + pattern).matcher(call);
			return matcher.find() ? matcher.group(1) : null;
		}

		private static int[] folds(final RCase c, final RCase.Csv csv) {
			if (c.name().startsWith("glmnet")) return new int[0];
			final RCase.Csv source = c.data().has("foldid_file") ? RCase.Csv.read(Path.of(c.file().getParent().toString(), c
				.data().get("foldid_file").asText())) : csv;
			return Arrays.stream(source.column("foldid")).mapToInt(v -> (int) v).toArray();
		}

		static double deviation(final double[] values) {
			final double mean = Arrays.stream(values).average().orElseThrow();
			return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
		}
	}
}
