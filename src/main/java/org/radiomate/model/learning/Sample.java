package org.radiomate.model.learning;

import java.util.Arrays;

/**
 * Training patients as a learner sees them.
 *
 * @param rows the standardised values of each patient
 * @param positive the class of each patient
 */
public record Sample(double[][] rows, boolean[] positive) {

	/** The sample with one array for each variable, standardised. */
	public static Sample ofColumns(final double[][] columns, final boolean[] positive) {
		return new Sample(transposed(columns, positive.length), positive);
	}

	private static double[][] transposed(final double[][] columns, final int n) {
		final double[][] rows = new double[n][columns.length];
		for (int j = 0; j < columns.length; j++) {
			for (int i = 0; i < n; i++) rows[i][j] = columns[j][i];
		}
		return rows;
	}

	int size() {
		return rows.length;
	}

	int variables() {
		return rows[0].length;
	}

	double[][] columns() {
		return transposed(rows, variables());
	}

	/** Patients in the smaller class. */
	public int minority() {
		int positives = 0;
		for (final boolean p : positive) if (p) positives++;
		return Math.min(positives, positive.length - positives);
	}

	Sample of(final int... patients) {
		final boolean[] classes = new boolean[patients.length];
		for (int i = 0; i < classes.length; i++) classes[i] = positive[patients[i]];
		return new Sample(Arrays.stream(patients).mapToObj(i -> rows[i]).toArray(double[][]::new), classes);
	}

	/** The classes as numbers. */
	int[] labels(final int negativeLabel) {
		final int[] labels = new int[positive.length];
		for (int i = 0; i < labels.length; i++) labels[i] = positive[i] ? 1 : negativeLabel;
		return labels;
	}
}
