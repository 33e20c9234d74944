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
 * reaches the optimum itself, has no random part and counts lambda as glmnet does. Tuned: {@code lambda}, 10, 5, 2, 1
 * and so on to 0.0001.
 * <p>
 * Le Cessie S, van Houwelingen JC, Appl Stat 1992;41:191, doi 10.2307/2347628.
 * </p>
 */
public final class RidgeMethod implements TunedMethod {

	private static final String LAMBDA = "lambda";
	private static final double[] LAMBDAS = { 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005,
		0.0002, 0.0001 };

	@Override
	public List<Setting> grid(final int variables) {
		return Setting.cross(Setting.NONE, LAMBDA, LAMBDAS);
	}

	@Override
	public Predictor fit(final Sample sample, final Setting setting, final long seed) {
		final ElasticNetPath path = ElasticNet.fit(sample.columns(), sample.positive(), ElasticNetOptions.defaults(
			Family.BINOMIAL).withAlpha(0).withLambdas(setting.get(LAMBDA)));
		return new LinearLogit(path.intercepts()[0], path.coefficients(0));
	}
}
