package org.radiomate.inference;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The sum S of squared rank differences of two independent rankings of n: counted for n up to 9, beyond by the Edgeworth
 * series of Best DJ, Roberts DE, Appl Stat 1975;24:377 (algorithm AS 89), doi 10.2307/2347111, or by Student's t.
 *
 * @param n values, without ties if exact
 * @param exact whether to count or use the series, not Student's t
 */
record SpearmanDistribution(int n, boolean exact) {

	private static final int COUNTED = 9;

	/** P of a statistic; small S means that the rankings agree. */
	double p(final double s, final Alternative alternative) {
		return switch (alternative) {
			case GREATER -> atMost(s);
			case LESS -> atLeast(s);
			case TWO_SIDED -> Math.min(1, 2 * (s > (cubed() - n) / 6 ? atLeast(s) : atMost(s)));
		};
	}

	private double cubed() {
		return (double) n * n * n;
	}

	/** P(S &lt;= s); the next value of S is larger by 2. */
	private double atMost(final double s) {
		if (!exact) return studentT(s, false);
		return n <= COUNTED ? 1 - counted(Math.rint(s) + 2) : clipped(series(Math.rint(s) + 2, false));
	}

	/** P(S &gt;= s). */
	private double atLeast(final double s) {
		if (!exact) return studentT(s, true);
		return n <= COUNTED ? counted(Math.rint(s)) : clipped(series(Math.rint(s), true));
	}

	private double studentT(final double s, final boolean upper) {
		final double r = 1 - s / ((cubed() - n) / 6);
		if (n < 3) return Double.NaN;
		final double t = r / Math.sqrt((1 - r * r) / (n - 2));
		final TDistribution distribution = TDistribution.of(n - 2.0);
		return upper ? distribution.cumulativeProbability(t) : distribution.survivalProbability(t);
	}

	/** P(S &gt;= s) by counting all rankings, a set of used ranks at a time. */
	private double counted(final double s) {
		final int largest = (n * n * n - n) / 3;
		final double[][] ways = new double[1 << n][];
		ways[0] = new double[largest + 1];
		ways[0][0] = 1;
		for (int used = 1; used < ways.length; used++) ways[used] = waysOf(ways, used, largest);
		double above = 0;
		double all = 0;
		for (int sum = 0; sum <= largest; sum++) {
			all += ways[ways.length - 1][sum];
			if (sum >= s) above += ways[ways.length - 1][sum];
		}
		return above / all;
	}

	private double[] waysOf(final double[][] ways, final int used, final int largest) {
		final double[] sums = new double[largest + 1];
		final int position = Integer.bitCount(used) - 1;
		for (int rank = 0; rank < n; rank++) {
			if ((used >> rank & 1) == 0) continue;
			final int square = (rank - position) * (rank - position);
			final double[] before = ways[used & ~(1 << rank)];
			for (int sum = square; sum <= largest; sum++) sums[sum] += before[sum - square];
		}
		return sums;
	}

	/** The coefficients are those of the algorithm's publication. */
	private double series(final double s, final boolean upper) {
		final double b = 1.0 / n;
		final double x = (6 * (s - 1) * b / ((double) n * n - 1) - 1) * Math.sqrt(1 / b - 1);
		final double y = x * x;
		final double inner = 0.0879 + 0.0151 * b - y * (0.0072 - 0.0831 * b + y * b * (0.0131 - 4.6e-4 * y));
		final double u = x * b * (0.2274 + b * (0.2531 + 0.1745 * b) + y * (-0.0758 + b * (0.1033 + 0.3932 * b) - y * b *
			inner)) / StrictMath.exp(y / 2);
		final NormalDistribution normal = NormalDistribution.of(0, 1);
		return upper ? u + normal.survivalProbability(x) : normal.cumulativeProbability(x) - u;
	}

	private static double clipped(final double p) {
		return Math.max(0, Math.min(1, p));
	}
}
