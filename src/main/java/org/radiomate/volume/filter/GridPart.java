package org.radiomate.volume.filter;

import org.radiomate.volume.Geometry;

/**
 * A box of voxels of a larger grid.
 *
 * @param whole the larger grid
 * @param x0 first column of the box
 * @param y0 first row
 * @param z0 first slice
 * @param box the grid of the box
 */
record GridPart(Geometry whole, int x0, int y0, int z0, Geometry box) {

	int start(final int axis) {
		return axis == 0 ? x0 : axis == 1 ? y0 : z0;
	}

	/** The part with another axis in both grids. */
	GridPart with(final int axis, final int start, final int length, final int wholeLength, final double spacingMm) {
		return new GridPart(with(whole, axis, wholeLength, spacingMm), axis == 0 ? start : x0, axis == 1 ? start : y0, axis == 2
			? start : z0, with(box, axis, length, spacingMm));
	}

	private static Geometry with(final Geometry grid, final int axis, final int length, final double spacingMm) {
		return switch (axis) {
			case 0 -> new Geometry(length, grid.height(), grid.depth(), spacingMm, grid.spacingYMm(), grid.spacingZMm());
			case 1 -> new Geometry(grid.width(), length, grid.depth(), grid.spacingXMm(), spacingMm, grid.spacingZMm());
			default -> new Geometry(grid.width(), grid.height(), length, grid.spacingXMm(), grid.spacingYMm(), spacingMm);
		};
	}
}
