package org.radiomate.inference;

import org.apache.commons.statistics.distribution.FDistribution;

/** The F test of the ratio of two variances of normal samples. Equal to R's {@code var.test}. */
public final class VarianceTest {

	private static final String NAME = "F (variances)";

	/**
	 * The test with its estimate.
	 *
	 * @param test F, its first degrees of freedom and P
	 * @param df2 second degrees of freedom
	 * @param ratio variance of the first over that of the second sample
	 * @param lower confidence limit of the ratio
	 * @param upper confidence limit of the ratio
	 */
	public record Result(TestResult test, double df2, double ratio, double lower, double upper) {}

	private VarianceTest() {}

	/**
	 * Tests the two samples; undefined, with the reason, if one has fewer than two values or the second no variance.
	 *
	 * @param confidence of the interval, such as 0.95
	 * @throws IllegalArgumentException if a value is not finite
	 */
	public static Result test(final double[] first, final double[] second, final Alternative alternative,
		final double confidence)
	{
		Moments.requireFinite(first);
		Moments.requireFinite(second);
		if (first.length < 2 || second.length < 2) return undefined("a sample has fewer than two values");
		final Moments a = Moments.of(first);
		final Moments b = Moments.of(second);
		if (!(b.variance() > 0)) return undefined("the second sample has no variance");
		final double df1 = a.n() - 1.0;
		final double df2 = b.n() - 1.0;
		final double ratio = a.variance() / b.variance();
		final double p = pValue(FDistribution.of(df1, df2), ratio, alternative);
		final double tail = alternative == Alternative.TWO_SIDED ? (1 - confidence) / 2 : 1 - confidence;
		return new Result(TestResult.of(NAME, ratio, df1, p), df2, ratio, alternative == Alternative.LESS ? 0 : ratio / Quantiles
			.f(1 - tail, df1, df2), alternative == Alternative.GREATER ? Double.POSITIVE_INFINITY : ratio * Quantiles.f(1 - tail,
				df2, df1));
	}

	private static double pValue(final FDistribution distribution, final double ratio, final Alternative alternative) {
		final double below = distribution.cumulativeProbability(ratio);
		final double above = distribution.survivalProbability(ratio);
		return switch (alternative) {
			case LESS -> below;
			case GREATER -> above;
			case TWO_SIDED -> 2 * Math.min(below, above);
		};
	}

	private static Result undefined(final String reason) {
		return new Result(TestResult.undefined(NAME, reason), Double.NaN, Double.NaN, Double.NaN, Double.NaN);
	}
}
