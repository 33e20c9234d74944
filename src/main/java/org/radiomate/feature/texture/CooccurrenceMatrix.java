package org.radiomate.feature.texture;

import java.util.List;

/**
 * Gray-level co-occurrence matrix: how many ordered pairs of voxels, both inside the mask and one step apart, have level i
 * (the reference voxel) and level j (Haralick RM et al., IEEE Trans Syst Man Cybern 1973;3:610,
 * doi:10.1109/TSMC.1973.4309314).
 */
public final class CooccurrenceMatrix {

	private final int levelCount;
	private final long[] counts;
	private final long total;

	private CooccurrenceMatrix(final int levelCount, final long[] counts) {
		this.levelCount = levelCount;
		this.counts = counts;
		long sum = 0;
		for (final long count : counts) {
			sum += count;
		}
		total = sum;
	}

	/** Counts the pairs of one step, not symmetrised. */
	public static CooccurrenceMatrix of(final GrayLevelGrid grid, final Offset step) {
		final int n = grid.levelCount();
		final long[] counts = new long[n * n];
		final int shift = step.x() + grid.width() * (step.y() + grid.height() * step.z());
		for (int z = Math.max(0, -step.z()); z < Math.min(grid.depth(), grid.depth() - step.z()); z++) {
			for (int y = Math.max(0, -step.y()); y < Math.min(grid.height(), grid.height() - step.y()); y++) {
				final int from = grid.index(Math.max(0, -step.x()), y, z);
				final int to = grid.index(Math.min(grid.width(), grid.width() - step.x()), y, z);
				countRow(grid.levels(), from, to, shift, counts, n);
			}
		}
		return new CooccurrenceMatrix(n, counts);
	}

	private static void countRow(final int[] levels, final int from, final int to, final int shift, final long[] counts,
		final int n)
	{
		for (int i = from; i < to; i++) {
			final int reference = levels[i];
			if (reference == 0) continue;
			final int neighbour = levels[i + shift];
			if (neighbour > 0) counts[(reference - 1) * n + neighbour - 1]++;
		}
	}

	/** The sum of matrices of equal size. */
	public static CooccurrenceMatrix sum(final List<CooccurrenceMatrix> matrices) {
		final int n = matrices.get(0).levelCount;
		final long[] counts = new long[n * n];
		for (final CooccurrenceMatrix matrix : matrices) {
			for (int i = 0; i < counts.length; i++) {
				counts[i] += matrix.counts[i];
			}
		}
		return new CooccurrenceMatrix(n, counts);
	}

	/** This matrix plus its transpose: pairs counted both ways. */
	public CooccurrenceMatrix symmetric() {
		final long[] both = new long[counts.length];
		for (int i = 0; i < levelCount; i++) {
			for (int j = 0; j < levelCount; j++) {
				both[i * levelCount + j] = counts[i * levelCount + j] + counts[j * levelCount + i];
			}
		}
		return new CooccurrenceMatrix(levelCount, both);
	}

	/** Number of levels; the matrix has as many rows and columns. */
	public int levelCount() {
		return levelCount;
	}

	/** Number of pairs. */
	public long total() {
		return total;
	}

	/** Number of pairs with reference level i and neighbour level j, both from 1. */
	public long count(final int i, final int j) {
		return counts[(i - 1) * levelCount + j - 1];
	}
}
