package org.radiomate.evaluation;

import org.radiomate.task.ProblemException;

/** Checks that every judged cohort must pass, and splits its scores by class. */
final class ScoredLabels {

	private ScoredLabels() {}

	/** @throws IllegalArgumentException if lengths differ or a score is {@code NaN} */
	static void check(final double[] scores, final boolean[] positive) {
		if (scores.length != positive.length) throw new IllegalArgumentException(scores.length + " scores for " +
			positive.length + " labels");
		for (int i = 0; i < scores.length; i++) {
			if (Double.isNaN(scores[i])) throw new IllegalArgumentException("score " + i + " is NaN");
		}
	}

	/** @throws IllegalArgumentException if a score is no probability */
	static void checkProbabilities(final double[] probabilities, final boolean[] positive) {
		check(probabilities, positive);
		for (final double p : probabilities) {
			if (p < 0 || p > 1) throw new IllegalArgumentException(p + " is no probability");
		}
	}

	/** @throws ProblemException if a class is empty */
	static void requireBothClasses(final boolean[] positive) {
		final int positives = count(positive);
		if (positives == 0 || positives == positive.length) {
			throw new ProblemException("A ROC curve needs patients of both classes, but " + positives + " of " +
				positive.length + " are positive; check the outcome and the split.");
		}
	}

	static int count(final boolean[] positive) {
		int positives = 0;
		for (final boolean p : positive) if (p) positives++;
		return positives;
	}

	static double[] ofClass(final double[] scores, final boolean[] positive, final boolean wanted) {
		final double[] chosen = new double[scores.length];
		int n = 0;
		for (int i = 0; i < scores.length; i++) if (positive[i] == wanted) chosen[n++] = scores[i];
		return java.util.Arrays.copyOf(chosen, n);
	}
}
