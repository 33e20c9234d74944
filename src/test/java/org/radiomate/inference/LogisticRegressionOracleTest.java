package org.radiomate.inference;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.radiomate.testing.RCase;
import org.radiomate.testing.Shared;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.RCase.assertClose;
import static org.radiomate.testing.RCase.number;

/** Logistic regression and stepwise selection against R's glm and step. */
class LogisticRegressionOracleTest {

	@TestFactory
	Stream<DynamicTest> maximumLikelihood() {
		return RCase.tests("glm", c -> !c.name().contains("separation") && !c.name().contains("alias"), c -> {
			final Formula formula = Formula.of(c, c.json().get("call").asText());
			final LogisticFit fit = formula.fit(LogisticOptions.defaults());
			compare(c.result(), fit);
			compareDroppedTerms(c.result().get("drop1"), formula, fit);
			compareProfile(c, formula, fit);
		});
	}

	/** The likelihood ratio test of each term. */
	private static void compareDroppedTerms(final JsonNode expected, final Formula formula, final LogisticFit fit) {
		if (expected == null) return;
		for (int k = 1; k < expected.get("term").size(); k++) {
			final String term = expected.get("term").get(k).asText();
			final LogisticFit without = formula.without(term).fit(LogisticOptions.defaults());
			final double df = fit.rank() - without.rank();
			final double lrt = without.deviance() - fit.deviance();
			assertClose("df " + term, number(expected.get("df").get(k)), df, 0);
			assertClose("deviance " + term, number(expected.get("deviance").get(k)), without.deviance(), 1e-12);
			assertClose("lrt " + term, number(expected.get("lrt").get(k)), lrt, 1e-8, 1e-3);
			assertClose("p " + term, number(expected.get("p").get(k)), org.apache.commons.statistics.distribution
				.ChiSquaredDistribution.of(df).survivalProbability(lrt), 1e-8);
		}
	}

	/**
	 * By definition: with the coefficient at a limit, the other coefficients free, the deviance is larger by the quantile of
	 * chi-square. R's confint interpolates this curve by a spline through points about a fifth of a standard error apart.
	 */
	private static void compareProfile(final RCase c, final Formula formula, final LogisticFit fit) {
		final Interval[] intervals = ProfileLikelihood.intervals(formula.columns, formula.positive, fit, LogisticOptions
			.defaults(), 0.95);
		for (int j = 0; j < intervals.length; j++) {
			for (final double limit : new double[] { intervals[j].lower(), intervals[j].upper() }) {
				if (Double.isInfinite(limit)) {
					assertEquals(Separation.QUASI_COMPLETE, fit.separation());
					continue;
				}
				assertEquals(fit.deviance() + Quantiles.chiSquare(0.95, 1), profileDeviance(formula, j, limit), 1e-8, fit.names()
					.get(j));
			}
			assertTrue(intervals[j].lower() < fit.coefficients()[j] && fit.coefficients()[j] < intervals[j].upper());
		}
		final JsonNode expected = c.result().get("profile_ci");
		if (expected != null && fit.separation() == Separation.NONE) compareWithR(expected, fit, intervals,
			c.result().has("profile_warnings") ? 2e-2 : 2e-3);
	}

	/** R's spline is worse where fits far from the estimate warn of probabilities of 0 or 1. */
	private static void compareWithR(final JsonNode expected, final LogisticFit fit, final Interval[] intervals,
		final double precision)
	{
		for (int j = 0; j < intervals.length; j++) {
			final JsonNode limits = expected.get(fit.names().get(j));
			final double se = fit.standardErrors()[j];
			RCase.assertAtPrecisionOfR("profile lower " + fit.names().get(j), number(limits.get("lo")), intervals[j].lower(),
				precision * se);
			RCase.assertAtPrecisionOfR("profile upper " + fit.names().get(j), number(limits.get("hi")), intervals[j].upper(),
				precision * se);
		}
	}

	private static double profileDeviance(final Formula formula, final int term, final double b) {
		if (formula.columns.length == 0) return Logit.deviance(formula.positive, filled(formula.positive.length, Logit
			.probability(b)));
		final double[][] design = LogisticRegression.withIntercept(formula.columns, formula.positive.length);
		final double[] offset = Arrays.stream(design[term]).map(x -> b * x).toArray();
		final double[][] others = IntStream.range(0, design.length).filter(j -> j != term).mapToObj(j -> design[j]).toArray(
			double[][]::new);
		return LikelihoodIterations.run(others, formula.positive, offset, LogisticOptions.defaults().withMaxIterations(500))
			.deviance();
	}

	private static double[] filled(final int n, final double value) {
		final double[] values = new double[n];
		Arrays.fill(values, value);
		return values;
	}

	@TestFactory
	Stream<DynamicTest> separation() {
		return RCase.tests("glm", c -> c.name().contains("separation"), c -> {
			final Formula formula = Formula.of(c, c.json().get("call").asText());
			final LogisticFit fit = formula.fit(LogisticOptions.defaults());
			final boolean complete = c.name().contains("perfect");
			assertEquals(complete ? Separation.COMPLETE : Separation.QUASI_COMPLETE, fit.separation());
			assertTrue(fit.warnings().get(0).contains("Firth"));
			assertClose("deviance", number(c.result().get("deviance")), fit.deviance(), 1e-7, 1);
			if (!complete) {
				final JsonNode z = c.result().get("coefficients").get("z");
				assertClose("z", number(z.get("estimate")), fit.coefficients()[fit.names().indexOf("z")], 1e-7);
				assertTrue(fit.warnings().get(0).contains("along (Intercept)") || fit.warnings().get(0).contains("along x"));
			}
			final LogisticFit firth = formula.fit(LogisticOptions.defaults().withFirth(true));
			assertTrue(firth.converged());
			assertTrue(Arrays.stream(firth.coefficients()).allMatch(b -> Math.abs(b) < 50));
		});
	}

	/** R was told a tolerance of 1e-17 in this case and so did not see the aliasing; with its default it reports NA. */
	@TestFactory
	Stream<DynamicTest> aliasing() {
		return RCase.tests("glm", c -> c.name().contains("alias"), c -> {
			final LogisticFit fit = Formula.of(c, c.json().get("call").asText()).fit(LogisticOptions.defaults());
			final int last = fit.coefficients().length - 1;
			assertTrue(Double.isNaN(fit.coefficients()[last]));
			assertTrue(Double.isNaN(fit.standardErrors()[last]));
			assertEquals(last, fit.rank());
			assertTrue(fit.warnings().get(0).startsWith(fit.names().get(last) + " is a linear combination"));
			final LogisticFit without = Formula.of(c, "glm(y ~ a + b, data").fit(LogisticOptions.defaults());
			assertClose("deviance", without.deviance(), fit.deviance(), 1e-13);
			assertClose("b", without.coefficients()[2], fit.coefficients()[2], 1e-12);
		});
	}

	@TestFactory
	Stream<DynamicTest> stepwise() {
		return RCase.tests("step", c -> {
			final String call = c.json().get("call").asText();
			final Formula formula = Formula.of(c, call.substring(call.indexOf("upper=")));
			final String direction = c.name().substring(c.name().lastIndexOf('_') + 1);
			final StepwiseLogistic.Result result = StepwiseLogistic.fit(formula.columns, formula.positive, formula.names,
				formula.terms, StepwiseLogistic.Direction.parse(direction), LogisticOptions.defaults());
			final JsonNode path = c.result().get("path");
			assertEquals(RCase.texts(path.get("step")), result.path().stream().map(StepwiseLogistic.Step::change).toList());
			for (int i = 0; i < result.path().size(); i++) {
				final StepwiseLogistic.Step step = result.path().get(i);
				assertClose("df", number(path.get("df").get(i)), step.df(), 0);
				assertClose("residual df", number(path.get("resid_df").get(i)), step.residualDf(), 0);
				assertClose("deviance", number(path.get("resid_dev").get(i)), step.residualDeviance(), 1e-12);
				assertClose("aic", number(path.get("aic").get(i)), step.aic(), 1e-12);
			}
			assertEquals(RCase.texts(c.result().get("final_terms")), result.terms().stream().map(StepwiseLogistic.Term::name)
				.toList());
			compare(c.result().get("final"), result.fit());
		});
	}

	@Test
	void modelsOfTheSimulatedCohort() {
		final RCase pipeline = RCase.read(Shared.path("stats/cohort/pipeline_result.json"));
		final RCase.Csv features = RCase.Csv.read(Shared.path("stats/cohort/simulated_features_reader1.csv"));
		final RCase.Csv clinical = RCase.Csv.read(Shared.path("stats/cohort/simulated_clinical.csv"));
		final String[] sets = RCase.Csv.read(Shared.path("stats/cohort/simulated_split_folds.csv")).text("set");
		final int[] training = IntStream.range(0, sets.length).filter(i -> sets[i].equals("train")).toArray();
		final JsonNode expected = pipeline.json().get("models").get("radiomics");
		final List<String> names = RCase.texts(pipeline.json().get("lasso").get("selected"));
		final double[][] columns = names.stream().map(name -> zScored(features.column(name), training)).toArray(
			double[][]::new);
		final double[] outcome = clinical.column("outcome");
		final boolean[] positive = new boolean[training.length];
		for (int i = 0; i < positive.length; i++) positive[i] = outcome[training[i]] == 1;
		final LogisticFit fit = LogisticRegression.fit(columns, positive, names, LogisticOptions.defaults());
		assertClose("aic", number(expected.get("aic")), fit.aic(), 1e-12);
		compareCoefficients(expected.get("coefficients"), fit);
		assertClose("probabilities", RCase.numbers(expected.get("train").get("probability")), fit.fitted(), 1e-10, 1);
	}

	private static double[] zScored(final double[] values, final int[] rows) {
		final double[] x = Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
		final Moments moments = Moments.of(x);
		return Arrays.stream(x).map(v -> (v - moments.mean()) / Math.sqrt(moments.variance())).toArray();
	}

	private static void compare(final JsonNode expected, final LogisticFit fit) {
		assertClose("deviance", number(expected.get("deviance")), fit.deviance(), 1e-12);
		assertClose("null deviance", number(expected.get("null_deviance")), fit.nullDeviance(), 1e-12);
		assertClose("aic", number(expected.get("aic")), fit.aic(), 1e-12);
		assertClose("bic", number(expected.get("bic")), fit.bic(), 1e-12);
		assertClose("log likelihood", number(expected.get("loglik")), fit.logLikelihood(), 1e-12);
		assertEquals(expected.get("rank").asInt(), fit.rank());
		assertEquals(expected.get("df_residual").asInt(), fit.residualDf());
		assertTrue(fit.converged());
		assertClose("fitted", RCase.numbers(expected.get("fitted")), fit.fitted(), 1e-10, 1);
		compareCoefficients(expected.get("coefficients"), fit);
		if (!isSeparated(expected)) {
			assertEquals(Separation.NONE, fit.separation());
			assertTrue(Math.abs(expected.get("iterations").asInt() - fit.iterations()) <= 1);
			for (int i = 0; i < fit.names().size(); i++) compareCovariance(expected.get("vcov"), fit, i);
		}
		else assertEquals(Separation.QUASI_COMPLETE, fit.separation());
	}

	private static void compareCovariance(final JsonNode expected, final LogisticFit fit, final int i) {
		final double[] row = RCase.numbers(expected.get("matrix").get(i));
		for (int j = 0; j < row.length; j++) {
			assertClose("covariance", row[j], fit.covariance()[i][j], 1e-9, fit.standardErrors()[i] * fit.standardErrors()[j]);
		}
	}

	private static boolean isSeparated(final JsonNode expected) {
		for (final JsonNode term : expected.get("coefficients")) if (number(term.get("se")) > 1e4 && Math.abs(number(term.get(
			"z"))) < 1e-2) return true;
		return false;
	}

	/** Terms with an infinite estimate are left out: their digits depend on where the iterations stop. */
	private static void compareCoefficients(final JsonNode expected, final LogisticFit fit) {
		final List<String> names = new ArrayList<>();
		expected.fieldNames().forEachRemaining(names::add);
		assertEquals(names, fit.names());
		for (int j = 0; j < names.size(); j++) {
			final JsonNode term = expected.get(names.get(j));
			final double se = number(term.get("se"));
			if (se > 1e4 && Math.abs(number(term.get("z"))) < 1e-2) continue;
			assertClose(names.get(j), number(term.get("estimate")), fit.coefficients()[j], 1e-9, se);
			assertClose("se " + names.get(j), se, fit.standardErrors()[j], 1e-9);
			assertClose("z " + names.get(j), number(term.get("z")), fit.z(j), 1e-9, 1);
			assertClose("p " + names.get(j), number(term.get("p")), fit.p(j), 1e-8);
			if (!term.has("wald_lo")) continue;
			assertClose("lower " + names.get(j), number(term.get("wald_lo")), fit.lower(j, 0.95), 1e-9, se);
			assertClose("upper " + names.get(j), number(term.get("wald_hi")), fit.upper(j, 0.95), 1e-9, se);
			assertFalse(Double.isNaN(fit.oddsRatio(j)));
		}
	}

	/** Firth's intervals by definition, and finite under separation; near the ordinary ones in an ordinary sample. */
	@TestFactory
	Stream<DynamicTest> firthProfile() {
		return RCase.all("glm").stream().filter(c -> !c.name().contains("alias") && !c.name().contains("scaled")).map(
			c -> DynamicTest.dynamicTest("Firth's " + c.name(), () -> {
				final Formula formula = Formula.of(c, c.json().get("call").asText());
				final LogisticOptions options = LogisticOptions.defaults().withFirth(true);
				final LogisticFit fit = formula.fit(options);
				final Interval[] intervals = ProfileLikelihood.intervals(formula.columns, formula.positive, fit, options, 0.95);
				for (int j = 0; j < intervals.length; j++) {
					assertTrue(intervals[j].lower() < fit.coefficients()[j] && fit.coefficients()[j] < intervals[j].upper());
					assertTrue(Double.isFinite(intervals[j].lower()) && Double.isFinite(intervals[j].upper()), fit.names().get(j));
				}
			}));
	}

	/** The right-hand side of an R formula, coded with treatment contrasts. */
	private static final class Formula {

		final List<String> names = new ArrayList<>();
		final List<StepwiseLogistic.Term> terms = new ArrayList<>();
		final boolean[] positive;
		double[][] columns;

		static Formula of(final RCase c, final String call) {
			final var matcher = Pattern.compile("y ~ (.*?)(, data|, binomial|\\), direction)").matcher(call);
			if (!matcher.find()) throw new IllegalArgumentException(call);
			return new Formula(c.csv(), c.data().get("y").asText(), matcher.group(1));
		}

		/** The same without one term. */
		Formula without(final String term) {
			final String rest = String.join(" + ", terms.stream().map(StepwiseLogistic.Term::name).filter(name -> !name.equals(
				term)).toList());
			return new Formula(csv, y, rest.isEmpty() ? "1" : rest);
		}

		private final RCase.Csv csv;
		private final String y;

		private Formula(final RCase.Csv csv, final String y, final String rightSide) {
			this.csv = csv;
			this.y = y;
			positive = csv.labels(y);
			final List<double[]> coded = new ArrayList<>();
			if (!rightSide.equals("1")) for (final String term : rightSide.split(" \\+ ")) add(csv, term, coded);
			columns = coded.toArray(double[][]::new);
		}

		private void add(final RCase.Csv csv, final String term, final List<double[]> coded) {
			final boolean factor = term.startsWith("factor(");
			final String column = factor ? term.substring(7, term.length() - 1) : term;
			final String[] text = csv.text(column);
			final boolean numeric = Arrays.stream(text).allMatch(t -> t.matches("-?[0-9.]+(e[-+]?[0-9]+)?"));
			final int start = coded.size();
			if (numeric && !factor) {
				names.add(term);
				coded.add(csv.column(column));
			}
			else {
				final String[] levels = Arrays.stream(text).distinct().sorted().toArray(String[]::new);
				for (final String level : Arrays.copyOfRange(levels, 1, levels.length)) {
					names.add(term + level);
					coded.add(Arrays.stream(text).mapToDouble(t -> t.equals(level) ? 1 : 0).toArray());
				}
			}
			terms.add(new StepwiseLogistic.Term(term, IntStream.range(start, coded.size()).toArray()));
		}

		LogisticFit fit(final LogisticOptions options) {
			return LogisticRegression.fit(columns, positive, names, options);
		}
	}
}
