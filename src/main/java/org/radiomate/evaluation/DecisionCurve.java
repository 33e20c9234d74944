package org.radiomate.evaluation;

/**
 * Net benefit of treating whom a model calls positive: TP/n - FP/n x t/(1-t) at the threshold probability t.
 * <p>
 * Vickers AJ, Elkin EB, Med Decis Making 2006;26:565, doi 10.1177/0272989X06295361.
 * </p>
 *
 * @param thresholds probabilities from which a patient would be treated
 * @param model net benefit of the model
 * @param treatAll net benefit of treating everybody; treating nobody has 0
 */
public record DecisionCurve(double[] thresholds, double[] model, double[] treatAll) {

	/**
	 * The curve at these thresholds.
	 *
	 * @throws IllegalArgumentException if a value is no probability or a threshold not below 1
	 */
	public static DecisionCurve of(final double[] probabilities, final boolean[] positive, final double[] thresholds) {
		final double[] model = new double[thresholds.length];
		final double[] all = new double[thresholds.length];
		final double share = ScoredLabels.count(positive) / (double) positive.length;
		for (int k = 0; k < thresholds.length; k++) {
			model[k] = netBenefit(probabilities, positive, thresholds[k]);
			all[k] = share - (1 - share) * thresholds[k] / (1 - thresholds[k]);
		}
		return new DecisionCurve(thresholds.clone(), model, all);
	}

	/** Net benefit of the model at one threshold. */
	public static double netBenefit(final double[] probabilities, final boolean[] positive, final double threshold) {
		ScoredLabels.checkProbabilities(probabilities, positive);
		if (!(threshold >= 0 && threshold < 1)) throw new IllegalArgumentException("threshold " + threshold);
		final ConfusionMatrix counts = ConfusionMatrix.of(probabilities, positive, threshold);
		final double n = positive.length;
		return counts.truePositives() / n - counts.falsePositives() / n * threshold / (1 - threshold);
	}
}
