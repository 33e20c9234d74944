package org.radiomate.inference;

/**
 * Where the iterations of a logistic regression ended.
 *
 * @param coefficients of the design's columns, 0 for aliased ones
 * @param lastStep change of the coefficients in the last iteration
 * @param fitted probabilities
 * @param deviance minus twice the log likelihood
 * @param qr decomposition of the weighted design of the last iteration
 * @param count iterations done
 * @param converged whether they settled
 */
record LogisticIterations(double[] coefficients, double[] lastStep, double[] fitted, double deviance, HouseholderQr qr,
	int count, boolean converged)
{}
