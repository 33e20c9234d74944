package org.radiomate.inference;

/** Confidence intervals of a proportion. */
public final class Proportions {

	private Proportions() {}

	/**
	 * The exact interval of Clopper CJ, Pearson ES, Biometrika 1934;26:404, doi 10.1093/biomet/26.4.404: it covers at least
	 * as often as it says. Equal to R's {@code binom.test}. Undefined for no trials.
	 *
	 * @throws IllegalArgumentException for counts that are none, or a confidence not between 0 and 1
	 */
	public static Interval exact(final long successes, final long trials, final double confidence) {
		check(successes, trials, confidence);
		if (trials == 0) return Interval.UNDEFINED;
		final double tail = (1 - confidence) / 2;
		final double failures = trials - successes;
		return new Interval(successes == 0 ? 0 : Quantiles.beta(tail, successes, failures + 1), failures == 0 ? 1 : Quantiles
			.beta(1 - tail, successes + 1.0, failures));
	}

	/**
	 * The score interval of Wilson EB, J Am Stat Assoc 1927;22:209, doi 10.1080/01621459.1927.10502953: shorter, right on
	 * average. Equal to R's {@code prop.test(correct = FALSE)}. Undefined for no trials.
	 *
	 * @throws IllegalArgumentException for counts that are none, or a confidence not between 0 and 1
	 */
	public static Interval wilson(final long successes, final long trials, final double confidence) {
		check(successes, trials, confidence);
		if (trials == 0) return Interval.UNDEFINED;
		final double n = trials;
		final double p = successes / n;
		final double z = Quantiles.normal((1 + confidence) / 2);
		final double centre = p + z * z / (2 * n);
		final double margin = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
		final double scale = 1 + z * z / n;
		return new Interval(successes == 0 ? 0 : (centre - margin) / scale, successes == trials ? 1 : (centre + margin) /
			scale);
	}

	private static void check(final long successes, final long trials, final double confidence) {
		if (successes < 0 || successes > trials) throw new IllegalArgumentException(successes + " of " + trials);
		if (!(confidence > 0 && confidence < 1)) throw new IllegalArgumentException("confidence " + confidence);
	}
}
