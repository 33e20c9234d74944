package org.radiomate.inference;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Tests of correlation with the defaults of R's {@code cor.test}: Pearson's r by Student's t with Fisher's z interval;
 * Spearman's rho and Kendall's tau exact where no values are tied and the sample is not large, otherwise by their
 * approximations without correction for continuity.
 * <p>
 * Fisher RA, Metron 1921;1:3; Kendall MG, Biometrika 1938;30:81, doi 10.1093/biomet/30.1-2.81; Kendall MG, Rank
 * Correlation Methods, 1970 (variance with ties).
 * </p>
 */
public final class CorrelationTest {

	/** Names of the tests in {@link TestResult#test()}. */
	public static final String PEARSON = "Pearson correlation";
	public static final String SPEARMAN = "Spearman correlation";
	public static final String KENDALL = "Kendall correlation";

	private static final int SPEARMAN_EXACT_BELOW = 1290;
	private static final int KENDALL_EXACT_BELOW = 50;
	private static final String CONSTANT = "a variable does not vary";

	/** How the P value of a rank correlation is found. */
	public enum Method {
		/** Exact for small samples without ties, else approximate, as R chooses by itself. */
		AUTOMATIC,
		/** Always approximate. */
		ASYMPTOTIC
	}

	/**
	 * A test with its estimate.
	 *
	 * @param test t (with its degrees of freedom), S, T or z, and P
	 * @param estimate r, rho or tau-b
	 * @param lower confidence limit of r, {@code NaN} for rank correlations and fewer than four pairs
	 * @param upper confidence limit of r
	 */
	public record Result(TestResult test, double estimate, double lower, double upper) {}

	private CorrelationTest() {}

	/**
	 * Pearson's product-moment correlation; undefined, with the reason, for fewer than three pairs or a constant variable.
	 *
	 * @param confidence of the interval, such as 0.95
	 * @throws IllegalArgumentException if the variables differ in length or a value is not finite
	 */
	public static Result pearson(final double[] x, final double[] y, final Alternative alternative,
		final double confidence)
	{
		requirePairs(x, y);
		if (x.length < 3) return undefined(PEARSON, "fewer than three pairs");
		final double r = correlation(x, y);
		if (Double.isNaN(r)) return undefined(PEARSON, CONSTANT);
		final double df = x.length - 2.0;
		final double t = Math.sqrt(df) * r / Math.sqrt(1 - r * r);
		final double p = Tails.p(TDistribution.of(df), t, alternative);
		final double[] interval = fisherInterval(r, x.length, alternative, confidence);
		return new Result(TestResult.of(PEARSON, t, df, p), r, interval[0], interval[1]);
	}

	private static double[] fisherInterval(final double r, final int n, final Alternative alternative,
		final double confidence)
	{
		if (n < 4) return new double[] { Double.NaN, Double.NaN };
		final double tail = alternative == Alternative.TWO_SIDED ? (1 - confidence) / 2 : 1 - confidence;
		final double z = (StrictMath.log1p(r) - StrictMath.log1p(-r)) / 2;
		final double margin = Quantiles.normal(1 - tail) / Math.sqrt(n - 3.0);
		return new double[] { alternative == Alternative.LESS ? -1 : StrictMath.tanh(z - margin),
			alternative == Alternative.GREATER ? 1 : StrictMath.tanh(z + margin) };
	}

	/**
	 * Spearman's rank correlation, S = (n^3 - n)(1 - rho) / 6; undefined, with the reason, for fewer than two pairs or a
	 * constant variable.
	 *
	 * @throws IllegalArgumentException if the variables differ in length or a value is not finite
	 */
	public static Result spearman(final double[] x, final double[] y, final Alternative alternative,
		final Method method)
	{
		requirePairs(x, y);
		if (x.length < 2) return undefined(SPEARMAN, "fewer than two pairs");
		final Ranks a = Ranks.of(x);
		final Ranks b = Ranks.of(y);
		final double rho = correlation(a.ranks(), b.ranks());
		if (Double.isNaN(rho)) return undefined(SPEARMAN, CONSTANT);
		final double n = x.length;
		final double s = (n * n * n - n) * (1 - rho) / 6;
		final boolean exact = method == Method.AUTOMATIC && n < SPEARMAN_EXACT_BELOW && !a.hasTies() && !b.hasTies();
		final double p = new SpearmanDistribution(x.length, exact).p(s, alternative);
		return result(SPEARMAN, s, p, rho);
	}

	/**
	 * Kendall's tau-b. The statistic is T, the number of concordant pairs, if exact, else z. Undefined, with the reason,
	 * for fewer than two pairs or a constant variable.
	 *
	 * @throws IllegalArgumentException if the variables differ in length or a value is not finite
	 */
	public static Result kendall(final double[] x, final double[] y, final Alternative alternative, final Method method) {
		requirePairs(x, y);
		if (x.length < 2) return undefined(KENDALL, "fewer than two pairs");
		final Ranks a = Ranks.of(x);
		final Ranks b = Ranks.of(y);
		final double pairs = x.length * (x.length - 1.0) / 2;
		final double untied = Math.sqrt(pairs - a.tieSum(t -> t * (t - 1) / 2)) * Math.sqrt(pairs - b.tieSum(t -> t * (t - 1) /
			2));
		if (!(untied > 0)) return undefined(KENDALL, CONSTANT);
		final long score = concordantMinusDiscordant(x, y);
		final double tau = score / untied;
		if (method == Method.AUTOMATIC && x.length < KENDALL_EXACT_BELOW && !a.hasTies() && !b.hasTies()) {
			final int concordant = (int) Math.round((pairs + score) / 2);
			return result(KENDALL, concordant, new KendallDistribution(x.length).p(concordant, alternative), tau);
		}
		final double z = score / Math.sqrt(kendallVariance(x.length, a, b));
		return result(KENDALL, z, Tails.p(NormalDistribution.of(0, 1), z, alternative), tau);
	}

	private static double kendallVariance(final double n, final Ranks a, final Ranks b) {
		final double untied = n * (n - 1) * (2 * n + 5);
		final double first = a.tieSum(t -> t * (t - 1) * (2 * t + 5));
		final double second = b.tieSum(t -> t * (t - 1) * (2 * t + 5));
		final double twos = a.tieSum(t -> t * (t - 1)) * b.tieSum(t -> t * (t - 1));
		final double threes = a.tieSum(t -> t * (t - 1) * (t - 2)) * b.tieSum(t -> t * (t - 1) * (t - 2));
		final double variance = (untied - first - second) / 18 + twos / (2 * n * (n - 1));
		return n < 3 ? variance : variance + threes / (9 * n * (n - 1) * (n - 2));
	}

	private static long concordantMinusDiscordant(final double[] x, final double[] y) {
		long score = 0;
		for (int i = 1; i < x.length; i++) {
			for (int j = 0; j < i; j++) score += (long) (Math.signum(x[i] - x[j]) * Math.signum(y[i] - y[j]));
		}
		return score;
	}

	/** The correlation of two variables; {@code NaN} if one is constant. */
	private static double correlation(final double[] x, final double[] y) {
		final Moments a = Moments.of(x);
		final Moments b = Moments.of(y);
		double sum = 0;
		for (int i = 0; i < x.length; i++) sum += (x[i] - a.mean()) * (y[i] - b.mean());
		final double r = sum / (x.length - 1) / (Math.sqrt(a.variance()) * Math.sqrt(b.variance()));
		return isConstant(x) || isConstant(y) ? Double.NaN : Math.max(-1, Math.min(1, r));
	}

	private static boolean isConstant(final double[] values) {
		for (final double value : values) if (value != values[0]) return false;
		return true;
	}

	private static void requirePairs(final double[] x, final double[] y) {
		if (x.length != y.length) throw new IllegalArgumentException("variables of different lengths");
		Moments.requireFinite(x);
		Moments.requireFinite(y);
	}

	private static Result result(final String name, final double statistic, final double p, final double estimate) {
		return new Result(TestResult.of(name, statistic, Double.NaN, p), estimate, Double.NaN, Double.NaN);
	}

	private static Result undefined(final String name, final String reason) {
		return new Result(TestResult.undefined(name, reason), Double.NaN, Double.NaN, Double.NaN);
	}
}
