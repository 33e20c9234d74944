package org.radiomate.benchmark;

import org.apache.commons.math3.random.Well19937c;
import org.radiomate.evaluation.DeLong;
import org.radiomate.inference.IntraclassCorrelation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * How long 1000 areas with DeLong's interval and the six ICCs of 1000 features take on one thread, beside R on the same
 * table (pROC, psych; if Rscript is there): run the main method. Figures are medians of five after a warm-up.
 */
public final class InferenceBesideR {

	private static final int WARM_UP = 5, RUNS = 5, FEATURES = 1000, PATIENTS = 138;

	private InferenceBesideR() {}

	public static void main(final String[] arguments) throws IOException, InterruptedException {
		final double[][] columns = columns();
		final boolean[] positive = new boolean[PATIENTS];
		for (int i = 0; i < PATIENTS; i++) positive[i] = i % 2 == 0;
		final double[][][] ratings = Arrays.stream(columns).map(InferenceBesideR::ratings).toArray(double[][][]::new);
		report("1000 ROC + DeLong", () -> {
			for (final double[] column : columns) DeLong.area(column, positive, 0.95);
		});
		report("ICC of 1000 features", () -> {
			for (final double[][] pair : ratings) IntraclassCorrelation.of(pair, 0.95);
		});
		runR(columns, positive);
	}

	private static double[][] columns() {
		final Well19937c random = new Well19937c(1);
		final double[][] columns = new double[FEATURES][PATIENTS];
		for (final double[] column : columns) {
			for (int i = 0; i < PATIENTS; i++) column[i] = random.nextGaussian() + (i % 2 == 0 ? 0.5 : 0);
		}
		return columns;
	}

	/** Two readings of the first half of the patients. */
	private static double[][] ratings(final double[] column) {
		final double[][] ratings = new double[PATIENTS / 2][];
		for (int i = 0; i < ratings.length; i++) ratings[i] = new double[] { column[i], column[i] + column[i + PATIENTS / 2] /
			4 };
		return ratings;
	}

	private static void report(final String what, final Runnable work) {
		final double[] seconds = new double[RUNS];
		for (int run = -WARM_UP; run < RUNS; run++) {
			final long start = System.nanoTime();
			work.run();
			if (run >= 0) seconds[run] = (System.nanoTime() - start) / 1e9;
		}
		Arrays.sort(seconds);
		System.out.printf("Radiomate: %s %.4f s%n", what, seconds[RUNS / 2]);
	}

	private static void runR(final double[][] columns, final boolean[] positive) throws IOException, InterruptedException {
		final Path table = Files.createTempFile("benchmark", ".csv");
		final StringBuilder text = new StringBuilder("y");
		for (int j = 0; j < columns.length; j++) text.append(",x").append(j);
		for (int i = 0; i < positive.length; i++) {
			text.append('\n').append(positive[i] ? 1 : 0);
			for (final double[] column : columns) text.append(',').append(column[i]);
		}
		Files.writeString(table, text.append('\n'));
		try {
			new ProcessBuilder("Rscript", "src/test/resources/benchmark/inference.R", table.toString()).inheritIO().start()
				.waitFor();
		}
		finally {
			Files.delete(table);
		}
	}
}
