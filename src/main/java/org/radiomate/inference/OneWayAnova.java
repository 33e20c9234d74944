package org.radiomate.inference;

import org.apache.commons.statistics.distribution.FDistribution;

import java.util.Arrays;

/**
 * One-way analysis of variance: whether groups have equal means, with one variance for all groups (R's {@code aov}) or
 * with a variance for each (Welch BL, Biometrika 1951;38:330, doi 10.1093/biomet/38.3-4.330; R's {@code oneway.test}).
 */
public final class OneWayAnova {

	/** Names of the two tests in {@link TestResult#test()}. */
	public static final String CLASSIC = "one-way ANOVA";
	public static final String WELCH = "one-way ANOVA (Welch)";

	/**
	 * The analysis.
	 *
	 * @param test F, its first degrees of freedom and P
	 * @param df2 second degrees of freedom
	 * @param betweenGroups mean square between groups, {@code NaN} for Welch's
	 * @param withinGroups mean square within groups, {@code NaN} for Welch's
	 */
	public record Result(TestResult test, double df2, double betweenGroups, double withinGroups) {}

	private OneWayAnova() {}

	/**
	 * With one variance for all groups; undefined, with the reason, if nothing varies or too few values are left.
	 *
	 * @throws IllegalArgumentException for fewer than two groups, or a value that is not finite
	 */
	public static Result classic(final double[]... groups) {
		final Moments[] moments = moments(groups);
		final double n = Arrays.stream(moments).mapToInt(Moments::n).sum();
		final double df1 = groups.length - 1.0;
		final double df2 = n - groups.length;
		if (Arrays.stream(moments).anyMatch(m -> m.n() < 1)) return undefined(CLASSIC, "a group is empty");
		if (df2 < 1) return undefined(CLASSIC, "every group has but one value");
		double mean = 0;
		double within = 0;
		for (final Moments group : moments) {
			mean += group.n() * group.mean() / n;
			if (group.n() > 1) within += (group.n() - 1) * group.variance();
		}
		double between = 0;
		for (final Moments group : moments) between += group.n() * (group.mean() - mean) * (group.mean() - mean);
		if (within == 0 && between == 0) return undefined(CLASSIC, "all values are the same");
		return result(CLASSIC, between / df1 / (within / df2), df1, df2, between / df1, within / df2);
	}

	/**
	 * With a variance for each group; undefined, with the reason, if a group has fewer than two values or no variance.
	 *
	 * @throws IllegalArgumentException for fewer than two groups, or a value that is not finite
	 */
	public static Result welch(final double[]... groups) {
		final Moments[] moments = moments(groups);
		if (Arrays.stream(moments).anyMatch(m -> m.n() < 2)) return undefined(WELCH, "a group has fewer than two values");
		if (Arrays.stream(moments).anyMatch(m -> !(m.variance() > 0))) return undefined(WELCH, "a group has no variance");
		final double k = groups.length;
		double sum = 0;
		double mean = 0;
		for (final Moments group : moments) {
			sum += weight(group);
			mean += weight(group) * group.mean();
		}
		mean /= sum;
		double between = 0;
		double rest = 0;
		for (final Moments group : moments) {
			between += weight(group) * (group.mean() - mean) * (group.mean() - mean);
			final double share = 1 - weight(group) / sum;
			rest += share * share / (group.n() - 1);
		}
		rest /= k * k - 1;
		return result(WELCH, between / ((k - 1) * (1 + 2 * (k - 2) * rest)), k - 1, 1 / (3 * rest), Double.NaN, Double.NaN);
	}

	private static double weight(final Moments group) {
		return group.n() / group.variance();
	}

	private static Moments[] moments(final double[]... groups) {
		if (groups.length < 2) throw new IllegalArgumentException("fewer than two groups");
		for (final double[] group : groups) Moments.requireFinite(group);
		return Arrays.stream(groups).map(Moments::of).toArray(Moments[]::new);
	}

	private static Result result(final String name, final double f, final double df1, final double df2,
		final double between, final double within)
	{
		return new Result(TestResult.of(name, f, df1, FDistribution.of(df1, df2).survivalProbability(f)), df2, between,
			within);
	}

	private static Result undefined(final String name, final String reason) {
		return new Result(TestResult.undefined(name, reason), Double.NaN, Double.NaN, Double.NaN);
	}
}
