package org.radiomate.evaluation;

import org.radiomate.inference.LogisticFit;
import org.radiomate.inference.LogisticOptions;
import org.radiomate.inference.LogisticRegression;

import java.util.List;

/**
 * Whether predicted probabilities are right on average: Brier score, calibration in the large (intercept with the
 * predictor's logit as offset), calibration slope with its intercept (logistic regression of the outcome on the logit).
 * <p>
 * Brier GW, Mon Weather Rev 1950;78:1; Cox DR, Biometrika 1958;45:562, doi 10.1093/biomet/45.3-4.562; Steyerberg EW et
 * al, Epidemiology 2010;21:128, doi 10.1097/EDE.0b013e3181c30fb2.
 * </p>
 *
 * @param brier mean squared difference of probability and outcome
 * @param scaledBrier 1 - brier / that of the observed frequency for everybody, {@code NaN} for one class
 * @param slope 1 if well calibrated, below 1 if overfitted
 * @param slopeError its standard error
 * @param intercept fitted together with the slope
 * @param inTheLarge intercept with slope 1, 0 if well calibrated
 * @param inTheLargeError its standard error
 * @param meanObserved share of positives
 * @param meanPredicted mean probability
 * @param undefinedReason why slope and intercepts are {@code NaN}, or an empty text
 */
public record Calibration(double brier, double scaledBrier, double slope, double slopeError, double intercept,
	double inTheLarge, double inTheLargeError, double meanObserved, double meanPredicted, String undefinedReason)
{

	/** @throws IllegalArgumentException if a value is no probability */
	public static Calibration of(final double[] probabilities, final boolean[] positive) {
		final double brier = brier(probabilities, positive);
		final double observed = ScoredLabels.count(positive) / (double) positive.length;
		final double scaled = observed == 0 || observed == 1 ? Double.NaN : 1 - brier / (observed * (1 - observed));
		final String reason = whyUndefined(probabilities, observed);
		if (!reason.isEmpty()) return new Calibration(brier, scaled, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
			Double.NaN, observed, mean(probabilities), reason);
		final double[] logits = logits(probabilities);
		final LogisticOptions options = LogisticOptions.defaults();
		final LogisticFit joint = LogisticRegression.fit(new double[][] { logits }, positive, List.of("logit"), options);
		final LogisticFit large = LogisticRegression.fit(new double[0][], positive, List.of(), logits, options);
		return new Calibration(brier, scaled, joint.coefficients()[1], joint.standardErrors()[1], joint.coefficients()[0],
			large.coefficients()[0], large.standardErrors()[0], observed, mean(probabilities), String.join(" ", joint
				.warnings()));
	}

	/** Observed over expected number of positives. */
	public double observedOverExpected() {
		return meanObserved / meanPredicted;
	}

	/** Mean of (p - y)^2. */
	public static double brier(final double[] probabilities, final boolean[] positive) {
		ScoredLabels.checkProbabilities(probabilities, positive);
		double sum = 0;
		for (int i = 0; i < positive.length; i++) {
			final double error = probabilities[i] - (positive[i] ? 1 : 0);
			sum += error * error;
		}
		return sum / positive.length;
	}

	static String whyUndefined(final double[] probabilities, final double observed) {
		if (observed == 0 || observed == 1) return "all patients are of one class";
		for (final double p : probabilities) if (p == 0 || p == 1) return "a probability is exactly 0 or 1";
		return "";
	}

	static double[] logits(final double[] probabilities) {
		final double[] logits = new double[probabilities.length];
		for (int i = 0; i < logits.length; i++) logits[i] = StrictMath.log(probabilities[i]) - StrictMath.log1p(-probabilities[i]);
		return logits;
	}

	private static double mean(final double[] values) {
		double sum = 0;
		for (final double value : values) sum += value;
		return sum / values.length;
	}
}
