package org.radiomate.feature.intensity;

import org.radiomate.feature.texture.GrayLevelGrid;

/** How many voxels have each gray level, and the figures of these levels as a sample; moments divide by n. */
public final class LevelHistogram {

	private static final double LOG_2 = StrictMath.log(2);

	private final long[] counts;
	private final long size;
	private final double mean;

	/** Counts the levels of a grid that has at least one voxel. */
	public LevelHistogram(final GrayLevelGrid grid) {
		this(counts(grid));
	}

	/** @param counts how often each level from 0 to the highest occurs, that of the highest not 0 */
	private LevelHistogram(final long[] counts) {
		this.counts = counts;
		long n = 0, sum = 0;
		for (int level = 1; level < counts.length; level++) {
			n += counts[level];
			sum += level * counts[level];
		}
		size = n;
		mean = (double) sum / n;
	}

	private static long[] counts(final GrayLevelGrid grid) {
		final int[] voxels = new int[grid.levelCount() + 1];
		for (final int level : grid.levels()) {
			voxels[level]++;
		}
		int highest = voxels.length - 1;
		while (voxels[highest] == 0) {
			highest--;
		}
		final long[] counts = new long[highest + 1];
		for (int level = 1; level <= highest; level++) {
			counts[level] = voxels[level];
		}
		return counts;
	}

	/** Number of voxels with a level. */
	public long count(final int level) {
		return counts[level];
	}

	/** Number of voxels. */
	public long size() {
		return size;
	}

	/** The lowest level that occurs. */
	public int minimum() {
		int level = 1;
		while (counts[level] == 0) {
			level++;
		}
		return level;
	}

	/** The highest level that occurs. */
	public int maximum() {
		return counts.length - 1;
	}

	/** Whether only one level occurs. */
	public boolean isConstant() {
		return minimum() == maximum();
	}

	/** The arithmetic mean. */
	public double mean() {
		return mean;
	}

	/** Σ (x-mean)^power / n. */
	public double centralMoment(final int power) {
		double sum = 0;
		for (int level = 1; level < counts.length; level++) {
			double term = counts[level];
			for (int i = 0; i < power; i++) {
				term *= level - mean;
			}
			sum += term;
		}
		return sum / size;
	}

	/** m₃/m₂^1.5; NaN if only one level occurs. */
	public double skewness() {
		return isConstant() ? Double.NaN : centralMoment(3) / StrictMath.pow(centralMoment(2), 1.5);
	}

	/** m₄/m₂², 3 for a normal distribution; NaN if only one level occurs. */
	public double kurtosis() {
		final double variance = centralMoment(2);
		return isConstant() ? Double.NaN : centralMoment(4) / (variance * variance);
	}

	/** The middle level; between two of them their mean. */
	public double median() {
		return (ranked((size + 1) / 2) + ranked(size / 2 + 1)) / 2.0;
	}

	/** The lowest level that at least so many percent of the voxels do not exceed. */
	public int percentile(final int percent) {
		return ranked(Math.max(1, (percent * size + 99) / 100));
	}

	/** The level at a rank from 1. */
	private int ranked(final long rank) {
		int level = 0;
		long below = 0;
		while (below < rank) {
			below += counts[++level];
		}
		return level;
	}

	/** The commonest level; of several that which is nearest to the mean, of two the lower. */
	public int mode() {
		int mode = 1;
		for (int level = 2; level < counts.length; level++) {
			final boolean nearer = counts[level] == counts[mode] && Math.abs(level - mean) < Math.abs(mode - mean);
			if (counts[level] > counts[mode] || nearer) mode = level;
		}
		return mode;
	}

	/** Σ |x-centre| / n. */
	public double meanDeviation(final double centre) {
		double sum = 0;
		for (int level = 1; level < counts.length; level++) {
			sum += counts[level] * Math.abs(level - centre);
		}
		return sum / size;
	}

	/** The voxels with levels from a lowest to a highest one, these included; the highest must occur. */
	public LevelHistogram between(final int lowest, final int highest) {
		final long[] inner = new long[highest + 1];
		System.arraycopy(counts, lowest, inner, lowest, highest + 1 - lowest);
		return new LevelHistogram(inner);
	}

	/** -Σ p log₂ p. */
	public double entropy() {
		double sum = 0;
		for (int level = 1; level < counts.length; level++) {
			final double p = (double) counts[level] / size;
			if (p > 0) sum -= p * (StrictMath.log(p) / LOG_2);
		}
		return sum;
	}

	/** Σ p². */
	public double uniformity() {
		double sum = 0;
		for (int level = 1; level < counts.length; level++) {
			final double p = (double) counts[level] / size;
			sum += p * p;
		}
		return sum;
	}

	/**
	 * How steeply the histogram rises at a level: half the difference of the counts on both sides, at the first and the highest
	 * level the difference to the only side. NaN if level 1 is the highest.
	 */
	public double gradient(final int level) {
		if (counts.length == 2) return Double.NaN;
		final int before = Math.max(1, level - 1), after = Math.min(counts.length - 1, level + 1);
		return (double) (counts[after] - counts[before]) / (after - before);
	}

	/** The first level where the histogram rises most. */
	public int steepestRise() {
		int steepest = 1;
		for (int level = 2; level < counts.length; level++) {
			if (gradient(level) > gradient(steepest)) steepest = level;
		}
		return steepest;
	}

	/** The first level where the histogram falls most. */
	public int steepestFall() {
		int steepest = 1;
		for (int level = 2; level < counts.length; level++) {
			if (gradient(level) < gradient(steepest)) steepest = level;
		}
		return steepest;
	}
}
