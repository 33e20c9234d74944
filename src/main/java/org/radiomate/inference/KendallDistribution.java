package org.radiomate.inference;

/** The number of concordant pairs of two rankings of n without ties, if they are independent; counted exactly. */
final class KendallDistribution {

	private final double[] probabilities;

	/** Adding the i-th value makes 0 to i - 1 new pairs concordant, each equally likely. */
	KendallDistribution(final int n) {
		double[] p = { 1 };
		for (int i = 2; i <= n; i++) {
			final double[] next = new double[p.length + i - 1];
			for (int c = 0; c < p.length; c++) {
				for (int more = 0; more < i; more++) next[c + more] += p[c] / i;
			}
			p = next;
		}
		probabilities = p;
	}

	double p(final int concordant, final Alternative alternative) {
		return switch (alternative) {
			case GREATER -> atLeast(concordant);
			case LESS -> atMost(concordant);
			case TWO_SIDED -> Math.min(1, 2 * Math.min(atLeast(concordant), atMost(concordant)));
		};
	}

	private double atMost(final int concordant) {
		double sum = 0;
		for (int c = 0; c <= concordant; c++) sum += probabilities[c];
		return Math.min(1, sum);
	}

	/** The distribution is symmetric. */
	private double atLeast(final int concordant) {
		return atMost(probabilities.length - 1 - concordant);
	}
}
