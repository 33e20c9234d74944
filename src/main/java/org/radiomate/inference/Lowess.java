package org.radiomate.inference;

import java.util.Arrays;

/**
 * Locally weighted linear regression with tricube weights over the nearest part f of the points and, on request, robust
 * iterations with bisquare weights. Points within delta of a fitted one are interpolated linearly.
 * <p>
 * Cleveland WS, J Am Stat Assoc 1979;74:829, doi 10.1080/01621459.1979.10481038. Equal to R's {@code lowess}.
 * </p>
 *
 * @param span the part f of the points that each local line sees, above 0
 * @param iterations robust iterations, 0 for none
 * @param delta distance in x within which points are interpolated; negative for a hundredth of the range
 */
public record Lowess(double span, int iterations, double delta) {

	/** Weights are 1 below and 0 above these parts of the half-width or of six times the median residual. */
	private static final double NEAR = 0.001;
	private static final double AT_EDGE = 0.999;

	public Lowess {
		if (!(span > 0) || iterations < 0) throw new IllegalArgumentException("span " + span + ", iterations " + iterations);
	}

	/** R's defaults: two thirds of the points, three robust iterations. */
	public static Lowess defaults() {
		return new Lowess(2.0 / 3, 3, -1);
	}

	public Lowess withIterations(final int newIterations) {
		return new Lowess(span, newIterations, delta);
	}

	/**
	 * The smoothed values at the points.
	 *
	 * @param x ascending
	 * @throws IllegalArgumentException if x is not ascending or lengths differ
	 */
	public double[] smooth(final double[] x, final double[] y) {
		if (x.length != y.length) throw new IllegalArgumentException("lengths differ");
		for (int i = 1; i < x.length; i++) if (!(x[i] >= x[i - 1])) throw new IllegalArgumentException("x is not ascending");
		if (x.length < 2) return y.clone();
		final int window = Math.max(2, Math.min(x.length, (int) (span * x.length + 1e-7)));
		final double gap = delta < 0 ? 0.01 * (x[x.length - 1] - x[0]) : delta;
		final double[] robust = new double[x.length];
		Arrays.fill(robust, 1);
		double[] smooth = pass(x, y, robust, window, gap);
		for (int i = 0; i < iterations && bisquare(y, smooth, robust); i++) smooth = pass(x, y, robust, window, gap);
		return smooth;
	}

	private static double[] pass(final double[] x, final double[] y, final double[] robust, final int window,
		final double gap)
	{
		final int n = x.length;
		final double[] smooth = new double[n];
		int left = 0;
		int last = -1;
		int i = 0;
		while (last < n - 1) {
			while (left + window < n && x[i] - x[left] > x[left + window] - x[i]) left++;
			smooth[i] = local(x, y, robust, x[i], left, left + window - 1, y[i]);
			interpolate(x, smooth, last, i);
			last = i;
			final double cut = x[last] + gap;
			for (i = last + 1; i < n && x[i] <= cut; i++) {
				if (x[i] == x[last]) {
					smooth[i] = smooth[last];
					last = i;
				}
			}
			i = Math.max(last + 1, i - 1);
		}
		return smooth;
	}

	private static void interpolate(final double[] x, final double[] smooth, final int last, final int i) {
		if (last < 0) return;
		final double width = x[i] - x[last];
		for (int j = last + 1; j < i; j++) {
			final double part = (x[j] - x[last]) / width;
			smooth[j] = part * smooth[i] + (1 - part) * smooth[last];
		}
	}

	/** The local line at a point; where no point has weight, the point's own value. */
	private static double local(final double[] x, final double[] y, final double[] robust, final double at, final int left,
		final int right, final double otherwise)
	{
		final int n = x.length;
		final double range = x[n - 1] - x[0];
		final double halfWidth = Math.max(at - x[left], x[right] - at);
		final double[] weights = new double[n];
		double sum = 0;
		int end = left;
		for (int j = left; j < n; j++) {
			final double distance = Math.abs(x[j] - at);
			if (distance > AT_EDGE * halfWidth && x[j] > at) break;
			end = j + 1;
			if (distance > AT_EDGE * halfWidth) continue;
			weights[j] = robust[j] * (distance <= NEAR * halfWidth ? 1 : tricube(distance / halfWidth));
			sum += weights[j];
		}
		if (!(sum > 0)) return otherwise;
		return line(x, y, weights, sum, left, end, at, halfWidth > 0 ? range : Double.POSITIVE_INFINITY);
	}

	private static double line(final double[] x, final double[] y, final double[] weights, final double sum, final int left,
		final int end, final double at, final double range)
	{
		double mean = 0;
		for (int j = left; j < end; j++) {
			weights[j] /= sum;
			mean += weights[j] * x[j];
		}
		double spread = 0;
		for (int j = left; j < end; j++) spread += weights[j] * (x[j] - mean) * (x[j] - mean);
		final boolean sloped = Math.sqrt(spread) > NEAR * range;
		double value = 0;
		for (int j = left; j < end; j++) {
			final double share = sloped ? weights[j] * ((at - mean) / spread * (x[j] - mean) + 1) : weights[j];
			value += share * y[j];
		}
		return value;
	}

	private static double tricube(final double part) {
		final double rest = 1 - part * part * part;
		return rest * rest * rest;
	}

	/** New robustness weights from the residuals; false if the fit is already as good as exact. */
	private static boolean bisquare(final double[] y, final double[] smooth, final double[] robust) {
		final int n = y.length;
		final double[] residuals = new double[n];
		double mean = 0;
		for (int i = 0; i < n; i++) {
			residuals[i] = Math.abs(y[i] - smooth[i]);
			mean += residuals[i] / n;
		}
		final double[] sorted = residuals.clone();
		Arrays.sort(sorted);
		final double scale = 3 * (sorted[n / 2] + sorted[n - 1 - n / 2]);
		if (scale < 1e-7 * mean) return false;
		for (int i = 0; i < n; i++) {
			final double part = residuals[i] / scale;
			final double rest = 1 - part * part;
			robust[i] = part <= NEAR ? 1 : part > AT_EDGE ? 0 : rest * rest;
		}
		return true;
	}
}
