package org.radiomate.selection;

import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.util.MathArrays;
import org.radiomate.task.ProblemException;

import java.util.stream.IntStream;

/** Assigns patients to cross-validation folds. */
public final class Folds {

	private Folds() {}

	/**
	 * Stratified folds: each class is shuffled (Well19937c of the seed, positives first) and dealt out in turn, the second
	 * class going on where the first ended, so that folds differ by at most one patient in size and in each class.
	 *
	 * @param folds number of folds, 2 to n; who fits in all but one of them takes at least 3
	 * @return the fold of each patient, 1 to {@code folds}
	 * @throws ProblemException if there are fewer patients than folds
	 */
	public static int[] stratified(final boolean[] positive, final int folds, final long seed) {
		if (folds < 2 || folds > positive.length) throw new ProblemException(folds + " folds cannot be made of " +
			positive.length + " patients; choose from 2 to " + positive.length + ".");
		final Well19937c random = new Well19937c(seed);
		final int[] assigned = new int[positive.length];
		int next = 0;
		for (final boolean wanted : new boolean[] { true, false }) {
			final int[] patients = IntStream.range(0, positive.length).filter(i -> positive[i] == wanted).toArray();
			MathArrays.shuffle(patients, random);
			for (final int patient : patients) assigned[patient] = next++ % folds + 1;
		}
		return assigned;
	}
}
