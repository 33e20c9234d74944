package org.radiomate.selection;

import java.util.Arrays;

/**
 * What an elastic net path is to be.
 *
 * @param family of the response
 * @param alpha share of the lasso in the penalty, 0 (ridge) to 1 (lasso)
 * @param standardize whether columns are scaled to unit standard deviation (denominator n) before the penalty applies
 * @param lambdaCount values of lambda, log-spaced
 * @param lambdaMinRatio smallest over largest lambda; {@code NaN} is 0.01 for fewer patients than columns, else 0.0001
 * @param lambdas explicit values, each fitted (no early stop); empty to have them computed
 */
public record ElasticNetOptions(Family family, double alpha, boolean standardize, int lambdaCount, double lambdaMinRatio,
	double[] lambdas)
{

	public ElasticNetOptions {
		if (!(alpha >= 0 && alpha <= 1)) throw new IllegalArgumentException("alpha " + alpha);
		if (lambdaCount < 2) throw new IllegalArgumentException("fewer than two values of lambda");
		lambdas = lambdas.clone();
		Arrays.sort(lambdas);
		for (int i = 0; i < lambdas.length / 2; i++) {
			final double swap = lambdas[i];
			lambdas[i] = lambdas[lambdas.length - 1 - i];
			lambdas[lambdas.length - 1 - i] = swap;
		}
	}

	/** The lasso with glmnet's defaults: 100 values of lambda, standardised columns. */
	public static ElasticNetOptions defaults(final Family family) {
		return new ElasticNetOptions(family, 1, true, 100, Double.NaN, new double[0]);
	}

	public ElasticNetOptions withAlpha(final double newAlpha) {
		return new ElasticNetOptions(family, newAlpha, standardize, lambdaCount, lambdaMinRatio, lambdas);
	}

	public ElasticNetOptions withStandardize(final boolean newStandardize) {
		return new ElasticNetOptions(family, alpha, newStandardize, lambdaCount, lambdaMinRatio, lambdas);
	}

	public ElasticNetOptions withLambdaCount(final int newCount) {
		return new ElasticNetOptions(family, alpha, standardize, newCount, lambdaMinRatio, lambdas);
	}

	public ElasticNetOptions withLambdaMinRatio(final double newRatio) {
		return new ElasticNetOptions(family, alpha, standardize, lambdaCount, newRatio, lambdas);
	}

	/** Exactly these values, in any order. */
	public ElasticNetOptions withLambdas(final double... newLambdas) {
		return new ElasticNetOptions(family, alpha, standardize, lambdaCount, lambdaMinRatio, newLambdas);
	}

	boolean isExplicit() {
		return lambdas.length > 0;
	}
}
