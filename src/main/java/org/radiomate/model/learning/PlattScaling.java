package org.radiomate.model.learning;

import org.radiomate.model.predictor.Predictor;

/**
 * p = 1 / (1 + exp(slope · score + shift)), fitted by maximum likelihood to smoothed classes: (n₊ + 1) / (n₊ + 2) for
 * positive and 1 / (n₋ + 2) for negative patients. Newton's method with halved steps. Scores that speak against their own
 * class (slope above 0) are worth nothing: slope 0, everybody gets the share of positive patients.
 * <p>
 * Platt J, in: Advances in Large Margin Classifiers, MIT Press 2000:61; Lin HT, Lin CJ, Weng RC, Mach Learn 2007;68:267,
 * doi 10.1007/s10994-007-5018-6.
 * </p>
 *
 * @param slope multiplies the score; never positive
 * @param shift is added
 */
public record PlattScaling(double slope, double shift) {

	private static final int MAX_STEPS = 100, MAX_HALVINGS = 40;
	private static final double RIDGE = 1e-12, SMALL_GRADIENT = 1e-10;

	/** Fits the scaling. */
	public static PlattScaling fit(final double[] scores, final boolean[] positive) {
		final double[] targets = targets(positive);
		double[] line = { 0, StrictMath.log((count(positive, false) + 1.0) / (count(positive, true) + 1.0)) };
		final PlattScaling flat = new PlattScaling(0, line[1]);
		for (int step = 0; step < MAX_STEPS; step++) {
			final double[] next = step(line, scores, targets);
			if (next == line) break;
			line = next;
		}
		return line[0] < 0 ? new PlattScaling(line[0], line[1]) : flat;
	}

	/** The probability of a score. */
	public double probability(final double score) {
		return Predictor.logistic(-(slope * score + shift));
	}

	private static int count(final boolean[] positive, final boolean wanted) {
		int count = 0;
		for (final boolean p : positive) if (p == wanted) count++;
		return count;
	}

	private static double[] targets(final boolean[] positive) {
		final double high = (count(positive, true) + 1.0) / (count(positive, true) + 2.0), low = 1.0 / (count(positive,
			false) + 2.0);
		final double[] targets = new double[positive.length];
		for (int i = 0; i < targets.length; i++) targets[i] = positive[i] ? high : low;
		return targets;
	}

	/** One Newton step, halved until it helps; the same array if nothing helps any more. */
	private static double[] step(final double[] line, final double[] scores, final double[] targets) {
		double g0 = 0, g1 = 0, h00 = RIDGE, h01 = 0, h11 = RIDGE;
		for (int i = 0; i < scores.length; i++) {
			final double p = Predictor.logistic(-(line[0] * scores[i] + line[1])), curve = p * (1 - p);
			g0 += scores[i] * (targets[i] - p);
			g1 += targets[i] - p;
			h00 += scores[i] * scores[i] * curve;
			h01 += scores[i] * curve;
			h11 += curve;
		}
		if (Math.abs(g0) < SMALL_GRADIENT && Math.abs(g1) < SMALL_GRADIENT) return line;
		final double determinant = h00 * h11 - h01 * h01, d0 = (h11 * g0 - h01 * g1) / determinant, d1 = (h00 * g1 - h01 *
			g0) / determinant, now = loss(line, scores, targets);
		double part = 1;
		for (int k = 0; k < MAX_HALVINGS; k++, part /= 2) {
			final double[] next = { line[0] - part * d0, line[1] - part * d1 };
			if (loss(next, scores, targets) < now) return next;
		}
		return line;
	}

	/** Minus the log likelihood, in the form that does not overflow. */
	private static double loss(final double[] line, final double[] scores, final double[] targets) {
		double sum = 0;
		for (int i = 0; i < scores.length; i++) {
			final double f = line[0] * scores[i] + line[1];
			sum += f >= 0 ? targets[i] * f + StrictMath.log1p(StrictMath.exp(-f)) : (targets[i] - 1) * f + StrictMath.log1p(
				StrictMath.exp(f));
		}
		return sum;
	}
}
