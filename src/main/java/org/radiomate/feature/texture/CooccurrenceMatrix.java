package org.radiomate.feature.texture;

import java.util.List;

/**
 * Gray-level co-occurrence matrix: how many ordered pairs of voxels, both inside the mask and one step apart, have level i
 * (the reference voxel) and level j (Haralick RM et al., IEEE Trans Syst Man Cybern 1973;3:610,
 * doi:10.1109/TSMC.1973.4309314). It keeps only the cells that are not 0, in the order of rows, then columns.
 */
public final class CooccurrenceMatrix {

	private final int levelCount;
	private final SparseCounts counts;
	private final boolean symmetric;
	private final long total;

	CooccurrenceMatrix(final int levelCount, final SparseCounts counts, final boolean symmetric) {
		this.levelCount = levelCount;
		this.counts = counts;
		this.symmetric = symmetric;
		total = (long) counts.total();
	}

	/** Counts the pairs of one step, not symmetrised. */
	public static CooccurrenceMatrix of(final GrayLevelGrid grid, final Offset step) {
		return new PairCounter(new LevelCodes(grid, Math.abs(step.x()))).of(step);
	}

	/**
	 * Counts the pairs of all {@link Offset#directions}, both ways, each direction in a matrix of its own.
	 *
	 * @param codes with a gap of at least the distance
	 */
	public static List<CooccurrenceMatrix> symmetric(final LevelCodes codes, final int distance, final boolean inSpace) {
		return new PairCounter(codes).all(distance, inSpace).stream().map(CooccurrenceMatrix::symmetric).toList();
	}

	/** The sum of matrices of equally many levels. */
	public static CooccurrenceMatrix sum(final List<CooccurrenceMatrix> matrices) {
		final int n = matrices.get(0).levelCount;
		return new CooccurrenceMatrix(n, SparseCounts.sum(matrices.stream().map(matrix -> matrix.counts).toList(), n, n, 1),
			matrices.stream().allMatch(matrix -> matrix.symmetric));
	}

	/** This matrix plus its transpose: pairs counted both ways. */
	public CooccurrenceMatrix symmetric() {
		return new CooccurrenceMatrix(levelCount, SparseCounts.sum(List.of(counts, counts.transposed(levelCount)), levelCount,
			levelCount, 1), true);
	}

	/** Number of levels; the matrix has as many rows and columns. */
	public int levelCount() {
		return levelCount;
	}

	/** Number of pairs. */
	public long total() {
		return total;
	}

	/** Whether the pairs were counted both ways. */
	public boolean isSymmetric() {
		return symmetric;
	}

	/** How many cells are not 0. */
	public int cells() {
		return counts.size();
	}

	/** The level of the reference voxel of a cell. */
	public int reference(final int cell) {
		return counts.row(cell);
	}

	/** The level of the neighbour of a cell. */
	public int neighbour(final int cell) {
		return counts.column(cell);
	}

	/** The number of pairs of a cell. */
	public long count(final int cell) {
		return (long) counts.count(cell);
	}

	/** Number of pairs with reference level i and neighbour level j, both from 1. */
	public long count(final int i, final int j) {
		return (long) counts.at(i, j);
	}
}
