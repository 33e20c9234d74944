package org.radiomate.inference;

import org.apache.commons.math3.analysis.UnivariateFunction;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Profile likelihood intervals of a logistic regression: all values b of a coefficient at which the deviance, minimised
 * over the other coefficients, exceeds the fit's by no more than the chi-square quantile with one degree of freedom. With
 * Firth's likelihood the penalised one is profiled. Under separation a limit may be infinite.
 * <p>
 * Venzon DJ, Moolgavkar SH, Appl Stat 1988;37:87, doi 10.2307/2347496; Heinze G, Schemper M, Stat Med 2002;21:2409, doi
 * 10.1002/sim.1047. R's {@code confint} (MASS) interpolates the same curve; here it is solved to full precision.
 * </p>
 */
public final class ProfileLikelihood {

	/** A shift of the linear predictor beyond which a likelihood that has not fallen never will, and the step towards it. */
	private static final double FAR = 60;
	private static final double STEP = 2;

	private final double[][] design;
	private final boolean[] positive;
	private final LogisticFit fit;
	private final LogisticOptions options;
	private final double best;
	/** Under separation: coefficients of the other columns at the last point of the profile, from where the next starts. */
	private double[] others;

	private ProfileLikelihood(final double[][] design, final boolean[] positive, final LogisticFit fit,
		final LogisticOptions options)
	{
		this.design = design;
		this.positive = positive;
		this.fit = fit;
		this.options = options;
		best = options.firth() ? -2 * FirthIterations.penalisedWith(design, positive, -1, new double[design.length], options)
			: fit.deviance();
	}

	/**
	 * The intervals of all terms of a fit, the intercept first; undefined for an aliased term.
	 *
	 * @param columns the columns of the fit
	 * @param positive the outcome of the fit
	 * @param fit of these columns without offset
	 * @param options of the fit
	 * @param confidence such as 0.95
	 */
	public static Interval[] intervals(final double[][] columns, final boolean[] positive, final LogisticFit fit,
		final LogisticOptions options, final double confidence)
	{
		if (!(confidence > 0 && confidence < 1)) throw new IllegalArgumentException("confidence " + confidence);
		final double[][] all = LogisticRegression.withIntercept(columns, positive.length);
		final int[] used = IntStream.range(0, all.length).filter(j -> !Double.isNaN(fit.coefficients()[j])).toArray();
		final double[][] design = Arrays.stream(used).mapToObj(j -> all[j]).toArray(double[][]::new);
		final ProfileLikelihood profile = new ProfileLikelihood(design, positive, fit, options);
		final double target = Quantiles.chiSquare(confidence, 1);
		final Interval[] intervals = new Interval[all.length];
		Arrays.fill(intervals, Interval.UNDEFINED);
		for (int k = 0; k < used.length; k++) {
			intervals[used[k]] = new Interval(profile.limit(k, used[k], -1, target), profile.limit(k, used[k], 1, target));
		}
		return intervals;
	}

	private double limit(final int column, final int term, final int side, final double target) {
		final double estimate = fit.coefficients()[term];
		others = without(column, coefficients());
		final UnivariateFunction excess = b -> excess(column, b) - target;
		if (fit.separation() == Separation.NONE) return Root.beyond(excess, estimate, side * fit.standardErrors()[term]);
		final double spread = spread(design[column]);
		final double step = STEP / spread;
		double near = estimate;
		while (Math.abs(near - estimate) <= FAR / spread + 2 * Math.abs(estimate)) {
			final double far = near + side * step;
			if (excess.value(far) > 0) return Root.between(excess, near, far);
			near = far;
		}
		return side * Double.POSITIVE_INFINITY;
	}

	private double[] coefficients() {
		return Arrays.stream(fit.coefficients()).filter(b -> !Double.isNaN(b)).toArray();
	}

	/** Where the others would go with b if the likelihood were normal. */
	private double[] start(final int column, final double b) {
		if (fit.separation() != Separation.NONE) return others;
		final double[] all = coefficients();
		final double[] covariances = Arrays.stream(fit.covariance()[term(column)]).filter(v -> !Double.isNaN(v)).toArray();
		final double part = (b - all[column]) / covariances[column];
		for (int j = 0; j < all.length; j++) all[j] += part * covariances[j];
		return without(column, all);
	}

	/** The fit's term of a column that is not aliased. */
	private int term(final int column) {
		return IntStream.range(0, fit.coefficients().length).filter(j -> !Double.isNaN(fit.coefficients()[j])).skip(column)
			.findFirst().orElseThrow();
	}

	private static double[] without(final int column, final double[] coefficients) {
		return IntStream.range(0, coefficients.length).filter(j -> j != column).mapToDouble(j -> coefficients[j]).toArray();
	}

	private static double spread(final double[] column) {
		final double range = Arrays.stream(column).max().orElseThrow() - Arrays.stream(column).min().orElseThrow();
		return range > 0 ? range : Math.abs(column[0]);
	}

	/** How much the profile deviance at b exceeds the smallest. */
	private double excess(final int column, final double b) {
		return (options.firth() ? penalised(column, b) : deviance(column, b)) - best;
	}

	private double deviance(final int column, final double b) {
		final double[] offset = new double[positive.length];
		for (int i = 0; i < offset.length; i++) offset[i] = b * design[column][i];
		if (design.length == 1) return Logit.deviance(positive, Logit.probabilities(offset));
		final double[][] free = IntStream.range(0, design.length).filter(j -> j != column).mapToObj(j -> design[j]).toArray(
			double[][]::new);
		final LogisticIterations found = LikelihoodIterations.runFrom(start(column, b), free, positive, offset, options);
		others = found.coefficients();
		return found.deviance();
	}

	private double penalised(final int column, final double b) {
		final double[] start = new double[design.length];
		start[column] = b;
		return -2 * FirthIterations.penalisedWith(design, positive, column, start, options);
	}
}
