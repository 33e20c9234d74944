package org.radiomate.inference;

import org.apache.commons.statistics.distribution.NormalDistribution;

import java.util.Arrays;

/**
 * The Shapiro-Wilk test of normality with Royston's coefficients and P value, for 3 to 5000 values.
 * <p>
 * Royston P, Remark AS R94, J R Stat Soc C 1995;44:547, doi 10.2307/2986146. Equal to R's {@code shapiro.test}.
 * </p>
 */
public final class ShapiroWilk {

	/** Fewest and most values the approximation was made for. */
	public static final int MIN_SIZE = 3;
	public static final int MAX_SIZE = 5000;

	private static final String NAME = "Shapiro-Wilk";
	private static final double[] LAST_COEFFICIENT = { 0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056 };
	private static final double[] SECOND_LAST_COEFFICIENT = { 0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633 };
	private static final double[] SMALL_LIMIT = { -2.273, 0.459 };
	private static final double[] SMALL_MEAN = { 0.544, -0.39978, 0.025054, -6.714e-4 };
	private static final double[] SMALL_LOG_SD = { 1.3822, -0.77857, 0.062767, -0.0020322 };
	private static final double[] LARGE_MEAN = { -1.5861, -0.31082, -0.083751, 0.0038915 };
	private static final double[] LARGE_LOG_SD = { -0.4803, -0.082676, 0.0030302 };
	private static final int LARGEST_SMALL = 11;
	private static final double SMALLEST_P = 1e-99;

	private ShapiroWilk() {}

	/**
	 * Tests whether the values come from a normal distribution. Undefined, with the reason, outside 3 to 5000 values and
	 * for identical values.
	 *
	 * @throws IllegalArgumentException if a value is not finite
	 */
	public static TestResult test(final double[] values) {
		Moments.requireFinite(values);
		if (values.length < MIN_SIZE) return TestResult.undefined(NAME, "fewer than 3 values");
		if (values.length > MAX_SIZE) return TestResult.undefined(NAME, "more than 5000 values");
		final double[] x = values.clone();
		Arrays.sort(x);
		if (x[0] == x[x.length - 1]) return TestResult.undefined(NAME, "all values are identical");
		final double complement = complementOfW(x, coefficients(x.length));
		return TestResult.of(NAME, 1 - complement, Double.NaN, pValue(complement, x.length));
	}

	/** Weights of the lower half of the ordered sample (positive); the upper half mirrors them. */
	private static double[] coefficients(final int n) {
		if (n == MIN_SIZE) return new double[] { Math.sqrt(0.5) };
		final double[] m = new double[n / 2];
		double squares = 0;
		for (int i = 0; i < m.length; i++) {
			m[i] = Quantiles.normal((i + 1 - 0.375) / (n + 0.25));
			squares += 2 * m[i] * m[i];
		}
		final double root = 1 / Math.sqrt(n);
		final double norm = Math.sqrt(squares);
		final double[] a = new double[m.length];
		a[0] = polynomial(LAST_COEFFICIENT, root) - m[0] / norm;
		double left = squares - 2 * m[0] * m[0];
		double weight = 1 - 2 * a[0] * a[0];
		int next = 1;
		if (n > 5) {
			a[1] = polynomial(SECOND_LAST_COEFFICIENT, root) - m[1] / norm;
			left -= 2 * m[1] * m[1];
			weight -= 2 * a[1] * a[1];
			next = 2;
		}
		final double factor = Math.sqrt(left / weight);
		for (int i = next; i < m.length; i++) a[i] = -m[i] / factor;
		return a;
	}

	/** 1 - W, computed so that it keeps its digits when W is nearly 1. */
	private static double complementOfW(final double[] sorted, final double[] a) {
		final int n = sorted.length;
		final double range = sorted[n - 1] - sorted[0];
		final double median = sorted[n / 2];
		double mean = 0;
		for (final double value : sorted) mean += (value - median) / range;
		mean /= n;
		double ssa = 0;
		double ssx = 0;
		double sax = 0;
		for (int i = 0; i < n; i++) {
			final double weight = weight(a, i, n);
			final double x = (sorted[i] - median) / range - mean;
			ssa += weight * weight;
			ssx += x * x;
			sax += weight * x;
		}
		final double root = Math.sqrt(ssa * ssx);
		return (root - sax) * (root + sax) / (ssa * ssx);
	}

	private static double weight(final double[] a, final int i, final int n) {
		final int mirror = n - 1 - i;
		if (i == mirror) return 0;
		return i < mirror ? -a[i] : a[mirror];
	}

	private static double pValue(final double complement, final int n) {
		if (n == MIN_SIZE) return exactOfThree(1 - complement);
		final double y = StrictMath.log(complement);
		if (n > LARGEST_SMALL) {
			final double logN = StrictMath.log(n);
			return upperTail((y - polynomial(LARGE_MEAN, logN)) / StrictMath.exp(polynomial(LARGE_LOG_SD, logN)));
		}
		final double limit = polynomial(SMALL_LIMIT, n);
		if (y >= limit) return SMALLEST_P;
		return upperTail((-StrictMath.log(limit - y) - polynomial(SMALL_MEAN, n)) / StrictMath.exp(polynomial(SMALL_LOG_SD, n)));
	}

	private static double exactOfThree(final double w) {
		return Math.max(0, 6 / Math.PI * (StrictMath.asin(Math.sqrt(w)) - StrictMath.asin(Math.sqrt(0.75))));
	}

	private static double upperTail(final double z) {
		return NormalDistribution.of(0, 1).survivalProbability(z);
	}

	private static double polynomial(final double[] coefficients, final double x) {
		double value = 0;
		for (int i = coefficients.length - 1; i >= 0; i--) value = value * x + coefficients[i];
		return value;
	}
}
