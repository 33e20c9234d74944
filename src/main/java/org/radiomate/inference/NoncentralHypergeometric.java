package org.radiomate.inference;

/**
 * The distribution of the first cell of a 2 x 2 table with given margins when the odds ratio is w:
 * P(x) proportional to C(m, x) C(n, k-x) w^x (Fisher RA, J R Stat Soc 1935;98:39, doi 10.2307/2342435).
 */
final class NoncentralHypergeometric {

	private final int lowest;
	private final double[] logWeights;

	/**
	 * @param m first column's sum
	 * @param n second column's sum
	 * @param k first row's sum
	 */
	NoncentralHypergeometric(final long m, final long n, final long k) {
		lowest = Math.toIntExact(Math.max(0, k - n));
		final int highest = Math.toIntExact(Math.min(k, m));
		logWeights = new double[highest - lowest + 1];
		for (int i = 1; i < logWeights.length; i++) {
			final double x = lowest + i;
			logWeights[i] = logWeights[i - 1] + StrictMath.log((m - x + 1) * (k - x + 1) / (x * (n - k + x)));
		}
	}

	int lowest() {
		return lowest;
	}

	int highest() {
		return lowest + logWeights.length - 1;
	}

	/** The probabilities of {@link #lowest} to {@link #highest} at this logarithm of the odds ratio. */
	double[] probabilities(final double logOddsRatio) {
		final double[] p = new double[logWeights.length];
		double largest = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < p.length; i++) {
			p[i] = logWeights[i] + logOddsRatio * (lowest + i);
			largest = Math.max(largest, p[i]);
		}
		double sum = 0;
		for (int i = 0; i < p.length; i++) {
			p[i] = StrictMath.exp(p[i] - largest);
			sum += p[i];
		}
		for (int i = 0; i < p.length; i++) p[i] /= sum;
		return p;
	}

	double mean(final double logOddsRatio) {
		final double[] p = probabilities(logOddsRatio);
		double mean = 0;
		for (int i = 0; i < p.length; i++) mean += p[i] * (lowest + i);
		return mean;
	}

	/** P(X &lt;= x). */
	double lowerTail(final long x, final double logOddsRatio) {
		final double[] p = probabilities(logOddsRatio);
		double sum = 0;
		for (int i = 0; i < p.length && lowest + i <= x; i++) sum += p[i];
		return sum;
	}

	/** P(X &gt;= x). */
	double upperTail(final long x, final double logOddsRatio) {
		final double[] p = probabilities(logOddsRatio);
		double sum = 0;
		for (int i = p.length - 1; i >= 0 && lowest + i >= x; i--) sum += p[i];
		return sum;
	}
}
