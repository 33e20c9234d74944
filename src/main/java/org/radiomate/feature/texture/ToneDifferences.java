package org.radiomate.feature.texture;

import java.util.List;

/**
 * The neighbourhood gray tone difference matrix: for each level i the number n_i of voxels with a neighbour inside the mask,
 * and the sum s_i of the distances of their level from the mean of their neighbours. p_i = n_i / N, N the sum of all n_i, and
 * N_p the number of levels that occur.
 */
public final class ToneDifferences {

	private final long[] voxels;
	private final double[] differences;
	private final long total;

	/** Takes n and s by level from 1; place 0 is not used. */
	ToneDifferences(final long[] voxels, final double[] differences) {
		this.voxels = voxels;
		this.differences = differences;
		long sum = 0;
		for (final long count : voxels) {
			sum += count;
		}
		total = sum;
	}

	/** The sum of matrices of equal size. */
	public static ToneDifferences sum(final List<ToneDifferences> matrices) {
		final long[] voxels = new long[matrices.get(0).voxels.length];
		final double[] differences = new double[voxels.length];
		for (final ToneDifferences matrix : matrices) {
			for (int level = 1; level < voxels.length; level++) {
				voxels[level] += matrix.voxels[level];
				differences[level] += matrix.differences[level];
			}
		}
		return new ToneDifferences(voxels, differences);
	}

	/** The highest level. */
	public int levelCount() {
		return voxels.length - 1;
	}

	/** Number of voxels of a level that have a neighbour. */
	public long voxels(final int level) {
		return voxels[level];
	}

	/** Sum of the distances of a level from the mean of its neighbours. */
	public double difference(final int level) {
		return differences[level];
	}

	private double p(final int level) {
		return (double) voxels[level] / total;
	}

	/** 1 / Σ p_i s_i; infinite where no voxel differs from its neighbours. */
	public double coarseness() {
		return 1 / weightedDifference();
	}

	private double weightedDifference() {
		double sum = 0;
		for (int i = 1; i < voxels.length; i++) {
			sum += p(i) * differences[i];
		}
		return sum;
	}

	private double differenceSum() {
		double sum = 0;
		for (final double difference : differences) {
			sum += difference;
		}
		return sum;
	}

	/** Σ_ij p_i p_j (i-j)² / (N_p (N_p-1)) · Σ s_i / N; NaN for a single level. */
	public double contrast() {
		int present = 0;
		for (final long count : voxels) {
			if (count > 0) present++;
		}
		return overPairs((i, j) -> p(i) * p(j) * (i - j) * (i - j)) / (present * (present - 1.0)) * (differenceSum() / total);
	}

	/** Σ p_i s_i / Σ_ij |i p_i - j p_j|; NaN or infinite for a single level. */
	public double busyness() {
		return weightedDifference() / overPairs((i, j) -> Math.abs(i * p(i) - j * p(j)));
	}

	/** Σ_ij |i-j| (p_i s_i + p_j s_j) / (p_i + p_j) / N. */
	public double complexity() {
		return overPairs((i, j) -> Math.abs(i - j) * (p(i) * differences[i] + p(j) * differences[j]) / (p(i) + p(j))) / total;
	}

	/** Σ_ij (p_i + p_j) (i-j)² / Σ s_i; NaN where no voxel differs from its neighbours. */
	public double strength() {
		return overPairs((i, j) -> (p(i) + p(j)) * (i - j) * (i - j)) / differenceSum();
	}

	/** One term of a sum over two levels. */
	@FunctionalInterface
	private interface Term {

		double of(int i, int j);
	}

	/** The sum over all ordered pairs of levels that occur. */
	private double overPairs(final Term term) {
		double sum = 0;
		for (int i = 1; i < voxels.length; i++) {
			if (voxels[i] == 0) continue;
			for (int j = 1; j < voxels.length; j++) {
				if (voxels[j] > 0) sum += term.of(i, j);
			}
		}
		return sum;
	}
}
