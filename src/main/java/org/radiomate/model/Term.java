package org.radiomate.model;

/**
 * One variable of a model, standardised as (value - centre) / scale, and what it is then multiplied by. Features are
 * centred and scaled by the training cohort's mean and sample standard deviation; clinical codes too if the learner was
 * tuned, since a penalty and a kernel depend on units, and else not at all (centre 0, scale 1).
 *
 * @param name the feature's id, or the clinical column such as {@code gender:Male}
 * @param feature whether it is a feature, not a clinical variable
 * @param coefficient on the logit scale; NaN if the term is a linear combination of the terms before it and takes no part,
 *   or if the model has no coefficients
 * @param standardError of the coefficient
 * @param z coefficient / standard error
 * @param p two-sided Wald P value
 * @param trainingMinimum the smallest value in the training cohort
 * @param trainingMaximum the largest value in the training cohort
 */
public record Term(String name, boolean feature, double centre, double scale, double coefficient, double standardError,
	double z, double p, double trainingMinimum, double trainingMaximum)
{

	double standardized(final double value) {
		return (value - centre) / scale;
	}

	/** What a value adds to the logit: coefficient · (value - centre) / scale. */
	public double contribution(final double value) {
		return coefficient * standardized(value);
	}

	boolean isOutsideTraining(final double value) {
		return value < trainingMinimum || value > trainingMaximum;
	}
}
