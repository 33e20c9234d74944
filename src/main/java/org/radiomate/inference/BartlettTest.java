package org.radiomate.inference;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

import java.util.Arrays;

/**
 * Bartlett's test of equal variances in two or more groups: K2 = ((N-k) ln S2 - sum (n_i-1) ln s2_i) / C with
 * C = 1 + (sum 1/(n_i-1) - 1/(N-k)) / (3(k-1)), on chi-square with k-1 degrees of freedom.
 * <p>
 * Bartlett MS, Proc R Soc A 1937;160:268, doi 10.1098/rspa.1937.0109. Equal to R's {@code bartlett.test}.
 * </p>
 */
public final class BartlettTest {

	private static final String NAME = "Bartlett";

	private BartlettTest() {}

	/**
	 * Tests the groups. Undefined, with the reason, if a group has fewer than two values or no variance.
	 *
	 * @throws IllegalArgumentException for fewer than two groups, or a value that is not finite
	 */
	public static TestResult test(final double[]... groups) {
		if (groups.length < 2) throw new IllegalArgumentException("fewer than two groups");
		for (final double[] group : groups) Moments.requireFinite(group);
		if (Arrays.stream(groups).anyMatch(group -> group.length < 2)) {
			return TestResult.undefined(NAME, "a group has fewer than two values");
		}
		final Moments[] moments = Arrays.stream(groups).map(Moments::of).toArray(Moments[]::new);
		if (Arrays.stream(moments).anyMatch(group -> !(group.variance() > 0))) {
			return TestResult.undefined(NAME, "a group has no variance");
		}
		final double df = groups.length - 1.0;
		final double statistic = statistic(moments);
		return TestResult.of(NAME, statistic, df, ChiSquaredDistribution.of(df).survivalProbability(Math.max(0, statistic)));
	}

	private static double statistic(final Moments[] groups) {
		double total = 0;
		double pooled = 0;
		double inverse = 0;
		for (final Moments group : groups) {
			total += group.n() - 1;
			pooled += (group.n() - 1) * group.variance();
			inverse += 1.0 / (group.n() - 1);
		}
		pooled /= total;
		double statistic = 0;
		for (final Moments group : groups) statistic += (group.n() - 1) * StrictMath.log(pooled / group.variance());
		return statistic / (1 + (inverse - 1 / total) / (3 * (groups.length - 1.0)));
	}
}
