package org.radiomate.inference;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

import java.util.Arrays;

/**
 * The Kruskal-Wallis test of equal location in two or more groups,
 * H = (12 / (N(N+1)) sum R_i^2 / n_i - 3(N+1)) / (1 - sum (t^3-t) / (N^3-N)), on chi-square with k-1 degrees of freedom.
 * <p>
 * Kruskal WH, Wallis WA, J Am Stat Assoc 1952;47:583, doi 10.1080/01621459.1952.10483441. Equal to R's
 * {@code kruskal.test}.
 * </p>
 */
public final class KruskalWallis {

	private static final String NAME = "Kruskal-Wallis";

	private KruskalWallis() {}

	/**
	 * Tests the groups; undefined, with the reason, if a group is empty or all values are equal.
	 *
	 * @throws IllegalArgumentException for fewer than two groups, or a value that is not finite
	 */
	public static TestResult test(final double[]... groups) {
		if (groups.length < 2) throw new IllegalArgumentException("fewer than two groups");
		for (final double[] group : groups) Moments.requireFinite(group);
		if (Arrays.stream(groups).anyMatch(group -> group.length == 0)) return TestResult.undefined(NAME, "a group is empty");
		final Ranks ranks = Ranks.of(Arrays.stream(groups).flatMapToDouble(Arrays::stream).toArray());
		final double n = ranks.ranks().length;
		final double correction = 1 - ranks.tieSum(t -> t * t * t - t) / (n * n * n - n);
		if (!(correction > 0)) return TestResult.undefined(NAME, "all values are the same");
		final double statistic = (12 * sumOfSquares(groups, ranks.ranks()) / (n * (n + 1)) - 3 * (n + 1)) / correction;
		final double df = groups.length - 1.0;
		return TestResult.of(NAME, statistic, df, ChiSquaredDistribution.of(df).survivalProbability(Math.max(0, statistic)));
	}

	private static double sumOfSquares(final double[][] groups, final double[] ranks) {
		double sum = 0;
		int next = 0;
		for (final double[] group : groups) {
			double rankSum = 0;
			for (int i = 0; i < group.length; i++) rankSum += ranks[next++];
			sum += rankSum * rankSum / group.length;
		}
		return sum;
	}
}
