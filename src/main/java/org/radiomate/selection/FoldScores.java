package org.radiomate.selection;

import org.radiomate.evaluation.RocCurve;

import java.util.Arrays;

/**
 * Mean of the folds weighted by their size and its standard error, sqrt(weighted mean of squared deviations / (K-1)).
 * An area that is undefined, because a fold has one class only, is left out.
 */
record FoldScores(double mean, double error) {

	static FoldScores losses(final double[] losses, final int[] folds, final int foldCount, final boolean grouped) {
		if (!grouped) {
			final double[] ones = new double[losses.length];
			Arrays.fill(ones, 1);
			return of(losses, ones);
		}
		final double[] sizes = new double[foldCount];
		final double[] means = new double[foldCount];
		for (int i = 0; i < losses.length; i++) {
			sizes[folds[i] - 1]++;
			means[folds[i] - 1] += losses[i];
		}
		for (int k = 0; k < foldCount; k++) means[k] /= sizes[k];
		return of(means, sizes);
	}

	static FoldScores areas(final double[] scores, final double[] response, final int[] folds, final int foldCount) {
		final double[] sizes = new double[foldCount];
		final double[] areas = new double[foldCount];
		for (int k = 0; k < foldCount; k++) {
			final double[] own = new double[scores.length];
			final boolean[] positive = new boolean[scores.length];
			int size = 0;
			int positives = 0;
			for (int i = 0; i < scores.length; i++) {
				if (folds[i] != k + 1) continue;
				own[size] = scores[i];
				positive[size] = response[i] > 0.5;
				if (positive[size++]) positives++;
			}
			sizes[k] = size;
			areas[k] = positives == 0 || positives == size ? Double.NaN : RocCurve.auc(Arrays.copyOf(own, size), Arrays.copyOf(
				positive, size));
		}
		return of(areas, sizes);
	}

	private static FoldScores of(final double[] values, final double[] weights) {
		final double mean = weightedMean(values, weights);
		final double[] squares = new double[values.length];
		for (int k = 0; k < values.length; k++) squares[k] = (values[k] - mean) * (values[k] - mean);
		return new FoldScores(mean, Math.sqrt(weightedMean(squares, weights) / (values.length - 1)));
	}

	private static double weightedMean(final double[] values, final double[] weights) {
		double sum = 0;
		double total = 0;
		for (int k = 0; k < values.length; k++) {
			if (Double.isNaN(values[k])) continue;
			sum += values[k] * weights[k];
			total += weights[k];
		}
		return sum / total;
	}
}
