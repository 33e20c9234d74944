package org.radiomate.volume;

/**
 * From the voxel coordinates of one placed grid to those of another, through the patient: {@code origin + x·xStep + y·yStep +
 * z·zStep}.
 *
 * @param origin where the first voxel's centre comes to lie
 * @param xStep what a voxel along x adds
 * @param yStep what a voxel along y adds
 * @param zStep what a voxel along z adds
 */
record GridMap(double[] origin, double[] xStep, double[] yStep, double[] zStep) {

	/** The map between two grids that both say where they lie, and whose axes are at right angles. */
	static GridMap between(final ImageHeader from, final ImageHeader to) {
		final double[] origin = image(from, to, 0, 0, 0);
		return new GridMap(origin, step(origin, image(from, to, 1, 0, 0)), step(origin, image(from, to, 0, 1, 0)), step(origin,
			image(from, to, 0, 0, 1)));
	}

	private static double[] image(final ImageHeader from, final ImageHeader to, final double x, final double y,
		final double z)
	{
		return to.placement().toVoxel(to.geometry(), from.placement().toPatient(from.geometry(), x, y, z));
	}

	private static double[] step(final double[] from, final double[] to) {
		return new double[] { to[0] - from[0], to[1] - from[1], to[2] - from[2] };
	}

	/** One coordinate (0 x, 1 y, 2 z) of where a voxel comes to lie. */
	double at(final int axis, final double x, final double y, final double z) {
		return origin[axis] + x * xStep[axis] + y * yStep[axis] + z * zStep[axis];
	}

	/** Where a voxel comes to lie. */
	double[] at(final double x, final double y, final double z) {
		return new double[] { at(0, x, y, z), at(1, x, y, z), at(2, x, y, z) };
	}

	/**
	 * The nearest map that takes voxels to voxels: a shift, with axes exchanged or turned round. Null if there is none, because a
	 * voxel's step along an axis is not nearest to one voxel along some axis.
	 */
	GridMap wholeVoxels() {
		final GridMap whole = new GridMap(whole(origin), whole(xStep), whole(yStep), whole(zStep));
		final boolean isOrder = length(whole.xStep) == 1 && length(whole.yStep) == 1 && length(whole.zStep) == 1 && Math.abs(whole
			.determinant()) == 1;
		return isOrder ? whole : null;
	}

	private static double[] whole(final double[] vector) {
		return new double[] { Math.rint(vector[0]), Math.rint(vector[1]), Math.rint(vector[2]) };
	}

	private static double length(final double[] vector) {
		return Math.abs(vector[0]) + Math.abs(vector[1]) + Math.abs(vector[2]);
	}

	/** How many voxels of the second grid one of the first fills; negative if one is the other's mirror image. */
	double determinant() {
		return xStep[0] * (yStep[1] * zStep[2] - yStep[2] * zStep[1]) - yStep[0] * (xStep[1] * zStep[2] - xStep[2] *
			zStep[1]) + zStep[0] * (xStep[1] * yStep[2] - xStep[2] * yStep[1]);
	}
}
