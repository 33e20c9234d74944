package org.radiomate.inference;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Quantiles to full double precision: the library's root is good to about 1e-9, Newton's method on the distribution does the rest. */
public final class Quantiles {

	private static final int MAX_STEPS = 20;
	private static final double SMALLEST_STEP = 1e-15;

	private Quantiles() {}

	/** Quantile of the standard normal distribution. */
	public static double normal(final double probability) {
		return NormalDistribution.of(0, 1).inverseCumulativeProbability(probability);
	}

	/** Quantile of Student's t distribution. */
	public static double studentT(final double probability, final double degreesOfFreedom) {
		return polished(TDistribution.of(degreesOfFreedom), probability);
	}

	/** Quantile of the F distribution. */
	public static double f(final double probability, final double df1, final double df2) {
		return polished(FDistribution.of(df1, df2), probability);
	}

	/** Quantile of the beta distribution. */
	public static double beta(final double probability, final double a, final double b) {
		return polished(BetaDistribution.of(a, b), probability);
	}

	/** Quantile of the chi-square distribution. */
	public static double chiSquare(final double probability, final double degreesOfFreedom) {
		return polished(ChiSquaredDistribution.of(degreesOfFreedom), probability);
	}

	/** Quantile of a sorted sample, linear between its order statistics (R's type 7). */
	public static double ofSorted(final double[] sorted, final double probability) {
		final double position = (sorted.length - 1) * probability;
		final int below = (int) Math.floor(position + 4e-16 * position);
		final double part = Math.max(0, position - below);
		return part == 0 || below + 1 >= sorted.length ? sorted[below] : (1 - part) * sorted[below] + part * sorted[below + 1];
	}

	private static double polished(final ContinuousDistribution distribution, final double probability) {
		double x = distribution.inverseCumulativeProbability(probability);
		for (int i = 0; i < MAX_STEPS; i++) {
			final double step = excess(distribution, x, probability) / distribution.density(x);
			if (!Double.isFinite(step)) return x;
			x -= step;
			if (Math.abs(step) <= SMALLEST_STEP * Math.abs(x)) return x;
		}
		return x;
	}

	/** The upper tail is used where the lower one has lost its digits. */
	private static double excess(final ContinuousDistribution distribution, final double x, final double probability) {
		return probability > 0.5 ? 1 - probability - distribution.survivalProbability(x)
			: distribution.cumulativeProbability(x) - probability;
	}
}
