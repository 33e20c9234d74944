package org.radiomate.inference;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

import org.junit.jupiter.api.Test;
import org.radiomate.task.ProblemException;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What must hold for any data, and what happens at the edges. */
class InferencePropertiesTest {

	private static final LogisticOptions OPTIONS = LogisticOptions.defaults();

	/** Shrout and Fleiss 1979, table 2 and the values printed below it. */
	@Test
	void publishedIntraclassCorrelations() {
		final double[][] ratings = { { 9, 2, 5, 8 }, { 6, 1, 3, 2 }, { 8, 4, 6, 8 }, { 7, 1, 2, 6 }, { 10, 5, 6, 9 }, { 6, 2,
			4, 7 } };
		final IntraclassCorrelation icc = IntraclassCorrelation.of(ratings, 0.95);
		final double[] printed = { 0.17, 0.29, 0.71, 0.44, 0.62, 0.91 };
		for (final IccForm form : IccForm.values()) {
			assertEquals(printed[form.ordinal()], icc.get(form).value(), 0.005, form.label());
		}
	}

	@Property(tries = 50)
	void agreementIgnoresUnitAndZeroPoint(@ForAll @LongRange(min = 0, max = 1_000_000) final long seed) {
		final Random random = new Random(seed);
		final double[][] ratings = new double[12][3];
		final double[][] other = new double[12][3];
		for (int i = 0; i < 12; i++) {
			final double subject = random.nextGaussian();
			for (int j = 0; j < 3; j++) {
				ratings[i][j] = subject + 0.5 * random.nextGaussian();
				other[i][j] = 1000 - 2.5 * ratings[i][j];
			}
		}
		final var a = IntraclassCorrelation.of(ratings, 0.95);
		final var b = IntraclassCorrelation.of(other, 0.95);
		for (final IccForm form : IccForm.values()) {
			assertEquals(a.get(form).value(), b.get(form).value(), 1e-9 * (1 + Math.abs(a.get(form).value())));
			assertTrue(a.get(form).lower() <= a.get(form).value() && a.get(form).value() <= a.get(form).upper());
		}
	}

	@Test
	void undefinedAgreementSaysWhy() {
		final var constant = IntraclassCorrelation.of(new double[][] { { 3, 3 }, { 3, 3 }, { 3, 3 } }, 0.95);
		assertTrue(Double.isNaN(constant.get(IccForm.ICC2_1).value()));
		assertEquals("all ratings are the same", constant.undefinedReason());
		final var missing = IntraclassCorrelation.of(new double[][] { { 1, 2 }, { Double.NaN, 3 }, { 4, 4 }, { 7, 6 } }, 0.95);
		assertEquals(1, missing.omittedSubjects());
		assertEquals(3, missing.subjects());
		assertEquals("", missing.undefinedReason());
		assertEquals("fewer than two subjects have all ratings", IntraclassCorrelation.of(new double[][] { { 1, 2 } }, 0.95)
			.undefinedReason());
		final var shifted = IntraclassCorrelation.of(new double[][] { { 1, 2 }, { 2, 3 }, { 5, 6 } }, 0.95);
		assertEquals(1, shifted.get(IccForm.ICC3_1).value());
		assertTrue(shifted.get(IccForm.ICC2_1).value() < 1);
	}

	@Test
	void formsAreParsedByLabel() {
		for (final IccForm form : IccForm.values()) assertEquals(form, IccForm.parse(" " + form.label().toLowerCase()));
		assertTrue(assertThrows(ProblemException.class, () -> IccForm.parse("ICC(4,1)")).getMessage().contains("ICC(2,1)"));
	}

	@Test
	void testsRefuseOrExplainWhatTheyCannotDo() {
		assertThrows(IllegalArgumentException.class, () -> ShapiroWilk.test(new double[] { 1, Double.NaN, 2 }));
		assertEquals("fewer than 3 values", ShapiroWilk.test(new double[] { 1, 2 }).undefinedReason());
		assertEquals("more than 5000 values", ShapiroWilk.test(new double[5001]).undefinedReason());
		assertEquals("a group has no variance", BartlettTest.test(new double[] { 1, 1 }, new double[] { 1, 2 })
			.undefinedReason());
		assertEquals("a sample is empty", MannWhitney.test(new double[0], new double[] { 1 }).undefinedReason());
		assertFalse(TTest.welch(new double[] { 1 }, new double[] { 1, 2 }).test().isDefined());
		assertFalse(ChiSquareTest.test(new long[][] { { 0, 0 }, { 2, 3 } }, false).test().isDefined());
		assertTrue(ChiSquareTest.test(new long[][] { { 1, 2 }, { 2, 3 } }, false).hasSmallExpectedCount());
	}

	@Property(tries = 50)
	void mannWhitneyCountsPairs(@ForAll @LongRange(min = 0, max = 1_000_000) final long seed) {
		final Random random = new Random(seed);
		final double[] a = random.ints(7, 0, 6).asDoubleStream().toArray();
		final double[] b = random.ints(9, 0, 6).asDoubleStream().toArray();
		double pairs = 0;
		for (final double x : a) for (final double y : b) pairs += x > y ? 1 : x == y ? 0.5 : 0;
		assertEquals(pairs, MannWhitney.test(a, b).statistic(), 1e-12);
		assertEquals(MannWhitney.test(a, b).p(), MannWhitney.test(b, a).p(), 1e-12);
	}

	@Test
	void missingPValuesAreNotCounted() {
		final double[] p = { 0.01, Double.NaN, 0.04, 0.03 };
		final double[] adjusted = PValueAdjustment.HOLM.adjust(p);
		assertEquals(0.03, adjusted[0], 1e-15);
		assertTrue(Double.isNaN(adjusted[1]));
		assertEquals(0.06, adjusted[2], 1e-15);
	}

	@Property(tries = 50)
	void adjustedPValuesNeverShrinkAndKeepTheOrder(@ForAll @LongRange(min = 0, max = 1_000_000) final long seed) {
		final double[] p = new Random(seed).doubles(20).toArray();
		for (final PValueAdjustment method : PValueAdjustment.values()) {
			final double[] adjusted = method.adjust(p);
			for (int i = 0; i < p.length; i++) {
				assertTrue(adjusted[i] >= p[i] && adjusted[i] <= 1);
				for (int j = 0; j < p.length; j++) assertTrue(p[i] > p[j] || adjusted[i] <= adjusted[j]);
			}
		}
	}

	@Property(tries = 30)
	void quantilesInvertTheirDistribution(@ForAll @LongRange(min = 1, max = 60) final long df) {
		for (final double p : new double[] { 0.01, 0.3, 0.5, 0.975 }) {
			final double f = Quantiles.f(p, df, 2.5 * df);
			assertEquals(p, org.apache.commons.statistics.distribution.FDistribution.of(df, 2.5 * df).cumulativeProbability(f),
				1e-14);
		}
	}

	/** With one binary variable Firth's estimate is the log odds ratio after adding one half to every cell. */
	@Test
	void firthOfATwoByTwoTable() {
		final double[] x = new double[20];
		final boolean[] y = new boolean[20];
		for (int i = 0; i < 20; i++) {
			x[i] = i < 8 ? 1 : 0;
			y[i] = i < 8 || i < 13;
		}
		final LogisticFit likelihood = LogisticRegression.fit(new double[][] { x }, y, List.of("x"), OPTIONS);
		assertEquals(Separation.QUASI_COMPLETE, likelihood.separation());
		final LogisticFit fit = LogisticRegression.fit(new double[][] { x }, y, List.of("x"), OPTIONS.withFirth(true));
		assertEquals(Math.log(8.5 / 0.5 / (5.5 / 7.5)), fit.coefficients()[1], 1e-10);
		assertEquals(Math.log(5.5 / 7.5), fit.coefficients()[0], 1e-10);
		assertTrue(fit.converged());
	}

	/** At the maximum the residuals are orthogonal to every variable. */
	@Property(tries = 30)
	void scoreIsZeroAtTheMaximum(@ForAll @LongRange(min = 0, max = 1_000_000) final long seed) {
		final Random random = new Random(seed);
		final double[][] columns = new double[3][60];
		final boolean[] y = new boolean[60];
		for (int i = 0; i < 60; i++) {
			for (int j = 0; j < 3; j++) columns[j][i] = random.nextGaussian();
			y[i] = random.nextGaussian() + 0.5 * columns[0][i] > 0;
		}
		final LogisticFit fit = LogisticRegression.fit(columns, y, List.of("a", "b", "c"), OPTIONS);
		for (final double[] column : columns) {
			double score = 0;
			for (int i = 0; i < 60; i++) score += column[i] * ((y[i] ? 1 : 0) - fit.fitted()[i]);
			assertEquals(0, score, 1e-9);
		}
		assertEquals(fit.fitted()[7], fit.probability(new double[] { columns[0][7], columns[1][7], columns[2][7] }), 1e-12);
		assertEquals(Separation.NONE, fit.separation());
	}

	@Test
	void logisticRegressionExplainsBadInput() {
		final boolean[] oneClass = { true, true, true };
		assertTrue(assertThrows(ProblemException.class, () -> LogisticRegression.fit(new double[0][], oneClass, List.of(),
			OPTIONS)).getMessage().contains("3 of 3"));
		assertThrows(IllegalArgumentException.class, () -> LogisticRegression.fit(new double[][] { { 1, Double.NaN } },
			new boolean[] { true, false }, List.of("x"), OPTIONS));
	}

	@Test
	void constantColumnIsAliasedWithTheIntercept() {
		final double[] constant = new double[10];
		Arrays.fill(constant, 4);
		final boolean[] y = new boolean[10];
		y[2] = true;
		y[5] = true;
		final LogisticFit fit = LogisticRegression.fit(new double[][] { constant }, y, List.of("same"), OPTIONS);
		assertTrue(Double.isNaN(fit.coefficients()[1]));
		assertEquals(Math.log(0.2 / 0.8), fit.coefficients()[0], 1e-12);
		assertEquals(1, fit.rank());
	}

	@Test
	void stepwiseNoneKeepsEverything() {
		final double[][] columns = { { 1, 2, 3, 4, 5, 6 }, { 3, 1, 2, 5, 4, 1 } };
		final boolean[] y = { false, true, false, true, false, true };
		final List<String> names = List.of("a", "b");
		final var result = StepwiseLogistic.fit(columns, y, names, StepwiseLogistic.singleTerms(names),
			StepwiseLogistic.Direction.NONE, OPTIONS);
		assertEquals(2, result.terms().size());
		assertEquals(1, result.path().size());
		assertThrows(ProblemException.class, () -> StepwiseLogistic.Direction.parse("sideways"));
	}
}
