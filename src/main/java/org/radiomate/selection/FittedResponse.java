package org.radiomate.selection;

import java.util.Arrays;

/** The linear predictor of every patient with its residuals, weights and loss, and a trial of another one. */
final class FittedResponse {

	private static final double ROUNDING = 1e-15;

	private final Response response;
	private final int n;
	private double[] eta;
	private double[] residual;
	private double[] weight;
	private double loss;
	private double[] triedEta;
	private double[] triedResidual;
	private double[] triedWeight;
	private double triedLoss;

	/** The fit of the intercept alone. */
	FittedResponse(final Response response) {
		this.response = response;
		n = response.n;
		eta = new double[n];
		Arrays.fill(eta, response.nullPredictor());
		residual = new double[n];
		weight = new double[n];
		loss = response.linearise(eta, residual, weight);
		triedEta = new double[n];
		triedResidual = new double[n];
		triedWeight = new double[n];
	}

	double[] residual() {
		return residual;
	}

	double[] weight() {
		return weight;
	}

	/** Half the deviance over n. */
	double loss() {
		return loss;
	}

	/** The loss after adding part of the change to the linear predictor. */
	double lossAfter(final double[] change, final double part) {
		for (int i = 0; i < n; i++) triedEta[i] = eta[i] + part * change[i];
		triedLoss = response.linearise(triedEta, triedResidual, triedWeight);
		return triedLoss;
	}

	/** Keeps what was tried last; false if it differs by rounding alone. */
	boolean accept() {
		final boolean visible = isVisible();
		final double[] oldEta = eta;
		final double[] oldResidual = residual;
		final double[] oldWeight = weight;
		eta = triedEta;
		residual = triedResidual;
		weight = triedWeight;
		loss = triedLoss;
		triedEta = oldEta;
		triedResidual = oldResidual;
		triedWeight = oldWeight;
		return visible;
	}

	private boolean isVisible() {
		for (int i = 0; i < n; i++) if (Math.abs(triedEta[i] - eta[i]) > ROUNDING * (1 + Math.abs(eta[i]))) return true;
		return false;
	}

	/** The second derivative of the loss along a change of the linear predictor. */
	double curvature(final double[] change) {
		double sum = 0;
		for (int i = 0; i < n; i++) sum += weight[i] * change[i] * change[i];
		return sum / n;
	}
}
