package org.radiomate.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** What the new numbers are by definition, checked without R. */
class DefinitionTest {

	@ParameterizedTest
	@CsvSource({ "3,1,1,3", "120,80,90,140", "0,8,7,5", "10,0,3,4", "1,999,5,900" })
	void fishersOddsRatioAndLimitsSolveTheirEquations(final long a, final long b, final long c, final long d) {
		final NoncentralHypergeometric tables = new NoncentralHypergeometric(a + c, b + d, a + b);
		final FisherExactTest.Result result = FisherExactTest.test(new long[][] { { a, b }, { c, d } }, Alternative.TWO_SIDED,
			0.95);
		if (result.oddsRatio() > 0 && Double.isFinite(result.oddsRatio())) assertEquals(a, tables.mean(StrictMath.log(result
			.oddsRatio())), 1e-10);
		if (result.lower() > 0) assertEquals(0.025, tables.upperTail(a, StrictMath.log(result.lower())), 1e-12);
		if (Double.isFinite(result.upper())) assertEquals(0.025, tables.lowerTail(a, StrictMath.log(result.upper())), 1e-12);
		assertTrue(result.lower() <= result.oddsRatio() && result.oddsRatio() <= result.upper());
	}

	@Test
	void fishersProbabilityOfSmallTablesIsThatOfAllTables() {
		final Well19937c random = new Well19937c(3);
		for (int trial = 0; trial < 60; trial++) {
			final long[][] table = new long[2 + trial % 2][3];
			for (final long[] row : table) for (int j = 0; j < row.length; j++) row[j] = random.nextInt(4);
			final TestResult result = FisherExactTest.test(table);
			if (result.isDefined()) assertEquals(bruteForce(table), result.p(), 1e-10);
			else assertFalse(result.undefinedReason().isEmpty());
		}
	}

	/** Enumerates every table of the margins. */
	private static double bruteForce(final long[][] table) {
		final double observed = weight(table);
		final double[] sums = new double[2];
		enumerate(new long[table.length][3], 0, table, w -> {
			sums[0] += w;
			if (w <= observed * (1 + 1e-7)) sums[1] += w;
		});
		return sums[1] / sums[0];
	}

	private static void enumerate(final long[][] filled, final int cell, final long[][] margins,
		final java.util.function.DoubleConsumer weights)
	{
		if (cell == filled.length * 3) {
			if (sameMargins(filled, margins)) weights.accept(weight(filled));
			return;
		}
		final int i = cell / 3, j = cell % 3;
		final long left = sum(margins[i]) - sum(filled[i]);
		if (j == 2) {
			filled[i][j] = left;
			enumerate(filled, cell + 1, margins, weights);
		}
		else for (long x = 0; x <= left; x++) {
			filled[i][j] = x;
			enumerate(filled, cell + 1, margins, weights);
		}
		filled[i][j] = 0;
	}

	private static long sum(final long[] row) {
		return java.util.Arrays.stream(row).sum();
	}

	private static boolean sameMargins(final long[][] a, final long[][] b) {
		for (int j = 0; j < 3; j++) {
			long difference = 0;
			for (int i = 0; i < a.length; i++) difference += a[i][j] - b[i][j];
			if (difference != 0) return false;
		}
		return true;
	}

	private static double weight(final long[][] table) {
		double weight = 1;
		for (final long[] row : table) for (final long x : row) for (long k = 2; k <= x; k++) weight /= k;
		return weight;
	}

	@Test
	void aTableTooLargeForFisherSaysSo() {
		final long[][] table = new long[8][8];
		for (int i = 0; i < 8; i++) for (int j = 0; j < 8; j++) table[i][j] = 20 + (i * 3 + j * 5) % 7;
		final TestResult result = FisherExactTest.test(table);
		assertFalse(result.isDefined());
		assertTrue(result.undefinedReason().contains("too large"), result.undefinedReason());
	}

	@Test
	void emptyRowsAndColumnsDoNotMatterToFisher() {
		assertEquals(FisherExactTest.test(new long[][] { { 3, 1 }, { 1, 3 } }).p(), FisherExactTest.test(new long[][] { { 3, 0,
			1 }, { 0, 0, 0 }, { 1, 0, 3 } }).p(), 0);
		assertFalse(FisherExactTest.test(new long[][] { { 3, 1 }, { 0, 0 } }).isDefined());
	}

	@Test
	void firthsProfileLimitsSolveTheirEquation() {
		final double[] x = { -2, -1.5, -1, -0.7, 0.2, 0.4, 0.9, 1.4, 2, 2.2 };
		final double[] z = { 0.3, -1, 2, 0.1, 0.8, -0.4, 1, 0, -2, 0.5 };
		final boolean[] positive = { false, false, false, false, false, true, true, true, true, true };
		final LogisticOptions options = LogisticOptions.defaults().withFirth(true);
		final double[][] columns = { x, z };
		final LogisticFit fit = LogisticRegression.fit(columns, positive, List.of("x", "z"), options);
		final Interval[] intervals = ProfileLikelihood.intervals(columns, positive, fit, options, 0.9);
		final double[][] design = LogisticRegression.withIntercept(columns, 10);
		final double best = FirthIterations.penalisedWith(design, positive, -1, new double[3], options);
		for (int j = 0; j < 3; j++) {
			for (final double limit : new double[] { intervals[j].lower(), intervals[j].upper() }) {
				final double[] start = new double[3];
				start[j] = limit;
				assertEquals(Quantiles.chiSquare(0.9, 1), 2 * (best - FirthIterations.penalisedWith(design, positive, j, start,
					options)), 1e-8);
			}
		}
	}

	@ParameterizedTest
	@EnumSource(Alternative.class)
	void aConstantVariableHasNoCorrelation(final Alternative side) {
		final double[] constant = { 2, 2, 2, 2 }, other = { 1, 2, 3, 4 };
		for (final CorrelationTest.Result result : List.of(CorrelationTest.pearson(constant, other, side, 0.95), CorrelationTest
			.spearman(other, constant, side, CorrelationTest.Method.AUTOMATIC), CorrelationTest.kendall(constant, other, side,
				CorrelationTest.Method.ASYMPTOTIC))) {
			assertFalse(result.test().isDefined());
			assertEquals("a variable does not vary", result.test().undefinedReason());
		}
	}

	@ParameterizedTest
	@ValueSource(doubles = { Double.NaN, Double.POSITIVE_INFINITY })
	void valuesThatAreNoneAreRefused(final double bad) {
		final double[] values = { 1, bad, 3 }, good = { 1, 2, 4 };
		assertThrows(IllegalArgumentException.class, () -> CorrelationTest.pearson(values, good, Alternative.LESS, 0.95));
		assertThrows(IllegalArgumentException.class, () -> KruskalWallis.test(good, values));
		assertThrows(IllegalArgumentException.class, () -> OneWayAnova.classic(values, good));
		assertThrows(IllegalArgumentException.class, () -> VarianceTest.test(good, values, Alternative.LESS, 0.95));
		assertThrows(IllegalArgumentException.class, () -> SignedRank.test(values, good, Alternative.LESS));
	}

	@Test
	void tooFewOrConstantValuesAreSaid() {
		final double[] one = { 1 }, same = { 2, 2, 2 };
		assertEquals("every group has but one value", OneWayAnova.classic(one, one).test().undefinedReason());
		assertEquals("a group has no variance", OneWayAnova.welch(same, same).test().undefinedReason());
		assertEquals("all values are the same", KruskalWallis.test(same, same).undefinedReason());
		assertEquals("the second sample has no variance", VarianceTest.test(new double[] { 1, 2 }, same, Alternative.LESS, 0.9)
			.test().undefinedReason());
		assertEquals("no pair differs", SignedRank.test(same, same, Alternative.LESS).undefinedReason());
		assertEquals("fewer than two subjects have both readings", BlandAltman.of(one, one, 0.95).undefinedReason());
		assertEquals(1, IntraclassCorrelation.of(new double[][] { { 1, 1 }, { 2, 2 } }, 0.95).get(IccForm.ICC2_1).value(), 0);
		assertEquals("all ratings are the same", IntraclassCorrelation.of(new double[][] { { 1, 1 }, { 1, 1 } }, 0.95)
			.undefinedReason());
	}

	@Test
	void limitsOfAgreementByHand() {
		final BlandAltman found = BlandAltman.of(new double[] { 3, 5, 4, Double.NaN }, new double[] { 2, 3, 1, 7 }, 0.95);
		assertEquals(3, found.n());
		assertEquals(2, found.bias(), 1e-15);
		assertEquals(1, found.sd(), 1e-15);
		assertEquals(2 - 1.959963984540054, found.lowerLimit(), 1e-14);
		assertEquals(2 - 4.302652729749464 / Math.sqrt(3), found.biasInterval().lower(), 1e-12);
		assertEquals(Math.sqrt(14 / 6.0), found.withinSd(), 1e-15);
		assertEquals(1.959963984540054 * Math.sqrt(14 / 3.0), found.repeatability(), 1e-14);
		final double margin = 4.302652729749464 * Math.sqrt(1 / 3.0 + 1.959963984540054 * 1.959963984540054 / 4);
		assertEquals(found.upperLimit() + margin, found.upperLimitInterval().upper(), 1e-11);
	}
}
