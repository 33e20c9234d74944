package org.radiomate.feature.intensity;

import java.util.Arrays;

/** Figures of a sample of at least one value; moments divide by n. */
public final class SampleFigures {

	private final double[] sorted;
	private final double mean;

	/** Takes a copy of the values. */
	public SampleFigures(final double[] values) {
		this(sortedCopy(values), true);
	}

	/** Takes values in ascending order, which must not be changed afterwards. */
	static SampleFigures ofSorted(final double[] ascending) {
		return new SampleFigures(ascending, true);
	}

	private static double[] sortedCopy(final double[] values) {
		final double[] copy = values.clone();
		Arrays.sort(copy);
		return copy;
	}

	private SampleFigures(final double[] ascending, final boolean areSorted) {
		if (ascending.length == 0) throw new IllegalArgumentException("No values");
		sorted = ascending;
		double sum = 0;
		for (final double value : sorted) {
			sum += value;
		}
		mean = sum / sorted.length;
	}

	/** The values in ascending order; a copy. */
	public double[] sorted() {
		return sorted.clone();
	}

	/** Number of values. */
	public int size() {
		return sorted.length;
	}

	/** The smallest value. */
	public double minimum() {
		return sorted[0];
	}

	/** The largest value. */
	public double maximum() {
		return sorted[sorted.length - 1];
	}

	/** The arithmetic mean. */
	public double mean() {
		return mean;
	}

	/** Σ (x-mean)^power / n. */
	public double centralMoment(final int power) {
		double sum = 0;
		for (final double value : sorted) {
			double term = 1;
			for (int i = 0; i < power; i++) {
				term *= value - mean;
			}
			sum += term;
		}
		return sum / sorted.length;
	}

	/** m₃/m₂^1.5; NaN if all values are equal. */
	public double skewness() {
		return isConstant() ? Double.NaN : centralMoment(3) / StrictMath.pow(centralMoment(2), 1.5);
	}

	/** m₄/m₂², 3 for a normal distribution; NaN if all values are equal. */
	public double kurtosis() {
		final double variance = centralMoment(2);
		return isConstant() ? Double.NaN : centralMoment(4) / (variance * variance);
	}

	/** Whether all values are equal. */
	public boolean isConstant() {
		return minimum() == maximum();
	}

	/** Σ |x-mean| / n. */
	public double meanAbsoluteDeviation() {
		double sum = 0;
		for (final double value : sorted) {
			sum += Math.abs(value - mean);
		}
		return sum / sorted.length;
	}

	/** Median of |x-median|. */
	public double medianAbsoluteDeviation() {
		final double median = quantile(0.5);
		final double[] deviations = new double[sorted.length];
		for (int i = 0; i < sorted.length; i++) {
			deviations[i] = Math.abs(sorted[i] - median);
		}
		return new SampleFigures(deviations).quantile(0.5);
	}

	/**
	 * Hazen's quantile (type 5 of Hyndman and Fan 1996): the k-th smallest value lies at (k-0.5)/n, linear between, constant
	 * beyond the ends.
	 */
	public double quantile(final double probability) {
		final double position = Math.min(Math.max(probability * sorted.length - 0.5, 0), sorted.length - 1.0);
		final int below = (int) Math.floor(position);
		if (below == sorted.length - 1) return sorted[below];
		return sorted[below] + (position - below) * (sorted[below + 1] - sorted[below]);
	}

	/** Σ |x-median| / n. */
	public double meanDeviationFromMedian() {
		final double median = quantile(0.5);
		double sum = 0;
		for (final double value : sorted) {
			sum += Math.abs(value - median);
		}
		return sum / sorted.length;
	}

	/** Σ x². */
	public double energy() {
		double sum = 0;
		for (final double value : sorted) {
			sum += value * value;
		}
		return sum;
	}

	/** The smallest value that at least so many percent of the values do not exceed. */
	public double percentile(final int percent) {
		// whole numbers, lest 0.9 n come out above a whole number
		final long rank = ((long) percent * sorted.length + 99) / 100;
		return sorted[(int) Math.max(rank, 1) - 1];
	}

	/** The values from a lowest to a highest one, these included. */
	public SampleFigures between(final double lowest, final double highest) {
		int from = 0, to = sorted.length;
		while (sorted[from] < lowest) {
			from++;
		}
		while (sorted[to - 1] > highest) {
			to--;
		}
		return new SampleFigures(Arrays.copyOfRange(sorted, from, to));
	}
}
