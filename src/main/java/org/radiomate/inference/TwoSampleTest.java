package org.radiomate.inference;

/**
 * Two independent samples of numbers compared by the test that suits them. If both look normal (Shapiro-Wilk P &gt; 0.05)
 * the t test, pooled if the variances look equal (Bartlett P &gt; 0.05) and Welch's otherwise; else the Mann-Whitney test.
 * Where normality cannot be tested (fewer than 3 or more than 5000 values, or all of them equal) it counts as not seen.
 *
 * @param normalFirst Shapiro-Wilk test of the first sample
 * @param normalSecond Shapiro-Wilk test of the second sample
 * @param equalVariances Bartlett's test; of use only if both samples look normal
 * @param test the test of the difference
 */
public record TwoSampleTest(TestResult normalFirst, TestResult normalSecond, TestResult equalVariances, TestResult test) {

	/** Above this P value normality or equality of variances is taken for granted. */
	public static final double ASSUMED_ABOVE = 0.05;

	/** Which test is taken. */
	public enum Choice {
			/** The one that suits the samples. */
			BY_NORMALITY,
			/** The t test, pooled or Welch's as the variances look. */
			MEANS,
			/** The Mann-Whitney test. */
			RANKS
	}

	/**
	 * Compares the samples.
	 *
	 * @throws IllegalArgumentException if a value is not finite
	 */
	public static TwoSampleTest of(final double[] first, final double[] second, final Choice choice) {
		final TestResult normalFirst = ShapiroWilk.test(first), normalSecond = ShapiroWilk.test(second);
		final TestResult variances = BartlettTest.test(first, second);
		final boolean means = choice == Choice.MEANS || choice == Choice.BY_NORMALITY && looksNormal(normalFirst, normalSecond);
		return new TwoSampleTest(normalFirst, normalSecond, variances, means ? tTest(first, second, variances) : MannWhitney
			.test(first, second));
	}

	private static TestResult tTest(final double[] first, final double[] second, final TestResult variances) {
		return variances.p() > ASSUMED_ABOVE ? TTest.pooled(first, second).test() : TTest.welch(first, second).test();
	}

	private static boolean looksNormal(final TestResult first, final TestResult second) {
		return first.p() > ASSUMED_ABOVE && second.p() > ASSUMED_ABOVE;
	}

	/** Whether both samples look normal. */
	public boolean looksNormal() {
		return looksNormal(normalFirst, normalSecond);
	}

	/** Whether the variances look equal. */
	public boolean variancesLookEqual() {
		return equalVariances.p() > ASSUMED_ABOVE;
	}
}
