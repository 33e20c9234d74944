package org.radiomate.study.sample;

import java.util.Comparator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Hamilton's method of the largest remainder: shares a number out in proportion to weights. Each gets the floor of its
 * quota n w / sum(w); what is left over goes to the largest remainders, the first of equal ones.
 */
final class LargestRemainder {

	/** Quotas this close to a whole number are whole: the weights are computed in floating point. */
	private static final double ROUNDING = 1e-9;

	private LargestRemainder() {}

	/** How many of the total each weight gets; the counts add up to the total. */
	static int[] share(final int total, final double... weights) {
		final double sum = DoubleStream.of(weights).sum();
		final double[] quotas = DoubleStream.of(weights).map(w -> total * w / sum).toArray();
		final int[] counts = DoubleStream.of(quotas).mapToInt(q -> (int) Math.floor(q + ROUNDING)).toArray();
		final int left = total - IntStream.of(counts).sum();
		IntStream.range(0, weights.length).boxed()
			.sorted(Comparator.comparingDouble(i -> counts[i] - quotas[i]))
			.limit(left).forEach(i -> counts[i]++);
		return counts;
	}
}
