package org.radiomate.feature.texture;

import java.util.List;

/**
 * Co-occurrence in a box around a voxel that moves along a row: a move takes away the pairs of the column that is left and
 * adds those of the column that is entered. For one thread.
 */
public final class SlidingCooccurrence {

	/** Numbered levels beyond which the matrices would be too large to keep. */
	public static final int MOST_LEVELS = 512;

	/** Which matrix a pair goes to. */
	@FunctionalInterface
	public interface Grouping {

		/**
		 * The matrix.
		 *
		 * @param slice of the reference voxel, 0 being the box's first
		 * @param direction in the order of the steps
		 */
		int matrix(int slice, int direction);
	}

	private final LevelCodes codes;
	private final char[] levels;
	private final int width;
	private final List<Offset> steps;
	private final int radius;
	private final int radiusZ;
	private final Grouping grouping;
	private final SlidingPairs[] matrices;

	/** The pairs of rows within the box: where both begin, the step along them, and the matrix. */
	private final int[] references;
	private final int[] neighbours;
	private final int[] along;
	private final int[] matrixOf;
	private int rowPairs;

	private int left;
	private int right;
	private int centre;

	/**
	 * A box that is nowhere yet.
	 *
	 * @param codes with a gap of at least the longest step along a row
	 * @param width columns of the grid
	 * @param steps the directions
	 * @param radius voxels to each side within the slice
	 * @param radiusZ slices to each side
	 * @param matrices how many matrices there are
	 */
	public SlidingCooccurrence(final LevelCodes codes, final int width, final List<Offset> steps, final int radius,
		final int radiusZ, final Grouping grouping, final int matrices)
	{
		this.codes = codes;
		this.width = width;
		this.steps = List.copyOf(steps);
		this.radius = radius;
		this.radiusZ = radiusZ;
		this.grouping = grouping;
		levels = codes.codes();
		final int side = 2 * radius + 1, rows = side * (2 * radiusZ + 1) * steps.size();
		references = new int[rows];
		neighbours = new int[rows];
		along = new int[rows];
		matrixOf = new int[rows];
		final int mostPairs = Math.multiplyExact(rows, side);
		final double[] countLogCount = SlidingPairs.countLogCount(mostPairs);
		this.matrices = new SlidingPairs[matrices];
		for (int m = 0; m < matrices; m++) this.matrices[m] = new SlidingPairs(codes, mostPairs, countLogCount);
	}

	/** Puts the box around a voxel. */
	public void start(final int x, final int y, final int z) {
		for (int column = left; rowPairs > 0 && column <= right; column++) take(column);
		findRows(y, z);
		centre = x;
		left = Math.max(0, x - radius);
		right = left - 1;
		while (right < Math.min(width - 1, x + radius)) enter();
	}

	/** Moves the box to the next voxel of the row. */
	public void next() {
		centre++;
		if (left < centre - radius) {
			take(left);
			left++;
		}
		if (right < Math.min(width - 1, centre + radius)) enter();
	}

	/** The matrices around the voxel, those without pairs being null. */
	public PairFigures figures(final int matrix) {
		final SlidingPairs pairs = matrices[matrix];
		if (pairs.total() == 0) return null;
		pairs.settle();
		return pairs;
	}

	private void findRows(final int y, final int z) {
		rowPairs = 0;
		final int fromY = Math.max(0, y - radius), toY = Math.min(codes.height() - 1, y + radius);
		final int fromZ = Math.max(0, z - radiusZ), toZ = Math.min(codes.depth() - 1, z + radiusZ);
		for (int k = 0; k < steps.size(); k++) {
			final Offset step = steps.get(k);
			for (int slice = Math.max(fromZ, fromZ - step.z()); slice <= Math.min(toZ, toZ - step.z()); slice++) {
				for (int row = Math.max(fromY, fromY - step.y()); row <= Math.min(toY, toY - step.y()); row++) {
					addRows(step, row, slice, grouping.matrix(slice - z + radiusZ, k));
				}
			}
		}
	}

	private void addRows(final Offset step, final int y, final int z, final int matrix) {
		references[rowPairs] = codes.start(y + codes.height() * z) + Math.min(0, -step.x());
		neighbours[rowPairs] = codes.start(y + step.y() + codes.height() * (z + step.z())) + Math.min(0, step.x());
		along[rowPairs] = Math.abs(step.x());
		matrixOf[rowPairs++] = matrix;
	}

	/** Adds the pairs whose right voxel lies in the next column. */
	private void enter() {
		right++;
		for (int k = 0; k < rowPairs; k++) {
			if (right - along[k] < left) continue;
			final int a = levels[references[k] + right], b = levels[neighbours[k] + right];
			if (a > 0 && b > 0) matrices[matrixOf[k]].add(a, b);
		}
	}

	/** Takes away the pairs whose left voxel lies in a column. */
	private void take(final int column) {
		for (int k = 0; k < rowPairs; k++) {
			final int end = column + along[k];
			if (end > right) continue;
			final int a = levels[references[k] + end], b = levels[neighbours[k] + end];
			if (a > 0 && b > 0) matrices[matrixOf[k]].remove(a, b);
		}
	}
}
