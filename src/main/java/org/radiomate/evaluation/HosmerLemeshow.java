package org.radiomate.evaluation;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.radiomate.inference.Quantiles;
import org.radiomate.inference.TestResult;

import java.util.Arrays;

/**
 * The Hosmer-Lemeshow test of calibration: patients grouped at the quantiles of their probability (type 7, right-closed,
 * equal cuts merged), sum of (O-E)^2/E over groups and classes, on chi-square with g-2 degrees of freedom.
 * <p>
 * Hosmer DW, Lemeshow S, Commun Stat 1980;9:1043, doi 10.1080/03610928008827941. Equal to R's
 * {@code ResourceSelection::hoslem.test}.
 * </p>
 */
public final class HosmerLemeshow {

	private static final String NAME = "Hosmer-Lemeshow";

	private HosmerLemeshow() {}

	/**
	 * Tests the probabilities in {@code groups} groups; undefined, with the reason, if fewer than three different
	 * probabilities remain.
	 *
	 * @throws IllegalArgumentException if a value is no probability or fewer than three groups are wanted
	 */
	public static TestResult test(final double[] probabilities, final boolean[] positive, final int groups) {
		ScoredLabels.checkProbabilities(probabilities, positive);
		if (groups < 3) throw new IllegalArgumentException("fewer than three groups");
		final double[] cuts = cuts(probabilities, groups);
		if (cuts.length < 2) return undefined("all probabilities are the same");
		final double statistic = statistic(probabilities, positive, cuts);
		if (Double.isNaN(statistic)) return undefined("a group has no expected event or none without");
		final double df = groups - 2.0;
		return new TestResult(NAME, statistic, df, ChiSquaredDistribution.of(df).survivalProbability(statistic), "");
	}

	private static TestResult undefined(final String reason) {
		return new TestResult(NAME, Double.NaN, Double.NaN, Double.NaN, reason);
	}

	private static double[] cuts(final double[] probabilities, final int groups) {
		final double[] sorted = probabilities.clone();
		Arrays.sort(sorted);
		final double[] cuts = new double[groups + 1];
		for (int g = 0; g <= groups; g++) cuts[g] = Quantiles.ofSorted(sorted, g / (double) groups);
		return Arrays.stream(cuts).distinct().toArray();
	}

	private static double statistic(final double[] probabilities, final boolean[] positive, final double[] cuts) {
		final int groups = cuts.length - 1;
		final double[] observed = new double[groups];
		final double[] expected = new double[groups];
		final double[] sizes = new double[groups];
		for (int i = 0; i < positive.length; i++) {
			final int g = group(probabilities[i], cuts);
			sizes[g]++;
			expected[g] += probabilities[i];
			if (positive[i]) observed[g]++;
		}
		double sum = 0;
		for (int g = 0; g < groups; g++) {
			if (sizes[g] == 0) continue;
			final double difference = observed[g] - expected[g];
			sum += difference * difference / expected[g] + difference * difference / (sizes[g] - expected[g]);
		}
		return sum;
	}

	private static int group(final double probability, final double[] cuts) {
		int g = 0;
		while (g < cuts.length - 2 && probability > cuts[g + 1]) g++;
		return g;
	}
}
