package org.radiomate.inference;

import org.apache.commons.statistics.distribution.ContinuousDistribution;

/** P values of statistics whose distribution is symmetric about 0. */
final class Tails {

	private Tails() {}

	static double p(final ContinuousDistribution distribution, final double statistic, final Alternative alternative) {
		return switch (alternative) {
			case TWO_SIDED -> 2 * distribution.survivalProbability(Math.abs(statistic));
			case GREATER -> distribution.survivalProbability(statistic);
			case LESS -> distribution.cumulativeProbability(statistic);
		};
	}
}
