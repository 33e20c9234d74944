package org.radiomate.model.learning;

import org.radiomate.model.predictor.LinearLogit;
import org.radiomate.model.predictor.Predictor;
import org.radiomate.selection.ElasticNet;
import org.radiomate.selection.ElasticNetOptions;
import org.radiomate.selection.ElasticNetPath;
import org.radiomate.selection.Family;

import java.util.List;

/**
 * Logistic regression with an L2 penalty: minus the mean log likelihood + lambda / 2 · Σ coefficient², of standardised
 * variables. It is this project's elastic net without its lasso part, and not Smile's logistic regression, because it
 * reaches the optimum itself, has no random part and counts lambda as glmnet does. Tuned: {@code lambda}, 10 to 0.0001,
 * four to a power of ten.
 * <p>
 * Le Cessie S, van Houwelingen JC, Appl Stat 1992;41:191, doi 10.2307/2347628.
 * </p>
 */
public final class RidgeMethod implements TunedMethod {

	private static final int SETTINGS = 21, PER_POWER = 4;
	private static final String LAMBDA = "lambda";

	@Override
	public List<Setting> grid(final int variables) {
		final double[] lambdas = new double[SETTINGS];
		for (int k = 0; k < SETTINGS; k++) lambdas[k] = StrictMath.pow(10, 1 - k / (double) PER_POWER);
		return Setting.cross(Setting.NONE, LAMBDA, lambdas);
	}

	@Override
	public Predictor fit(final Sample sample, final Setting setting, final long seed) {
		final ElasticNetPath path = ElasticNet.fit(sample.columns(), sample.positive(), ElasticNetOptions.defaults(
			Family.BINOMIAL).withAlpha(0).withLambdas(setting.get(LAMBDA)));
		return new LinearLogit(path.intercepts()[0], path.coefficients(0));
	}
}
