package org.radiomate.inference;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Student's t test of means: of two independent samples, with pooled variance or Welch's unequal variances (Welch BL,
 * Biometrika 1947;34:28, doi 10.1093/biomet/34.1-2.28), or of pairs. Equal to R's {@code t.test}.
 */
public final class TTest {

	/** Names of the tests in {@link TestResult#test()}. */
	public static final String POOLED = "t (equal variances)";
	public static final String WELCH = "t (Welch)";
	public static final String PAIRED = "t (paired)";

	private static final double ESSENTIALLY_CONSTANT = 10 * 0x1p-52;

	/**
	 * A t test with its estimate.
	 *
	 * @param test statistic, degrees of freedom and two-sided P
	 * @param difference mean of the first minus mean of the second sample
	 * @param lower 95 % confidence limit of the difference
	 * @param upper 95 % confidence limit of the difference
	 */
	public record Result(TestResult test, double difference, double lower, double upper) {}

	private TTest() {}

	/** With one variance for both samples; undefined, with the reason, if the samples are too small or constant. */
	public static Result pooled(final double[] first, final double[] second) {
		final Moments a = moments(first);
		final Moments b = moments(second);
		final double df = a.n() + b.n() - 2.0;
		if (a.n() < 1 || b.n() < 1 || df < 1) return undefined(POOLED, a, b, "too few values");
		final double pooled = (squares(a) + squares(b)) / df;
		return result(POOLED, a, b, Math.sqrt(pooled * (1.0 / a.n() + 1.0 / b.n())), df);
	}

	/** With a variance for each sample; undefined, with the reason, if the samples are too small or constant. */
	public static Result welch(final double[] first, final double[] second) {
		final Moments a = moments(first);
		final Moments b = moments(second);
		if (a.n() < 2 || b.n() < 2) return undefined(WELCH, a, b, "too few values");
		final double errorA = a.variance() / a.n();
		final double errorB = b.variance() / b.n();
		final double error = errorA + errorB;
		final double df = error * error / (errorA * errorA / (a.n() - 1) + errorB * errorB / (b.n() - 1));
		return result(WELCH, a, b, Math.sqrt(error), df);
	}

	/**
	 * Of the differences of two values of each patient; undefined, with the reason, for fewer than two pairs or constant
	 * differences.
	 *
	 * @throws IllegalArgumentException if the samples differ in length or a value is not finite
	 */
	public static Result paired(final double[] first, final double[] second) {
		if (first.length != second.length) throw new IllegalArgumentException("pairs of different lengths");
		final double[] differences = new double[first.length];
		for (int i = 0; i < differences.length; i++) differences[i] = first[i] - second[i];
		final Moments d = moments(differences);
		final Moments none = new Moments(d.n(), 0, 0);
		if (d.n() < 2) return undefined(PAIRED, d, none, "too few values");
		return result(PAIRED, d, none, Math.sqrt(d.variance() / d.n()), d.n() - 1.0);
	}

	private static Moments moments(final double[] values) {
		Moments.requireFinite(values);
		return Moments.of(values);
	}

	private static double squares(final Moments sample) {
		return sample.n() < 2 ? 0 : (sample.n() - 1) * sample.variance();
	}

	private static Result result(final String name, final Moments a, final Moments b, final double error, final double df) {
		if (error <= ESSENTIALLY_CONSTANT * Math.max(Math.abs(a.mean()), Math.abs(b.mean()))) {
			return undefined(name, a, b, "the values are essentially constant");
		}
		final double difference = a.mean() - b.mean();
		final double t = difference / error;
		final double p = 2 * TDistribution.of(df).cumulativeProbability(-Math.abs(t));
		final double margin = Quantiles.studentT(0.975, df) * error;
		return new Result(TestResult.of(name, t, df, p), difference, difference - margin, difference + margin);
	}

	private static Result undefined(final String name, final Moments a, final Moments b, final String reason) {
		return new Result(TestResult.undefined(name, reason), a.mean() - b.mean(), Double.NaN, Double.NaN);
	}
}
