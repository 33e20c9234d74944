package org.radiomate.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.radiomate.inference.TwoSampleTest.Choice;

import java.util.stream.IntStream;

/** Which test compares two samples. */
class TwoSampleTestTest {

	/** As normal as a sample can be: the normal quantiles. */
	private static double[] normal(final int n, final double mean, final double deviation) {
		return IntStream.range(0, n).mapToDouble(i -> mean + deviation * Quantiles.normal((i + 0.5) / n)).toArray();
	}

	private static double[] skewed(final int n) {
		return IntStream.range(0, n).mapToDouble(i -> StrictMath.exp(3 * Quantiles.normal((i + 0.5) / n))).toArray();
	}

	private static String chosen(final double[] first, final double[] second) {
		return TwoSampleTest.of(first, second, Choice.BY_NORMALITY).test().test();
	}

	@Test
	void theTestThatSuits() {
		assertEquals(TTest.POOLED, chosen(normal(30, 0, 1), normal(25, 1, 1)));
		assertEquals(TTest.WELCH, chosen(normal(30, 0, 1), normal(25, 1, 5)));
		assertEquals(MannWhitney.EXACT, chosen(normal(30, 0, 1), skewed(25)));
		assertEquals(MannWhitney.NORMAL, chosen(skewed(60), normal(25, 0, 1)));
	}

	@Test
	void theSameNumbersAsTheTestsThemselves() {
		final double[] a = normal(20, 3, 2), b = normal(17, 4, 2);
		final TwoSampleTest compared = TwoSampleTest.of(a, b, Choice.BY_NORMALITY);
		assertEquals(TTest.pooled(a, b).test(), compared.test());
		assertEquals(ShapiroWilk.test(a), compared.normalFirst());
		assertEquals(ShapiroWilk.test(b), compared.normalSecond());
		assertEquals(BartlettTest.test(a, b), compared.equalVariances());
		assertTrue(compared.looksNormal() && compared.variancesLookEqual());
	}

	@Test
	void aForcedTestIsTakenWhateverTheSamplesLookLike() {
		assertEquals(MannWhitney.EXACT, TwoSampleTest.of(normal(30, 0, 1), normal(25, 1.01, 1), Choice.RANKS).test().test());
		assertEquals(TTest.WELCH, TwoSampleTest.of(normal(30, 0, 1), skewed(25), Choice.MEANS).test().test());
	}

	@Test
	void samplesTooSmallForShapiroWilkAreRanked() {
		final TwoSampleTest two = TwoSampleTest.of(new double[] { 1, 2 }, new double[] { 5, 3, 4, 9 }, Choice.BY_NORMALITY);
		assertEquals(MannWhitney.EXACT, two.test().test());
		assertFalse(two.looksNormal());
		assertEquals("fewer than 3 values", two.normalFirst().undefinedReason());
		assertFalse(TwoSampleTest.of(new double[] { 1 }, new double[] { 2 }, Choice.MEANS).test().isDefined());
		assertFalse(TwoSampleTest.of(new double[] {}, new double[] { 2 }, Choice.BY_NORMALITY).test().isDefined());
	}
}
