package org.radiomate.evaluation;

/**
 * The threshold of largest Youden index (sensitivity + specificity - 1; Youden WJ, Cancer 1950;3:32, doi
 * 10.1002/1097-0142(1950)3:1&lt;32::AID-CNCR2820030106&gt;3.0.CO;2-3) of a training cohort.
 */
public final class DecisionThreshold {

	private DecisionThreshold() {}

	/**
	 * Midway between the two neighbouring scores, as pROC's; of tied thresholds the lowest. The index is compared in whole
	 * numbers, so ties are exact.
	 *
	 * @return the threshold; -infinity if no threshold does better than calling everybody positive
	 */
	public static double youden(final double[] scores, final boolean[] positive) {
		final CumulativeCounts counts = CumulativeCounts.of(scores, positive);
		final double[] values = counts.scores();
		double threshold = Double.NEGATIVE_INFINITY;
		long best = 0;
		for (int i = values.length - 2; i >= 0; i--) {
			final long index = (long) counts.truePositives()[i] * counts.negatives() - (long) counts.falsePositives()[i] *
				counts.positives();
			if (index > best) {
				best = index;
				threshold = midway(values[i], values[i + 1]);
			}
		}
		return threshold;
	}

	/** As {@link #youden} for probabilities, where calling everybody positive is the threshold 0. */
	public static double youdenOfProbabilities(final double[] probabilities, final boolean[] positive) {
		ScoredLabels.checkProbabilities(probabilities, positive);
		return Math.max(0, youden(probabilities, positive));
	}

	/** Between neighbouring doubles the middle rounds to one of them; then the higher score itself parts them. */
	private static double midway(final double high, final double low) {
		final double middle = low / 2 + high / 2;
		return middle > low && middle <= high ? middle : high;
	}
}
