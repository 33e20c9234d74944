package org.radiomate.model.learning;

import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.util.MathArrays;
import org.radiomate.evaluation.RocCurve;
import org.radiomate.model.predictor.Predictor;

import java.util.stream.IntStream;

/**
 * How much a predictor leans on each variable: by how much the area under its ROC curve on the training cohort falls when
 * the variable's values are shuffled among the patients, averaged over 20 seeded shuffles. It tells of the predictor, not
 * of the disease: correlated variables share it.
 * <p>
 * Breiman L, Mach Learn 2001;45:5, doi 10.1023/A:1010933404324.
 * </p>
 */
public final class PermutationImportance {

	private static final int SHUFFLES = 20;

	private PermutationImportance() {}

	/** The fall of the area for each variable; negative by chance only. */
	public static double[] of(final Predictor predictor, final Sample sample, final long seed) {
		final Well19937c random = new Well19937c(seed);
		final double whole = auc(predictor, sample.rows(), sample);
		final double[] importance = new double[sample.variables()];
		for (int j = 0; j < importance.length; j++) {
			double sum = 0;
			for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) sum += auc(predictor, shuffled(sample, j, random), sample);
			importance[j] = whole - sum / SHUFFLES;
		}
		return importance;
	}

	private static double[][] shuffled(final Sample sample, final int variable, final Well19937c random) {
		final int[] order = IntStream.range(0, sample.size()).toArray();
		MathArrays.shuffle(order, random);
		final double[][] rows = new double[order.length][];
		for (int i = 0; i < rows.length; i++) {
			rows[i] = sample.rows()[i].clone();
			rows[i][variable] = sample.rows()[order[i]][variable];
		}
		return rows;
	}

	private static double auc(final Predictor predictor, final double[][] rows, final Sample sample) {
		final double[] probabilities = new double[rows.length];
		for (int i = 0; i < rows.length; i++) probabilities[i] = predictor.probability(rows[i]);
		return RocCurve.auc(probabilities, sample.positive());
	}
}
