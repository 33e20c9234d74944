package org.radiomate.inference;

import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.ContinuityCorrection;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;

import java.util.Arrays;

/**
 * The Mann-Whitney (Wilcoxon rank sum) test with the defaults of R's {@code wilcox.test}: exact if both samples have
 * fewer than 50 values and no two values are equal, otherwise by the normal approximation with corrections for ties and
 * continuity. The statistic is that of the first sample: its rank sum minus n1(n1+1)/2.
 * <p>
 * Mann HB, Whitney DR, Ann Math Stat 1947;18:50, doi 10.1214/aoms/1177730491.
 * </p>
 */
public final class MannWhitney {

	/** Names of the two variants in {@link TestResult#test()}. */
	public static final String EXACT = "Mann-Whitney (exact)";
	public static final String NORMAL = "Mann-Whitney (normal approximation)";

	private static final int EXACT_BELOW = 50;

	private MannWhitney() {}

	/** Two-sided test of the two samples. */
	public static TestResult test(final double[] first, final double[] second) {
		return test(first, second, Alternative.TWO_SIDED);
	}

	/**
	 * Tests the two samples; undefined, with the reason, for an empty sample or when all values are equal.
	 *
	 * @throws IllegalArgumentException if a value is {@code NaN} or infinite
	 */
	public static TestResult test(final double[] first, final double[] second, final Alternative alternative) {
		final boolean exact = first.length < EXACT_BELOW && second.length < EXACT_BELOW && !hasTies(sorted(first, second));
		return test(first, second, alternative, exact, true);
	}

	/** By the normal approximation whatever the size, with or without the correction for continuity. */
	public static TestResult asymptotic(final double[] first, final double[] second, final Alternative alternative,
		final boolean continuity)
	{
		return test(first, second, alternative, false, continuity);
	}

	private static TestResult test(final double[] first, final double[] second, final Alternative alternative,
		final boolean exact, final boolean continuity)
	{
		Moments.requireFinite(first);
		Moments.requireFinite(second);
		if (first.length == 0 || second.length == 0) return TestResult.undefined(NORMAL, "a sample is empty");
		final double[] pooled = sorted(first, second);
		if (pooled[0] == pooled[pooled.length - 1]) {
			return new TestResult(NORMAL, first.length * (double) second.length / 2, Double.NaN, Double.NaN,
				"all values are identical");
		}
		final var result = MannWhitneyUTest.withDefaults().with(hypothesis(alternative)).with(continuity
			? ContinuityCorrection.ENABLED : ContinuityCorrection.DISABLED).with(exact ? PValueMethod.EXACT
				: PValueMethod.ASYMPTOTIC).test(first, second);
		return TestResult.of(exact ? EXACT : NORMAL, result.getStatistic(), Double.NaN, result.getPValue());
	}

	private static double[] sorted(final double[] first, final double[] second) {
		final double[] pooled = Arrays.copyOf(first, first.length + second.length);
		System.arraycopy(second, 0, pooled, first.length, second.length);
		for (int i = 0; i < pooled.length; i++) pooled[i] += 0.0; // -0 and 0 are one value
		Arrays.sort(pooled);
		return pooled;
	}

	private static boolean hasTies(final double[] sorted) {
		for (int i = 1; i < sorted.length; i++) if (sorted[i] == sorted[i - 1]) return true;
		return false;
	}

	static AlternativeHypothesis hypothesis(final Alternative alternative) {
		return switch (alternative) {
			case TWO_SIDED -> AlternativeHypothesis.TWO_SIDED;
			case GREATER -> AlternativeHypothesis.GREATER_THAN;
			case LESS -> AlternativeHypothesis.LESS_THAN;
		};
	}
}
