package org.radiomate.model.predictor;

/**
 * logit p = intercept + Σ coefficient · value.
 *
 * @param intercept the logit where all values are 0
 * @param coefficients one for each variable; NaN for one that takes no part
 */
public record LinearLogit(double intercept, double[] coefficients) implements Predictor {

	/** The log odds of the positive class. */
	public double logit(final double[] values) {
		double logit = intercept;
		for (int j = 0; j < coefficients.length; j++) logit += contribution(j, values[j]);
		return logit;
	}

	private double contribution(final int variable, final double value) {
		return Double.isNaN(coefficients[variable]) ? 0 : coefficients[variable] * value;
	}

	@Override
	public double probability(final double[] values) {
		return Predictor.logistic(logit(values));
	}

	@Override
	public Attribution attribution(final double[] values) {
		return attribution(values, new double[coefficients.length]);
	}

	/** What each value adds, compared with a reference: coefficient · (value - reference), on top of the reference's logit. */
	public Attribution attribution(final double[] values, final double[] reference) {
		final double[] contributions = new double[coefficients.length];
		for (int j = 0; j < contributions.length; j++) contributions[j] = contribution(j, values[j] - reference[j]);
		return new Attribution(Scale.LOGIT, logit(reference), contributions);
	}

	@Override
	public boolean fits(final int variables) {
		return coefficients.length == variables;
	}
}
