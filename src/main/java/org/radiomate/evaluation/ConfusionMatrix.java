package org.radiomate.evaluation;

/**
 * Counts of one threshold and the figures that follow from them. A figure with an empty denominator is {@code NaN}:
 * undefined, to be written as an empty cell.
 *
 * @param truePositives positives called positive
 * @param falseNegatives positives called negative
 * @param falsePositives negatives called positive
 * @param trueNegatives negatives called negative
 */
public record ConfusionMatrix(int truePositives, int falseNegatives, int falsePositives, int trueNegatives) {

	/**
	 * The counts when a score of at least the threshold is called positive.
	 *
	 * @throws IllegalArgumentException if a score or the threshold is {@code NaN}
	 */
	public static ConfusionMatrix of(final double[] scores, final boolean[] positive, final double threshold) {
		ScoredLabels.check(scores, positive);
		if (Double.isNaN(threshold)) throw new IllegalArgumentException("the threshold is NaN");
		final int[] counts = new int[4];
		for (int i = 0; i < scores.length; i++) counts[(positive[i] ? 0 : 2) + (scores[i] >= threshold ? 0 : 1)]++;
		return new ConfusionMatrix(counts[0], counts[1], counts[2], counts[3]);
	}

	public int total() {
		return truePositives + falseNegatives + falsePositives + trueNegatives;
	}

	/** (TP + TN) / n. */
	public double accuracy() {
		return (truePositives + trueNegatives) / (double) total();
	}

	/** 2 TP / (2 TP + FP + FN). */
	public double f1() {
		return 2.0 * truePositives / (2 * truePositives + falsePositives + falseNegatives);
	}

	/** TP / (TP + FN). */
	public double sensitivity() {
		return truePositives / (double) (truePositives + falseNegatives);
	}

	/** TN / (TN + FP). */
	public double specificity() {
		return trueNegatives / (double) (trueNegatives + falsePositives);
	}

	/** Positive predictive value, TP / (TP + FP). */
	public double ppv() {
		return truePositives / (double) (truePositives + falsePositives);
	}

	/** Negative predictive value, TN / (TN + FN). */
	public double npv() {
		return trueNegatives / (double) (trueNegatives + falseNegatives);
	}
}
