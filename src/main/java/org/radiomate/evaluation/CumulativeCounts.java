package org.radiomate.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * For each distinct score from high to low, how many positives and negatives score at least as high.
 *
 * @param scores distinct, descending
 */
record CumulativeCounts(double[] scores, int[] truePositives, int[] falsePositives, int positives, int negatives) {

	static CumulativeCounts of(final double[] scores, final boolean[] positive) {
		ScoredLabels.check(scores, positive);
		ScoredLabels.requireBothClasses(positive);
		final int n = scores.length;
		final int[] order = IntStream.range(0, n).boxed().sorted(Comparator.comparingDouble(i -> -scores[i])).mapToInt(
			Integer::intValue).toArray();
		final double[] distinct = new double[n];
		final int[] tp = new int[n];
		final int[] fp = new int[n];
		int points = 0;
		for (int i = 0; i < n; i++) {
			final boolean isNew = i == 0 || scores[order[i]] != scores[order[i - 1]];
			if (isNew) {
				distinct[points] = scores[order[i]];
				tp[points] = points == 0 ? 0 : tp[points - 1];
				fp[points] = points == 0 ? 0 : fp[points - 1];
				points++;
			}
			if (positive[order[i]]) tp[points - 1]++;
			else fp[points - 1]++;
		}
		final int positives = ScoredLabels.count(positive);
		return new CumulativeCounts(Arrays.copyOf(distinct, points), Arrays.copyOf(tp, points), Arrays.copyOf(fp, points),
			positives, n - positives);
	}
}
