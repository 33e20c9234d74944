package org.radiomate.model;

import java.util.List;

/**
 * What a model says of one patient, and why.
 *
 * @param probability of the positive class; NaN if a value it needs is absent
 * @param linearPredictor the logit of the probability; of a model with coefficients the baseline plus all contributions
 * @param positive whether the probability reaches the model's threshold
 * @param absentReason why there is no prediction; empty if there is one
 * @param contributions of each term, in the model's order
 * @param warnings values outside the range of the training cohort
 */
public record Prediction(double probability, double linearPredictor, boolean positive, String absentReason,
	List<Contribution> contributions, List<String> warnings)
{

	/**
	 * What one term adds to the logit, or to the probability of a forest; see {@link RiskModel#baseline}.
	 *
	 * @param value as measured or coded
	 * @param standardized after centring and scaling
	 * @param coefficient NaN if the model has none
	 */
	public record Contribution(String term, double value, double standardized, double coefficient, double contribution) {}

	static Prediction absent(final String reason) {
		return new Prediction(Double.NaN, Double.NaN, false, reason, List.of(), List.of());
	}

	/** Whether there is a prediction. */
	public boolean isPresent() {
		return absentReason.isEmpty();
	}
}
