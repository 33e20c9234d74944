package org.radiomate.inference;

import org.apache.commons.statistics.distribution.NormalDistribution;

import java.util.List;

/**
 * A fitted logistic regression, logit(p) = b0 + sum b_j x_j. Element 0 of every per-term array is the intercept; an
 * aliased term (a linear combination of earlier ones) has {@code NaN} everywhere.
 *
 * @param names of the terms, the first being {@code (Intercept)}
 * @param coefficients on the logit scale
 * @param standardErrors from the inverse Fisher information
 * @param covariance of the coefficients
 * @param deviance minus twice the log likelihood
 * @param nullDeviance deviance with the intercept alone
 * @param rank number of coefficients that are not aliased
 * @param iterations done
 * @param converged whether the deviance settled
 * @param fitted probabilities of the positive class
 * @param separation whether the classes are parted
 * @param warnings sentences for the user: aliasing, separation, no convergence; empty if all is well
 */
public record LogisticFit(List<String> names, double[] coefficients, double[] standardErrors, double[][] covariance,
	double deviance, double nullDeviance, int rank, int iterations, boolean converged, double[] fitted,
	Separation separation, List<String> warnings)
{

	/** Number of patients. */
	public int size() {
		return fitted.length;
	}

	/** Log likelihood (without Firth's penalty). */
	public double logLikelihood() {
		return -deviance / 2;
	}

	/** Akaike's criterion, deviance + 2 x rank. */
	public double aic() {
		return deviance + 2 * rank;
	}

	/** Schwarz's criterion, deviance + log(n) x rank. */
	public double bic() {
		return deviance + StrictMath.log(size()) * rank;
	}

	public int residualDf() {
		return size() - rank;
	}

	/** Wald statistic of the term. */
	public double z(final int term) {
		return coefficients[term] / standardErrors[term];
	}

	/** Two-sided Wald P of the term. */
	public double p(final int term) {
		final double z = z(term);
		return Double.isNaN(z) ? Double.NaN : 2 * NormalDistribution.of(0, 1).cumulativeProbability(-Math.abs(z));
	}

	/** Lower Wald confidence limit of the coefficient; its exponential is that of the odds ratio. */
	public double lower(final int term, final double confidence) {
		return coefficients[term] - Quantiles.normal((1 + confidence) / 2) * standardErrors[term];
	}

	/** Upper Wald confidence limit of the coefficient. */
	public double upper(final int term, final double confidence) {
		return coefficients[term] + Quantiles.normal((1 + confidence) / 2) * standardErrors[term];
	}

	/** exp(b): how the odds change per unit of the variable. */
	public double oddsRatio(final int term) {
		return StrictMath.exp(coefficients[term]);
	}

	/** Linear predictor of one patient; aliased terms count nothing, a missing value gives {@code NaN}. */
	public double linearPredictor(final double[] values) {
		if (values.length != coefficients.length - 1) throw new IllegalArgumentException(values.length + " values");
		double eta = coefficients[0];
		for (int j = 0; j < values.length; j++) {
			if (!Double.isNaN(coefficients[j + 1])) eta += coefficients[j + 1] * values[j];
		}
		return eta;
	}

	/** Probability of the positive class for one patient. */
	public double probability(final double[] values) {
		return 1 / (1 + StrictMath.exp(-linearPredictor(values)));
	}
}
