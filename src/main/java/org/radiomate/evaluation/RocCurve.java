package org.radiomate.evaluation;

import java.util.Arrays;

/**
 * A receiver operating characteristic curve. A patient is called positive if the score is at least the threshold; high
 * scores speak for the positive class always, so an area below 0.5 stays below 0.5.
 * <p>
 * The area is P(score of a positive &gt; score of a negative) + P(equal) / 2 (Hanley JA, McNeil BJ, Radiology
 * 1982;143:29, doi 10.1148/radiology.143.1.7063747).
 * </p>
 *
 * @param auc the area
 * @param positives number of positive patients
 * @param negatives number of negative patients
 * @param thresholds descending: +infinity, then each distinct score; patients with equal scores pass together
 * @param sensitivities at the thresholds, from 0 to 1
 * @param specificities at the thresholds, from 1 to 0
 */
public record RocCurve(double auc, int positives, int negatives, double[] thresholds, double[] sensitivities,
	double[] specificities)
{

	/**
	 * The curve of these scores.
	 *
	 * @throws IllegalArgumentException if a score is {@code NaN}
	 * @throws org.radiomate.task.ProblemException if a class is empty
	 */
	public static RocCurve of(final double[] scores, final boolean[] positive) {
		final CumulativeCounts counts = CumulativeCounts.of(scores, positive);
		final int points = counts.scores().length + 1;
		final double[] thresholds = new double[points];
		final double[] sensitivities = new double[points];
		final double[] specificities = new double[points];
		thresholds[0] = Double.POSITIVE_INFINITY;
		specificities[0] = 1;
		for (int i = 1; i < points; i++) {
			thresholds[i] = counts.scores()[i - 1];
			sensitivities[i] = counts.truePositives()[i - 1] / (double) counts.positives();
			specificities[i] = (counts.negatives() - counts.falsePositives()[i - 1]) / (double) counts.negatives();
		}
		return new RocCurve(area(counts), counts.positives(), counts.negatives(), thresholds, sensitivities, specificities);
	}

	/** The area alone. */
	public static double auc(final double[] scores, final boolean[] positive) {
		return area(CumulativeCounts.of(scores, positive));
	}

	/** Twice the number of concordant pairs plus the ties, counted in whole numbers. */
	private static double area(final CumulativeCounts counts) {
		long doubled = 0;
		int tpBefore = 0;
		int fpBefore = 0;
		for (int i = 0; i < counts.scores().length; i++) {
			final int tp = counts.truePositives()[i];
			final int fp = counts.falsePositives()[i];
			doubled += (long) (fp - fpBefore) * (tp + tpBefore);
			tpBefore = tp;
			fpBefore = fp;
		}
		return doubled / (2.0 * counts.positives() * counts.negatives());
	}

	@Override
	public String toString() {
		return "RocCurve[auc=" + auc + ", positives=" + positives + ", negatives=" + negatives + ", thresholds=" + Arrays
			.toString(thresholds) + "]";
	}
}
