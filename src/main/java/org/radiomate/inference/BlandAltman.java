package org.radiomate.inference;

import java.util.stream.IntStream;

/**
 * How far two readings of the same subjects differ: bias (mean of first minus second), limits of agreement bias -+ 1.96 s
 * with confidence intervals (t; variance of a limit s^2 (1/n + 1.96^2 / (2(n-1)))), and the repeatability coefficient
 * 1.96 sqrt(2) s_w with the within-subject standard deviation s_w = sqrt(sum d^2 / (2n)).
 * <p>
 * Bland JM, Altman DG, Lancet 1986;327:307, doi 10.1016/S0140-6736(86)90837-8, and Stat Methods Med Res 1999;8:135, doi
 * 10.1177/096228029900800204.
 * </p>
 *
 * @param n subjects with both readings
 * @param bias mean difference, first minus second
 * @param sd standard deviation of the differences
 * @param biasInterval confidence interval of the bias
 * @param lowerLimit below which 2.5 % of differences are expected
 * @param lowerLimitInterval its confidence interval
 * @param upperLimit above which 2.5 % of differences are expected
 * @param upperLimitInterval its confidence interval
 * @param withinSd within-subject standard deviation
 * @param repeatability below which two readings of a subject differ in 95 %
 * @param undefinedReason why figures are {@code NaN}, or an empty text
 */
public record BlandAltman(int n, double bias, double sd, Interval biasInterval, double lowerLimit,
	Interval lowerLimitInterval, double upperLimit, Interval upperLimitInterval, double withinSd, double repeatability,
	String undefinedReason)
{

	private static final double NORMAL_95 = Quantiles.normal(0.975);

	/**
	 * Compares two readings; subjects with a missing ({@code NaN}) or infinite reading are left out.
	 *
	 * @param confidence of the intervals, such as 0.95
	 * @throws IllegalArgumentException if the readings differ in length
	 */
	public static BlandAltman of(final double[] first, final double[] second, final double confidence) {
		if (first.length != second.length) throw new IllegalArgumentException("readings of different lengths");
		final double[] differences = IntStream.range(0, first.length).mapToDouble(i -> first[i] - second[i])
			.filter(Double::isFinite).toArray();
		final int n = differences.length;
		if (n < 2) return undefined(n);
		final Moments d = Moments.of(differences);
		final double sd = Math.sqrt(Math.max(0, d.variance()));
		double squares = 0;
		for (final double difference : differences) squares += difference * difference;
		final double withinSd = Math.sqrt(squares / (2.0 * n));
		final double t = Quantiles.studentT((1 + confidence) / 2, n - 1.0);
		final double biasMargin = t * sd / Math.sqrt(n);
		final double limitMargin = t * sd * Math.sqrt(1.0 / n + NORMAL_95 * NORMAL_95 / (2 * (n - 1.0)));
		final double lower = d.mean() - NORMAL_95 * sd;
		final double upper = d.mean() + NORMAL_95 * sd;
		return new BlandAltman(n, d.mean(), sd, around(d.mean(), biasMargin), lower, around(lower, limitMargin), upper, around(
			upper, limitMargin), withinSd, NORMAL_95 * Math.sqrt(2) * withinSd, "");
	}

	private static Interval around(final double value, final double margin) {
		return new Interval(value - margin, value + margin);
	}

	private static BlandAltman undefined(final int n) {
		final double none = Double.NaN;
		return new BlandAltman(n, none, none, Interval.UNDEFINED, none, Interval.UNDEFINED, none, Interval.UNDEFINED, none,
			none, "fewer than two subjects have both readings");
	}
}
