package org.radiomate.selection;

/** lambda (alpha |b|_1 + (1-alpha)/2 |b|_2^2) with a share for each column, at the lambda that is set. */
final class Penalty {

	private final double alpha;
	private final double[] share;
	private double lambda;

	/** @param share what multiplies the lasso penalty of each column and, squared, the ridge penalty; 0 for the intercept */
	Penalty(final double alpha, final double[] share) {
		this.alpha = alpha;
		this.share = share;
	}

	void setLambda(final double newLambda) {
		lambda = newLambda;
	}

	/** The slope of the lasso penalty of a column. */
	double lasso(final int j) {
		return lambda * alpha * share[j];
	}

	/** The curvature of the ridge penalty of a column. */
	double ridge(final int j) {
		return lambda * (1 - alpha) * share[j] * share[j];
	}

	double[] ridges(final int[] columns) {
		final double[] ridges = new double[columns.length];
		for (int k = 0; k < ridges.length; k++) ridges[k] = ridge(columns[k]);
		return ridges;
	}

	/** The penalty of these coefficients. */
	double of(final int[] columns, final double[] values) {
		double sum = 0;
		for (int k = 0; k < columns.length; k++) {
			sum += lasso(columns[k]) * Math.abs(values[k]) + ridge(columns[k]) / 2 * values[k] * values[k];
		}
		return sum;
	}

	/** By how much a coefficient misses its optimality (KKT) condition, as a part of the column's share. */
	double violation(final int j, final double gradient, final double coefficient) {
		final double slope = gradient - ridge(j) * coefficient;
		if (share[j] == 0) return Math.abs(slope);
		final double l1 = lasso(j);
		final double excess = coefficient == 0 ? Math.max(0, Math.abs(slope) - l1) : Math.abs(slope - l1 * Math.signum(
			coefficient));
		return excess / share[j];
	}
}
