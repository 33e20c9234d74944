package org.radiomate.benchmark;

import org.apache.commons.math3.random.Well19937c;
import org.radiomate.selection.Folds;
import org.radiomate.testing.RCase;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Patients with features, a class and a number to be predicted, and ten stratified folds.
 *
 * @param name to print
 * @param columns column-major features
 * @param positive the class
 * @param amount the number
 * @param folds of each patient, 1 to 10
 */
record BenchmarkCohort(String name, double[][] columns, boolean[] positive, double[] amount, int[] folds) {

	private static final int FOLDS = 10;
	/** Neighbouring features are correlated as radiomic features are. */
	private static final double CARRIED_ON = 0.8;
	private static final int INFORMATIVE = 8;

	/** A simulated cohort; every tenth part of the features adds to the outcome. */
	static BenchmarkCohort simulated(final int patients, final int features) {
		final Well19937c random = new Well19937c(20);
		final double[][] columns = new double[features][patients];
		final double[] signal = new double[patients];
		for (int j = 0; j < features; j++) {
			for (int i = 0; i < patients; i++) {
				final double own = random.nextGaussian();
				columns[j][i] = j == 0 ? own : CARRIED_ON * columns[j - 1][i] + Math.sqrt(1 - CARRIED_ON * CARRIED_ON) * own;
				if (j % (features / INFORMATIVE) == 0) signal[i] += 0.5 * columns[j][i];
			}
		}
		final boolean[] positive = new boolean[patients];
		final double[] amount = new double[patients];
		for (int i = 0; i < patients; i++) {
			positive[i] = random.nextDouble() < 1 / (1 + Math.exp(-signal[i]));
			amount[i] = signal[i] + random.nextGaussian();
		}
		return new BenchmarkCohort("simulated " + patients + " x " + features, columns, positive, amount, Folds.stratified(
			positive, FOLDS, 1));
	}

	/** A table whose features are the columns behind the named one. */
	static BenchmarkCohort read(final String name, final Path file, final String lastBefore, final String outcome,
		final String amount)
	{
		final RCase.Csv csv = RCase.Csv.read(file);
		final List<String> features = csv.header().subList(csv.header().indexOf(lastBefore) + 1, csv.header().size());
		final boolean[] positive = csv.labels(outcome);
		return new BenchmarkCohort(name, csv.columns(features), positive, csv.column(amount), Folds.stratified(positive, FOLDS,
			1));
	}

	/** Class, number and folds, then the features, for another program to read. */
	void write(final Path file) throws IOException {
		try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
			out.print("positive,amount,fold");
			for (int j = 0; j < columns.length; j++) out.print(",f" + j);
			out.println();
			for (int i = 0; i < positive.length; i++) {
				out.print((positive[i] ? 1 : 0) + "," + amount[i] + "," + folds[i]);
				for (final double[] column : columns) out.print("," + column[i]);
				out.println();
			}
		}
	}
}
