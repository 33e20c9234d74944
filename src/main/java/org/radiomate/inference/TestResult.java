package org.radiomate.inference;

/**
 * What a hypothesis test found.
 *
 * @param test the test's name
 * @param statistic its statistic
 * @param df degrees of freedom, {@code NaN} if it has none
 * @param p the two-sided P value unless the test says otherwise
 * @param undefinedReason why statistic or P is {@code NaN}, or an empty text
 */
public record TestResult(String test, double statistic, double df, double p, String undefinedReason) {

	static TestResult of(final String test, final double statistic, final double df, final double p) {
		return new TestResult(test, statistic, df, p, "");
	}

	static TestResult undefined(final String test, final String reason) {
		return new TestResult(test, Double.NaN, Double.NaN, Double.NaN, reason);
	}

	/** Whether there is a P value. */
	public boolean isDefined() {
		return !Double.isNaN(p);
	}
}
