package org.radiomate.study;

/** The probabilities and classes of the patients of a cohort of whom a model says something. */
record CohortScores(double[] probabilities, boolean[] positive) {

	boolean hasBothClasses() {
		final int positives = positives();
		return positives > 0 && positives < positive.length;
	}

	int size() {
		return positive.length;
	}

	int positives() {
		int count = 0;
		for (final boolean p : positive) if (p) count++;
		return count;
	}
}
