package org.radiomate.evaluation;

import org.apache.commons.math3.random.Well19937c;
import org.radiomate.inference.Interval;
import org.radiomate.inference.Quantiles;
import org.radiomate.task.Progress;

import java.util.Arrays;

/**
 * Percentile interval of the area under a ROC curve from bootstrap samples drawn within each class, as in R's pROC; the
 * quantiles are R's type 7.
 * <p>
 * Efron B, Tibshirani RJ, An Introduction to the Bootstrap, 1993, doi 10.1007/978-1-4899-4541-9; Carpenter J, Bithell J,
 * Stat Med 2000;19:1141, doi 10.1002/(SICI)1097-0258(20000515)19:9&lt;1141::AID-SIM479&gt;3.0.CO;2-F.
 * </p>
 */
public final class BootstrapAuc {

	private BootstrapAuc() {}

	/**
	 * The interval.
	 *
	 * @param replicates how many samples; 2000 are usual
	 * @param seed of the generator Well19937c
	 * @param confidence such as 0.95
	 * @throws IllegalArgumentException if a score is {@code NaN} or there is no replicate
	 * @throws org.radiomate.task.ProblemException if a class is empty
	 */
	public static Interval interval(final double[] scores, final boolean[] positive, final int replicates,
		final long seed, final double confidence, final Progress progress)
	{
		if (replicates < 1) throw new IllegalArgumentException(replicates + " replicates");
		ScoredLabels.check(scores, positive);
		ScoredLabels.requireBothClasses(positive);
		final double[] distinct = Arrays.stream(scores).map(s -> s + 0.0).sorted().distinct().toArray();
		final int[] high = levels(ScoredLabels.ofClass(scores, positive, true), distinct);
		final int[] low = levels(ScoredLabels.ofClass(scores, positive, false), distinct);
		final Well19937c random = new Well19937c(seed);
		final double[] areas = new double[replicates];
		for (int i = 0; i < replicates; i++) {
			progress.check();
			areas[i] = area(drawn(high, distinct.length, random), drawn(low, distinct.length, random), high.length *
				(double) low.length);
		}
		Arrays.sort(areas);
		return new Interval(Quantiles.ofSorted(areas, (1 - confidence) / 2), Quantiles.ofSorted(areas, (1 + confidence) / 2));
	}

	private static int[] levels(final double[] scores, final double[] distinct) {
		return Arrays.stream(scores).mapToInt(score -> Arrays.binarySearch(distinct, score + 0.0)).toArray();
	}

	/** How often each level is drawn. */
	private static int[] drawn(final int[] levels, final int distinct, final Well19937c random) {
		final int[] counts = new int[distinct];
		for (int i = 0; i < levels.length; i++) counts[levels[random.nextInt(levels.length)]]++;
		return counts;
	}

	private static double area(final int[] high, final int[] low, final double pairs) {
		long doubled = 0;
		long below = 0;
		for (int level = 0; level < high.length; level++) {
			doubled += high[level] * (2 * below + low[level]);
			below += low[level];
		}
		return doubled / (2 * pairs);
	}
}
