package org.radiomate.inference;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Midranks of a sample and how its values are tied.
 *
 * @param ranks from 1, ties sharing their mean
 * @param ties sizes of the groups of equal values, those of two or more
 */
record Ranks(double[] ranks, int[] ties) {

	static Ranks of(final double[] values) {
		final int n = values.length;
		final int[] order = IntStream.range(0, n).boxed().sorted((a, b) -> compare(values[a], values[b])).mapToInt(
			Integer::intValue).toArray();
		final double[] ranks = new double[n];
		final IntStream.Builder ties = IntStream.builder();
		int from = 0;
		while (from < n) {
			int to = from + 1;
			while (to < n && values[order[to]] == values[order[from]]) to++;
			for (int i = from; i < to; i++) ranks[order[i]] = (from + 1 + to) / 2.0;
			if (to - from > 1) ties.add(to - from);
			from = to;
		}
		return new Ranks(ranks, ties.build().toArray());
	}

	/** -0 and 0 are one value, unlike in {@link Double#compare}. */
	private static int compare(final double a, final double b) {
		return a < b ? -1 : a > b ? 1 : 0;
	}

	boolean hasTies() {
		return ties.length > 0;
	}

	/** Sum over the groups of ties of t (t-1), t (t-1)(t-2) and the like. */
	double tieSum(final DoubleUnaryOperator ofSize) {
		return Arrays.stream(ties).asDoubleStream().map(ofSize).sum();
	}
}
