package org.radiomate.inference;

import org.apache.commons.statistics.inference.ContinuityCorrection;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

import java.util.Arrays;

/**
 * Wilcoxon's signed rank test of paired values with the defaults of R's {@code wilcox.test}: differences of 0 are left
 * out; exact for fewer than 50 pairs without ties or such differences, otherwise normal with corrections for ties and
 * continuity. The statistic is the rank sum of the positive differences.
 * <p>
 * Wilcoxon F, Biometrics Bull 1945;1:80, doi 10.2307/3001968.
 * </p>
 */
public final class SignedRank {

	/** Names of the two variants in {@link TestResult#test()}. */
	public static final String EXACT = "Wilcoxon signed rank (exact)";
	public static final String NORMAL = "Wilcoxon signed rank (normal approximation)";

	private static final int EXACT_BELOW = 50;

	private SignedRank() {}

	/**
	 * Tests the pairs; undefined, with the reason, if no pair differs.
	 *
	 * @throws IllegalArgumentException if the samples differ in length or a value is not finite
	 */
	public static TestResult test(final double[] first, final double[] second, final Alternative alternative) {
		if (first.length != second.length) throw new IllegalArgumentException("pairs of different lengths");
		Moments.requireFinite(first);
		Moments.requireFinite(second);
		final double[] all = new double[first.length];
		for (int i = 0; i < all.length; i++) all[i] = first[i] - second[i];
		final double[] differences = Arrays.stream(all).filter(d -> d != 0).toArray();
		if (differences.length == 0) return TestResult.undefined(NORMAL, "no pair differs");
		final boolean ties = Ranks.of(Arrays.stream(differences).map(Math::abs).toArray()).hasTies();
		final boolean exact = all.length < EXACT_BELOW && !ties && differences.length == all.length;
		final var result = WilcoxonSignedRankTest.withDefaults().with(MannWhitney.hypothesis(alternative)).with(
			ContinuityCorrection.ENABLED).with(exact ? PValueMethod.EXACT : PValueMethod.ASYMPTOTIC).test(differences);
		return TestResult.of(exact ? EXACT : NORMAL, result.getStatistic(), Double.NaN, result.getPValue());
	}
}
