package org.radiomate.evaluation;

import org.radiomate.inference.Interval;
import org.radiomate.inference.Proportions;

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

	/**
	 * Exact interval of the accuracy. This and the other intervals but F1's are those of Clopper and Pearson for the
	 * proportion that the figure is.
	 */
	public Interval accuracyInterval(final double confidence) {
		return Proportions.exact(truePositives + trueNegatives, total(), confidence);
	}

	/**
	 * Exact interval of F1. Among the patients whom outcome or model calls positive, the share J = TP / (TP + FP + FN) is a
	 * binomial proportion, and F1 = 2 J / (1 + J) rises with it, so the limits of J give those of F1.
	 */
	public Interval f1Interval(final double confidence) {
		final Interval share = Proportions.exact(truePositives, truePositives + falsePositives + falseNegatives, confidence);
		return new Interval(2 * share.lower() / (1 + share.lower()), 2 * share.upper() / (1 + share.upper()));
	}

	/** Exact interval of the sensitivity. */
	public Interval sensitivityInterval(final double confidence) {
		return Proportions.exact(truePositives, truePositives + falseNegatives, confidence);
	}

	/** Exact interval of the specificity. */
	public Interval specificityInterval(final double confidence) {
		return Proportions.exact(trueNegatives, trueNegatives + falsePositives, confidence);
	}

	/** Exact interval of the positive predictive value. */
	public Interval ppvInterval(final double confidence) {
		return Proportions.exact(truePositives, truePositives + falsePositives, confidence);
	}

	/** Exact interval of the negative predictive value. */
	public Interval npvInterval(final double confidence) {
		return Proportions.exact(trueNegatives, trueNegatives + falseNegatives, confidence);
	}
}
