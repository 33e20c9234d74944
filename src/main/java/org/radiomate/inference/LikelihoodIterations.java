package org.radiomate.inference;

/** Iteratively reweighted least squares with R's start (p = (y + 1/2) / 2) and stopping rule |change| / (deviance + 0.1). */
final class LikelihoodIterations {

	private LikelihoodIterations() {}

	static LogisticIterations run(final double[][] design, final boolean[] positive, final double[] offset,
		final LogisticOptions options)
	{
		double[] eta = start(positive);
		double[] fitted = Logit.probabilities(eta);
		double deviance = Logit.deviance(positive, fitted);
		double[] coefficients = new double[design.length];
		HouseholderQr qr = null;
		double[] lastStep = coefficients;
		for (int iteration = 1; iteration <= options.maxIterations(); iteration++) {
			final double[] weights = weights(eta, fitted);
			qr = new HouseholderQr(Logit.weighted(design, weights), LogisticRegression.ALIAS_TOLERANCE);
			final double[] next = qr.solve(workingResponse(positive, offset, eta, fitted, weights));
			lastStep = difference(next, coefficients);
			coefficients = next;
			eta = Logit.linearPredictor(design, coefficients, offset);
			fitted = Logit.probabilities(eta);
			final double before = deviance;
			deviance = Logit.deviance(positive, fitted);
			if (Math.abs(deviance - before) / (Math.abs(deviance) + 0.1) < options.tolerance()) {
				return new LogisticIterations(coefficients, lastStep, fitted, deviance, qr, iteration, true);
			}
		}
		return new LogisticIterations(coefficients, lastStep, fitted, deviance, qr, options.maxIterations(), false);
	}

	private static double[] start(final boolean[] positive) {
		final double[] eta = new double[positive.length];
		for (int i = 0; i < eta.length; i++) eta[i] = positive[i] ? StrictMath.log(3) : -StrictMath.log(3);
		return eta;
	}

	private static double[] weights(final double[] eta, final double[] fitted) {
		final double[] weights = new double[eta.length];
		for (int i = 0; i < eta.length; i++) {
			weights[i] = Logit.slope(eta[i]) / Math.sqrt(fitted[i] * (1 - fitted[i]));
		}
		return weights;
	}

	private static double[] workingResponse(final boolean[] positive, final double[] offset, final double[] eta,
		final double[] fitted, final double[] weights)
	{
		final double[] response = new double[eta.length];
		for (int i = 0; i < eta.length; i++) {
			final double residual = (positive[i] ? 1 : 0) - fitted[i];
			response[i] = weights[i] * (eta[i] - offset[i] + residual / Logit.slope(eta[i]));
		}
		return response;
	}

	static double[] difference(final double[] a, final double[] b) {
		final double[] difference = new double[a.length];
		for (int i = 0; i < a.length; i++) difference[i] = a[i] - b[i];
		return difference;
	}
}
