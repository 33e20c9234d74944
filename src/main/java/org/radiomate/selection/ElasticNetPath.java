package org.radiomate.selection;

import java.util.Arrays;

/**
 * An elastic net for a descending sequence of lambda, on the scale of the columns as given.
 *
 * @param family of the response
 * @param features number of columns
 * @param lambdas descending
 * @param intercepts one per lambda
 * @param indices of the non-zero coefficients, ascending, per lambda
 * @param values of the non-zero coefficients, per lambda
 * @param devianceRatios share of the null deviance explained, per lambda
 * @param nullDeviance of the intercept alone
 * @param optimality largest violation of the optimality (KKT) conditions on the standardised scale, per lambda
 */
public record ElasticNetPath(Family family, int features, double[] lambdas, double[] intercepts, int[][] indices,
	double[][] values, double[] devianceRatios, double nullDeviance, double[] optimality)
{

	/** Number of lambda values fitted. */
	public int size() {
		return lambdas.length;
	}

	/** Number of non-zero coefficients. */
	public int nonZero(final int position) {
		return indices[position].length;
	}

	/** All coefficients at that position, zeros included. */
	public double[] coefficients(final int position) {
		final double[] all = new double[features];
		for (int k = 0; k < indices[position].length; k++) all[indices[position][k]] = values[position][k];
		return all;
	}

	/** Linear predictor (the radiomics score) of every patient. */
	public double[] linearPredictor(final int position, final double[][] columns) {
		final double[] eta = new double[columns.length == 0 ? 0 : columns[0].length];
		Arrays.fill(eta, intercepts[position]);
		for (int k = 0; k < indices[position].length; k++) {
			final double[] column = columns[indices[position][k]];
			final double b = values[position][k];
			for (int i = 0; i < eta.length; i++) eta[i] += b * column[i];
		}
		return eta;
	}
}
