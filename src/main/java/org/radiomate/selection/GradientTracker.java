package org.radiomate.selection;

/**
 * What is known of the gradient x_j'(y - mean)/n of every column. When the residuals go from r to s r + e, a gradient g
 * becomes s g + x_j'e/n, of which the last part is at most |e| / sqrt(n) for a standardised column (Cauchy-Schwarz). So
 * most columns need no product to be known harmless. All bounds are kept relative to the product of the factors s.
 */
final class GradientTracker {

	/** Covers the rounding of the bound. */
	private static final double MARGIN = 1 + 1e-10;
	private static final double LEAST_FACTOR = 0.1;

	private final double[][] x;
	private final int n;
	private final double[] gradient;
	/** |gradient| over the factor, and the way travelled, when it was computed. */
	private final double[] level;
	private final double[] computedAt;
	private final double[] latest;
	private double factor = 1;
	private double travelled;
	private final int[] unsure;
	private final double[] products;

	GradientTracker(final double[][] x, final double[] residual) {
		this.x = x;
		n = residual.length;
		gradient = new double[x.length];
		level = new double[x.length];
		computedAt = new double[x.length];
		latest = residual.clone();
		unsure = new int[x.length];
		products = new double[x.length];
		for (int j = 0; j < x.length; j++) unsure[j] = j;
		compute(unsure, x.length);
	}

	/** Must be told whenever the residuals have changed. */
	void moveTo(final double[] residual) {
		final double square = Vectors.dot(latest, latest);
		final double shrunk = square > 0 ? Vectors.dot(latest, residual) / square : 1;
		final double s = shrunk > LEAST_FACTOR && shrunk < 1 / LEAST_FACTOR ? shrunk : 1;
		double sum = 0;
		for (int i = 0; i < n; i++) {
			final double rest = residual[i] - s * latest[i];
			sum += rest * rest;
			latest[i] = residual[i];
		}
		factor *= s;
		travelled += Math.sqrt(sum / n) / factor;
	}

	/** The gradient as last computed or estimated. */
	double get(final int j) {
		return gradient[j];
	}

	/** Computes the gradients of the first of these columns. */
	void compute(final int[] columns, final int count) {
		Vectors.products(x, columns, count, latest, products);
		for (int c = 0; c < count; c++) {
			final int j = columns[c];
			gradient[j] = products[c] / n;
			level[j] = Math.abs(gradient[j]) / factor;
			computedAt[j] = travelled;
		}
	}

	/**
	 * Makes sure that for the first of these columns {@link #get} lies on the right side of the bar times the column's
	 * share: computes the gradients of which the bound does not tell, and estimates the others.
	 */
	void sharpen(final int[] columns, final int count, final double bar, final double[] share) {
		int size = 0;
		for (int c = 0; c < count; c++) {
			final int j = columns[c];
			if (computedAt[j] == travelled) continue;
			final double bound = factor * (level[j] + (travelled - computedAt[j])) * MARGIN;
			if (bound >= bar * share[j]) unsure[size++] = j;
			else gradient[j] = Math.copySign(factor * level[j], gradient[j]);
		}
		compute(unsure, size);
	}
}
