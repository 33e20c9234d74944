package org.radiomate.evaluation;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.radiomate.inference.Alternative;
import org.radiomate.inference.Quantiles;

import java.util.Arrays;

/**
 * DeLong's variance of the area under a ROC curve, with its confidence interval and tests of two areas.
 * <p>
 * DeLong ER, DeLong DM, Clarke-Pearson DL, Biometrics 1988;44:837, doi 10.2307/2531595; midranks in O(n log n) after Sun
 * X, Xu W, IEEE Signal Process Lett 2014;21:1389, doi 10.1109/LSP.2014.2337313. Equal to R's pROC.
 * </p>
 */
public final class DeLong {

	/**
	 * An area with its uncertainty.
	 *
	 * @param auc the area
	 * @param variance {@code NaN} if undefined
	 * @param lower confidence limit, within [0, 1]
	 * @param upper confidence limit, within [0, 1]
	 * @param remark why the variance is undefined or the interval says nothing, or an empty text
	 */
	public record Area(double auc, double variance, double lower, double upper, String remark) {

		/** Standard error of the area. */
		public double standardError() {
			return Math.sqrt(variance);
		}
	}

	/**
	 * A test of two areas.
	 *
	 * @param statisticName {@code Z} for one cohort, {@code D} for two
	 * @param statistic first minus second area over its standard error
	 * @param df degrees of freedom of D, {@code NaN} for Z
	 * @param p P value of the alternative asked for
	 * @param firstAuc the first area
	 * @param secondAuc the second area
	 * @param lower 95 % confidence limit of the difference (normal), {@code NaN} if undefined
	 * @param upper 95 % confidence limit of the difference (normal), {@code NaN} if undefined
	 * @param remark why the test is undefined or trivial, or an empty text
	 */
	public record Comparison(String statisticName, double statistic, double df, double p, double firstAuc, double secondAuc,
		double lower, double upper, String remark)
	{}

	private static final String TOO_FEW = "a class has fewer than two patients, so the variance is undefined";
	private static final String PARTED = "the scores part the classes or do not vary, so the variance is 0 and the interval " +
		"says nothing";

	/** How far each patient agrees with the other class: the mean of these is the area. */
	private final double[] ofPositives;
	private final double[] ofNegatives;
	private final double auc;

	private DeLong(final double[] scores, final boolean[] positive) {
		ScoredLabels.check(scores, positive);
		ScoredLabels.requireBothClasses(positive);
		final double[] high = ScoredLabels.ofClass(scores, positive, true);
		final double[] low = ScoredLabels.ofClass(scores, positive, false);
		ofPositives = shareBelow(high, low);
		ofNegatives = shareBelow(low, high);
		for (int i = 0; i < ofNegatives.length; i++) ofNegatives[i] = 1 - ofNegatives[i];
		auc = RocCurve.auc(scores, positive);
	}

	/**
	 * The area with variance and interval, auc -+ z sqrt(variance) clipped to [0, 1].
	 *
	 * @param confidence such as 0.95
	 */
	public static Area area(final double[] scores, final boolean[] positive, final double confidence) {
		final DeLong curve = new DeLong(scores, positive);
		final double variance = curve.covariance(curve);
		if (Double.isNaN(variance)) return new Area(curve.auc, Double.NaN, Double.NaN, Double.NaN, TOO_FEW);
		final double margin = Quantiles.normal((1 + confidence) / 2) * Math.sqrt(variance);
		return new Area(curve.auc, variance, Math.max(0, curve.auc - margin), Math.min(1, curve.auc + margin), variance == 0
			? PARTED : "");
	}

	/** Two scores of the same patients. */
	public static Comparison paired(final double[] first, final double[] second, final boolean[] positive,
		final Alternative alternative)
	{
		final DeLong a = new DeLong(first, positive);
		final DeLong b = new DeLong(second, positive);
		final double variance = a.covariance(a) + b.covariance(b) - 2 * a.covariance(b);
		final boolean same = Arrays.equals(a.ofPositives, b.ofPositives) && Arrays.equals(a.ofNegatives, b.ofNegatives);
		return compare("Z", a, b, same ? 0 : variance, Double.NaN, alternative);
	}

	/** One score in two independent cohorts; Student's t with Welch-Satterthwaite degrees of freedom. */
	public static Comparison unpaired(final double[] first, final boolean[] firstPositive, final double[] second,
		final boolean[] secondPositive, final Alternative alternative)
	{
		final DeLong a = new DeLong(first, firstPositive);
		final DeLong b = new DeLong(second, secondPositive);
		final double va = a.covariance(a);
		final double vb = b.covariance(b);
		final double sum = va + vb;
		final double df = sum * sum / (va * va / (first.length - 1) + vb * vb / (second.length - 1));
		return compare("D", a, b, sum, df, alternative);
	}

	private static Comparison compare(final String name, final DeLong a, final DeLong b, final double variance,
		final double df, final Alternative alternative)
	{
		final double difference = a.auc - b.auc;
		if (Double.isNaN(variance)) return undefined(name, a, b, TOO_FEW);
		if (!(variance > 0)) {
			return difference == 0 ? identical(name, a, b, alternative) : undefined(name, a, b,
				"the difference of the areas has no variance");
		}
		final double error = Math.sqrt(variance);
		final double statistic = difference / error;
		final double margin = Quantiles.normal(0.975) * error;
		return new Comparison(name, statistic, df, pValue(statistic, df, alternative), a.auc, b.auc, difference - margin,
			difference + margin, "");
	}

	private static Comparison identical(final String name, final DeLong a, final DeLong b, final Alternative alternative) {
		return new Comparison(name, 0, Double.NaN, alternative == Alternative.TWO_SIDED ? 1 : 0.5, a.auc, b.auc, 0, 0,
			"the two curves are the same");
	}

	private static Comparison undefined(final String name, final DeLong a, final DeLong b, final String why) {
		return new Comparison(name, Double.NaN, Double.NaN, Double.NaN, a.auc, b.auc, Double.NaN, Double.NaN, why);
	}

	private static double pValue(final double statistic, final double df, final Alternative alternative) {
		return switch (alternative) {
			case TWO_SIDED -> 2 * lowerTail(-Math.abs(statistic), df);
			case GREATER -> lowerTail(-statistic, df);
			case LESS -> lowerTail(statistic, df);
		};
	}

	private static double lowerTail(final double statistic, final double df) {
		return Double.isNaN(df) ? NormalDistribution.of(0, 1).cumulativeProbability(statistic) : TDistribution.of(df)
			.cumulativeProbability(statistic);
	}

	/** Covariance of the two areas; {@code NaN} if a class has one patient. */
	private double covariance(final DeLong other) {
		return covariance(ofPositives, other.ofPositives, auc, other.auc) + covariance(ofNegatives, other.ofNegatives, auc,
			other.auc);
	}

	private static double covariance(final double[] a, final double[] b, final double meanA, final double meanB) {
		if (a.length < 2) return Double.NaN;
		double sum = 0;
		for (int i = 0; i < a.length; i++) sum += (a[i] - meanA) * (b[i] - meanB);
		return sum / (a.length - 1) / a.length;
	}

	/** For each value the share of the others that lie below it, ties counting one half. */
	private static double[] shareBelow(final double[] values, final double[] others) {
		final double[] sorted = others.clone();
		Arrays.sort(sorted);
		final double[] shares = new double[values.length];
		for (int i = 0; i < values.length; i++) {
			shares[i] = (firstNotBelow(sorted, values[i], false) + firstNotBelow(sorted, values[i], true)) / (2.0 *
				sorted.length);
		}
		return shares;
	}

	/** Number of sorted values below the value, or also of those equal to it. */
	private static int firstNotBelow(final double[] sorted, final double value, final boolean countEqual) {
		int low = 0;
		int high = sorted.length;
		while (low < high) {
			final int middle = (low + high) >>> 1;
			if (sorted[middle] < value || countEqual && sorted[middle] == value) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}
