package org.radiomate.volume;

/**
 * One axis of a grid whose voxels lie in an array with x fastest: how many voxels a line along it has, how far apart they
 * are in the array and in mm.
 *
 * @param length voxels of a line
 * @param stride step in the array from one voxel of the line to the next
 * @param spacingMm distance of their centres
 * @param lineCount number of lines in the grid
 */
public record GridAxis(int length, int stride, double spacingMm, int lineCount) {

	/** The axis 0 (x), 1 (y) or 2 (z). */
	public static GridAxis of(final Geometry grid, final int axis) {
		final int voxels = Math.toIntExact(grid.voxelCount());
		return switch (axis) {
			case 0 -> new GridAxis(grid.width(), 1, grid.spacingXMm(), voxels / grid.width());
			case 1 -> new GridAxis(grid.height(), grid.width(), grid.spacingYMm(), voxels / grid.height());
			case 2 -> new GridAxis(grid.depth(), grid.width() * grid.height(), grid.spacingZMm(), voxels / grid.depth());
			default -> throw new IllegalArgumentException("No axis " + axis);
		};
	}

	/** Where in the array a line starts. */
	public int start(final int line) {
		return line / stride * stride * length + line % stride;
	}

	/** The voxel of a line that stands for a position beyond its ends: mirrored at the outer faces of the end voxels. */
	public int mirrored(final int position) {
		final int folded = Math.floorMod(position, 2 * length);
		return folded < length ? folded : 2 * length - 1 - folded;
	}
}
