package org.radiomate.feature.texture;

/**
 * A gray-level grid with as much nothing around it as a neighbourhood reaches, for counting over the voxels within a Chebyshev
 * distance; of a grid of one slice, over those in the slice. One array at a time is swept along rows.
 */
public final class Neighbourhood {

	private final GrayLevelGrid grid;
	private final int distance;
	private final int row;
	private final int slice;
	private final int border;
	private final int borderSlices;
	private final int[] levels;

	/**
	 * Packs a grid.
	 *
	 * @param distance Chebyshev distance in voxels
	 */
	public Neighbourhood(final GrayLevelGrid grid, final int distance) {
		this.grid = grid;
		this.distance = distance;
		borderSlices = grid.depth() == 1 ? 0 : distance;
		row = grid.width() + 2 * distance;
		slice = row * (grid.height() + 2 * distance);
		border = distance + row * distance + slice * borderSlices;
		levels = new int[slice * (grid.depth() + 2 * borderSlices)];
		for (int z = 0; z < grid.depth(); z++) {
			for (int y = 0; y < grid.height(); y++) {
				System.arraycopy(grid.levels(), grid.index(0, y, z), levels, start(y, z), grid.width());
			}
		}
	}

	private int start(final int y, final int z) {
		return border + row * y + slice * z;
	}

	/**
	 * Neighbouring gray level dependence: voxels by level and by 1 + the number of neighbours whose level differs by no more
	 * than the coarseness (Sun C, Wee WG, Comput Vis Graph Image Process 1983;23:341, doi:10.1016/0734-189X(83)90032-4).
	 *
	 * @param coarseness IBSI's alpha
	 */
	public LevelSizeMatrix dependence(final int coarseness) {
		final int side = 2 * distance + 1, most = side * side * (borderSlices == 0 ? 1 : side);
		final int[][] counts = new int[grid.levelCount() + 1][];
		final int[] alike = new int[grid.width()];
		for (int z = 0; z < grid.depth(); z++) {
			for (int y = 0; y < grid.height(); y++) {
				countAlike(alike, start(y, z), coarseness);
				tally(alike, grid.index(0, y, z), counts, most);
			}
		}
		final SparseCounts.Collector collector = new SparseCounts.Collector(most);
		for (int level = 1; level < counts.length; level++) {
			for (int size = 1; counts[level] != null && size <= most; size++) {
				if (counts[level][size] > 0) collector.add(size, counts[level][size]);
			}
			collector.end(level);
		}
		return new LevelSizeMatrix(grid.levelCount(), most, collector.counts(), grid.voxels());
	}

	private void tally(final int[] alike, final int start, final int[][] counts, final int most) {
		for (int x = 0; x < alike.length; x++) {
			final int level = grid.levels()[start + x];
			if (level == 0) continue;
			if (counts[level] == null) counts[level] = new int[most + 1];
			counts[level][alike[x]]++;
		}
	}

	/** For each voxel of a row, how many of its neighbourhood are like it, itself included. */
	private void countAlike(final int[] alike, final int start, final int coarseness) {
		java.util.Arrays.fill(alike, 0);
		for (int dz = -borderSlices; dz <= borderSlices; dz++) {
			for (int dy = -distance; dy <= distance; dy++) {
				for (int dx = -distance; dx <= distance; dx++) {
					final int shift = dx + row * dy + slice * dz;
					if (coarseness == 0) addEqual(alike, start, shift);
					else addAlike(alike, start, shift, coarseness);
				}
			}
		}
	}

	/** Without a branch, so that several voxels are compared at once: (a xor b) - 1 is negative only where a is b. */
	private void addEqual(final int[] alike, final int start, final int shift) {
		for (int x = 0; x < alike.length; x++) {
			alike[x] += (levels[start + x] ^ levels[start + x + shift]) - 1 >>> 31;
		}
	}

	private void addAlike(final int[] alike, final int start, final int shift, final int coarseness) {
		for (int x = 0; x < alike.length; x++) {
			final int other = levels[start + x + shift];
			if (other > 0 && Math.abs(levels[start + x] - other) <= coarseness) alike[x]++;
		}
	}

	/**
	 * Neighbourhood gray tone differences: how far the voxels of each level lie from the mean level of their neighbours inside
	 * the mask (Amadasun M, King R, IEEE Trans Syst Man Cybern 1989;19:1264, doi:10.1109/21.44046).
	 */
	public ToneDifferences toneDifferences() {
		final int[] present = new int[levels.length];
		for (int i = 0; i < levels.length; i++) {
			// 1 inside the mask
			present[i] = -levels[i] >>> 31;
		}
		final int[] sums = boxSums(levels.clone()), counts = boxSums(present);
		final long[] voxels = new long[grid.levelCount() + 1];
		final double[] differences = new double[grid.levelCount() + 1];
		for (int z = 0; z < grid.depth(); z++) {
			for (int y = 0; y < grid.height(); y++) {
				final int start = start(y, z);
				for (int i = start; i < start + grid.width(); i++) {
					final int level = levels[i];
					if (level == 0 || counts[i] == 1) continue;
					voxels[level]++;
					differences[level] += Math.abs(level - (double) (sums[i] - level) / (counts[i] - 1));
				}
			}
		}
		return new ToneDifferences(voxels, differences);
	}

	/** The sum over the neighbourhood of every voxel that can be inside the mask, along one axis after the other. */
	private int[] boxSums(final int[] values) {
		int[] sums = summed(values, 1);
		sums = summed(sums, row);
		return borderSlices == 0 ? sums : summed(sums, slice);
	}

	private int[] summed(final int[] values, final int stride) {
		final int reach = distance * stride;
		final int[] sums = new int[values.length];
		for (int shift = -reach; shift <= reach; shift += stride) {
			final int from = Math.max(0, -shift), to = Math.min(values.length, values.length - shift);
			for (int i = from; i < to; i++) {
				sums[i] += values[i + shift];
			}
		}
		return sums;
	}
}
