package org.radiomate.inference;

/**
 * The logit link and its inverse with R's bounds: beyond 30 in size the probability is 2.2e-16 from 0 or 1 and the slope
 * 2.2e-16, so that weights stay positive.
 */
final class Logit {

	private static final double BOUND = 30;
	private static final double EPSILON = 0x1p-52;

	private Logit() {}

	static double probability(final double eta) {
		final double odds = eta < -BOUND ? EPSILON : eta > BOUND ? 1 / EPSILON : StrictMath.exp(eta);
		return odds / (1 + odds);
	}

	/** Derivative of the probability by the linear predictor. */
	static double slope(final double eta) {
		if (Math.abs(eta) > BOUND) return EPSILON;
		final double exp = StrictMath.exp(eta);
		return exp / ((1 + exp) * (1 + exp));
	}

	static double deviance(final boolean[] positive, final double[] probabilities) {
		double sum = 0;
		for (int i = 0; i < positive.length; i++) {
			sum += 2 * (positive[i] ? -StrictMath.log(probabilities[i]) : -StrictMath.log1p(-probabilities[i]));
		}
		return sum;
	}

	static double[] linearPredictor(final double[][] design, final double[] coefficients, final double[] offset) {
		final double[] eta = offset.clone();
		for (int j = 0; j < design.length; j++) {
			final double b = coefficients[j];
			for (int i = 0; i < eta.length; i++) eta[i] += b * design[j][i];
		}
		return eta;
	}

	static double[] probabilities(final double[] eta) {
		final double[] probabilities = new double[eta.length];
		for (int i = 0; i < eta.length; i++) probabilities[i] = probability(eta[i]);
		return probabilities;
	}

	/** Each column times the row's weight. */
	static double[][] weighted(final double[][] design, final double[] weights) {
		final double[][] product = new double[design.length][weights.length];
		for (int j = 0; j < design.length; j++) {
			for (int i = 0; i < weights.length; i++) product[j][i] = design[j][i] * weights[i];
		}
		return product;
	}
}
