package org.radiomate.study.resampling;

/** How many patients are of each class. */
record ClassSizes(int positives, int negatives) {

	static ClassSizes of(final boolean[] positive) {
		int positives = 0;
		for (final boolean p : positive) if (p) positives++;
		return new ClassSizes(positives, positive.length - positives);
	}

	int fewest() {
		return Math.min(positives, negatives);
	}
}
