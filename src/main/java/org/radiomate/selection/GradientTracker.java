package org.radiomate.selection;

/**
 * What is known of the gradient x_j'(y - mean)/n of every column. A gradient cannot change by more than the residuals
 * have moved since it was computed (Cauchy-Schwarz: at most |change of the residuals| / sqrt(n) for a standardised
 * column), so most columns need no product to be known harmless.
 */
final class GradientTracker {

	/** Covers the rounding of the bound. */
	private static final double MARGIN = 1 + 1e-10;

	private final double[][] x;
	private final int n;
	private final double[] gradient;
	/** The way travelled when the gradient was computed. */
	private final double[] computedAt;
	private final double[] latest;
	private double travelled;

	GradientTracker(final double[][] x, final double[] residual) {
		this.x = x;
		n = residual.length;
		gradient = new double[x.length];
		computedAt = new double[x.length];
		latest = residual.clone();
		for (int j = 0; j < x.length; j++) compute(j, residual);
	}

	/** Must be told whenever residuals other than the last ones are used. */
	void moveTo(final double[] residual) {
		double sum = 0;
		for (int i = 0; i < n; i++) {
			final double change = residual[i] - latest[i];
			sum += change * change;
			latest[i] = residual[i];
		}
		travelled += Math.sqrt(sum / n);
	}

	/** The gradient as last computed. */
	double get(final int j) {
		return gradient[j];
	}

	/** Computes the gradient at these residuals. */
	double compute(final int j, final double[] residual) {
		gradient[j] = Vectors.dot(x[j], residual) / n;
		computedAt[j] = travelled;
		return gradient[j];
	}

	/** Whether the gradient's size may be above the bar; computes it only if the bound does not tell. */
	boolean exceeds(final int j, final double bar) {
		final double slack = travelled - computedAt[j];
		if (Math.abs(gradient[j]) + slack * MARGIN < bar) return false;
		return Math.abs(slack > 0 ? compute(j, latest) : gradient[j]) >= bar;
	}
}
