package org.radiomate.evaluation;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.radiomate.inference.LogisticFit;
import org.radiomate.inference.LogisticOptions;
import org.radiomate.inference.LogisticRegression;

import java.util.List;

/**
 * How well probabilities fit as they are, by likelihood. With the deviances of the null model L0, of the probabilities
 * L, and of their recalibration by intercept and slope L1: Nagelkerke's R2 and the discrimination D = (L0 - L - 1)/n,
 * the unreliability U = (L - L1 - 2)/n with its chi-square test (2 degrees of freedom), the quality Q = D - U; and
 * Spiegelhalter's z of the Brier score. Equal to R's {@code rms::val.prob}.
 * <p>
 * Miller ME et al, Stat Med 1991;10:1213, doi 10.1002/sim.4780100805; Spiegelhalter DJ, Stat Med 1986;5:421, doi
 * 10.1002/sim.4780050506; Nagelkerke NJD, Biometrika 1991;78:691, doi 10.1093/biomet/78.3.691.
 * </p>
 *
 * @param dxy Somers' D, 2 AUC - 1
 * @param r2 Nagelkerke's R2
 * @param discrimination D
 * @param discriminationChiSquare L0 - L
 * @param unreliability U
 * @param unreliabilityChiSquare L - L1
 * @param unreliabilityP its P: small if the probabilities need recalibration
 * @param quality Q
 * @param spiegelhalterZ z of the Brier score
 * @param spiegelhalterP its two-sided P
 * @param undefinedReason why figures are {@code NaN}, or an empty text
 */
public record PredictionIndices(double dxy, double r2, double discrimination, double discriminationChiSquare,
	double unreliability, double unreliabilityChiSquare, double unreliabilityP, double quality, double spiegelhalterZ,
	double spiegelhalterP, String undefinedReason)
{

	/** @throws IllegalArgumentException if a value is no probability */
	public static PredictionIndices of(final double[] probabilities, final boolean[] positive) {
		ScoredLabels.checkProbabilities(probabilities, positive);
		final double observed = ScoredLabels.count(positive) / (double) positive.length;
		final String reason = Calibration.whyUndefined(probabilities, observed);
		if (!reason.isEmpty()) return undefined(reason);
		final double n = positive.length;
		final LogisticFit fit = LogisticRegression.fit(new double[][] { Calibration.logits(probabilities) }, positive, List.of(
			"logit"), LogisticOptions.defaults());
		final double deviance = deviance(probabilities, positive);
		final double d = fit.nullDeviance() - deviance;
		final double u = deviance - fit.deviance();
		final double r2 = -StrictMath.expm1(-d / n) / -StrictMath.expm1(-fit.nullDeviance() / n);
		final double z = spiegelhalter(probabilities, positive);
		return new PredictionIndices(2 * RocCurve.auc(probabilities, positive) - 1, r2, (d - 1) / n, d, (u - 2) / n, u,
			ChiSquaredDistribution.of(2).survivalProbability(Math.max(0, u)), (d - 1) / n - (u - 2) / n, z, 2 *
				NormalDistribution.of(0, 1).survivalProbability(Math.abs(z)), String.join(" ", fit.warnings()));
	}

	private static PredictionIndices undefined(final String reason) {
		final double none = Double.NaN;
		return new PredictionIndices(none, none, none, none, none, none, none, none, none, none, reason);
	}

	private static double deviance(final double[] probabilities, final boolean[] positive) {
		double sum = 0;
		for (int i = 0; i < positive.length; i++) {
			sum -= 2 * (positive[i] ? StrictMath.log(probabilities[i]) : StrictMath.log1p(-probabilities[i]));
		}
		return sum;
	}

	private static double spiegelhalter(final double[] probabilities, final boolean[] positive) {
		double sum = 0;
		double variance = 0;
		for (int i = 0; i < positive.length; i++) {
			final double p = probabilities[i];
			sum += ((positive[i] ? 1 : 0) - p) * (1 - 2 * p);
			variance += (1 - 2 * p) * (1 - 2 * p) * p * (1 - p);
		}
		return sum / Math.sqrt(variance);
	}
}
