package org.radiomate.evaluation;

/**
 * The best threshold of a training cohort: that of largest Youden index (sensitivity + specificity - 1; Youden WJ, Cancer
 * 1950;3:32, doi 10.1002/1097-0142(1950)3:1&lt;32::AID-CNCR2820030106&gt;3.0.CO;2-3), or the one closest to the top left
 * corner of the ROC plot, where (1 - sensitivity)^2 + (1 - specificity)^2 is least (Perkins NJ, Schisterman EF, Am J
 * Epidemiol 2006;163:670, doi 10.1093/aje/kwj063).
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
		return best(scores, positive, (tp, fp, positives, negatives) -> tp * negatives - fp * positives);
	}

	/**
	 * As {@link #youden} for the point closest to the top left corner; the distance is compared without division, so ties are exact too.
	 *
	 * @return the threshold; -infinity if no threshold is closer than calling everybody positive
	 */
	public static double closestTopLeft(final double[] scores, final boolean[] positive) {
		return best(scores, positive, (tp, fp, positives, negatives) -> -square((positives - tp) * negatives) - square(fp *
			positives));
	}

	private static double square(final double x) {
		return x * x;
	}

	/** How good a point of the curve is; larger is better. */
	private interface Merit {

		double of(double truePositives, double falsePositives, double positives, double negatives);
	}

	private static double best(final double[] scores, final boolean[] positive, final Merit merit) {
		final CumulativeCounts counts = CumulativeCounts.of(scores, positive);
		final double[] values = counts.scores();
		double threshold = Double.NEGATIVE_INFINITY;
		double best = merit.of(counts.positives(), counts.negatives(), counts.positives(), counts.negatives());
		for (int i = values.length - 2; i >= 0; i--) {
			final double found = merit.of(counts.truePositives()[i], counts.falsePositives()[i], counts.positives(), counts
				.negatives());
			if (found > best) {
				best = found;
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

	/** As {@link #closestTopLeft} for probabilities, where calling everybody positive is the threshold 0. */
	public static double closestTopLeftOfProbabilities(final double[] probabilities, final boolean[] positive) {
		ScoredLabels.checkProbabilities(probabilities, positive);
		return Math.max(0, closestTopLeft(probabilities, positive));
	}

	/** Between neighbouring doubles the middle rounds to one of them; then the higher score itself parts them. */
	private static double midway(final double high, final double low) {
		final double middle = low / 2 + high / 2;
		return middle > low && middle <= high ? middle : high;
	}
}
