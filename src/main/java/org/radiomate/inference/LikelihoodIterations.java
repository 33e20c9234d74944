package org.radiomate.inference;

/**
 * Iteratively reweighted least squares with R's start (p = (y + 1/2) / 2) and stopping rule |change| / (deviance + 0.1).
 * A step that would raise the deviance is halved until it does not (Marschner IC, R Journal 2011;3:12, doi
 * 10.32614/RJ-2011-012): the likelihood is concave, so that this always ends at its maximum, where R's glm may run away.
 */
final class LikelihoodIterations {

	private static final int MOST_HALVINGS = 40;
	private static final double ROUNDING = 1e-12;

	private final double[][] design;
	private final boolean[] positive;
	private final double[] offset;
	private double[] coefficients;
	private double[] eta;
	private double[] fitted;
	private double deviance;
	private boolean freeFirstStep = true;

	private LikelihoodIterations(final double[][] design, final boolean[] positive, final double[] offset) {
		this.design = design;
		this.positive = positive;
		this.offset = offset;
		coefficients = new double[design.length];
		eta = start(positive);
		fitted = Logit.probabilities(eta);
		deviance = Logit.deviance(positive, fitted);
	}

	static LogisticIterations run(final double[][] design, final boolean[] positive, final double[] offset,
		final LogisticOptions options)
	{
		return new LikelihoodIterations(design, positive, offset).run(options);
	}

	/** As above from given coefficients, such as those of a neighbouring fit; no step may raise the deviance. */
	static LogisticIterations runFrom(final double[] start, final double[][] design, final boolean[] positive,
		final double[] offset, final LogisticOptions options)
	{
		final LikelihoodIterations iterations = new LikelihoodIterations(design, positive, offset);
		iterations.moveTo(start);
		iterations.freeFirstStep = false;
		return iterations.run(options);
	}

	private LogisticIterations run(final LogisticOptions options) {
		HouseholderQr qr = null;
		double[] lastStep = coefficients;
		for (int iteration = 1; iteration <= options.maxIterations(); iteration++) {
			final double[] weights = weights(eta, fitted);
			qr = new HouseholderQr(Logit.weighted(design, weights), LogisticRegression.ALIAS_TOLERANCE);
			final double[] before = coefficients;
			final double devianceBefore = deviance;
			moveTo(qr.solve(workingResponse(positive, offset, eta, fitted, weights)));
			if (iteration > 1 || !freeFirstStep) halveWhileRising(before, devianceBefore, options.tolerance());
			lastStep = difference(coefficients, before);
			if (Math.abs(deviance - devianceBefore) / (Math.abs(deviance) + 0.1) < options.tolerance()) {
				return new LogisticIterations(coefficients, lastStep, fitted, deviance, qr, iteration, true);
			}
		}
		return new LogisticIterations(coefficients, lastStep, fitted, deviance, qr, options.maxIterations(), false);
	}

	private void moveTo(final double[] next) {
		coefficients = next;
		eta = Logit.linearPredictor(design, next, offset);
		fitted = Logit.probabilities(eta);
		deviance = Logit.deviance(positive, fitted);
	}

	/** At the maximum rounding may raise the deviance a little, which is no reason to halve. */
	private void halveWhileRising(final double[] before, final double devianceBefore, final double tolerance) {
		final double highest = devianceBefore + Math.max(tolerance, ROUNDING) * (devianceBefore + 0.1);
		for (int halving = 0; halving < MOST_HALVINGS && !(deviance <= highest); halving++) {
			final double[] half = new double[before.length];
			for (int j = 0; j < half.length; j++) half[j] = (before[j] + coefficients[j]) / 2;
			moveTo(half);
		}
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
