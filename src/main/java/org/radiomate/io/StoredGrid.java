package org.radiomate.io;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.ImageHeader;
import org.radiomate.volume.Placement;
import org.radiomate.volume.Spacing;
import org.radiomate.volume.Volume;

import java.nio.file.Path;

/**
 * Voxels as a file stores them, and their axes in the patient. Turned so that x runs nearest to the patient's left, y to the
 * back and z to the head, as an axial CT is shown.
 *
 * @param size voxels along each stored axis
 * @param spacingMm along each stored axis
 * @param axes unit vectors: component by component (left, back, head) of each stored axis; null where the file states none
 * @param originMm centre of the first stored voxel (left, back, head); null where the file states none
 */
record StoredGrid(int[] size, double[] spacingMm, double[][] axes, double[] originMm) {

	/**
	 * The same grid, whose axes are at right angles.
	 *
	 * @param file whose grid it is, for the message
	 * @throws ProblemException if they are not: neither a voxel's volume nor a distance would be right
	 */
	StoredGrid checked(final Path file) {
		if (axes == null || !new Placement(new double[3], column(0), column(1), column(2), "").isSkew()) return this;
		throw new ProblemException(file +
			" is sheared: its axes are not at right angles. Resample it to a grid of right angles, and save it again.");
	}

	private double[] column(final int axis) {
		return new double[] { axes[0][axis], axes[1][axis], axes[2][axis] };
	}

	/**
	 * The voxels as a volume.
	 *
	 * @param given the spacing to use instead of the file's; null to take the file's
	 */
	Volume volume(final String name, final RandomAccessibleInterval<? extends RealType<?>> stored, final Spacing given) {
		final ImageHeader header = header(given);
		return new Volume(name, oriented(stored), header.geometry(), header.placement());
	}

	/**
	 * The turned grid.
	 *
	 * @param given the spacing to use instead of the file's; null to take the file's
	 */
	ImageHeader header(final Spacing given) {
		final int[] axisOf = axisOf();
		final Spacing mm = given != null ? given : new Spacing(spacingMm[axisOf[0]], spacingMm[axisOf[1]],
			spacingMm[axisOf[2]]);
		final Geometry grid = new Geometry(size[axisOf[0]], size[axisOf[1]], size[axisOf[2]], mm.xMm(), mm.yMm(), mm.zMm());
		return new ImageHeader(grid, given != null ? null : placement(axisOf));
	}

	/** The stored axis that each axis of the turned image is. */
	int[] axisOf() {
		final int[] axisOf = { 0, 1, 2 };
		for (int world = 0; axes != null && world < 3; world++) swap(axisOf, world, strongest(world, axisOf));
		return axisOf;
	}

	/** The stored voxels as the image shows them. */
	<T> RandomAccessibleInterval<T> oriented(final RandomAccessibleInterval<T> stored) {
		RandomAccessibleInterval<T> image = stored;
		final int[] axisOf = { 0, 1, 2 };
		for (int world = 0; axes != null && world < 3; world++) {
			final int current = strongest(world, axisOf);
			image = Views.permute(image, world, current);
			swap(axisOf, world, current);
			if (isTurned(world, axisOf)) image = Views.zeroMin(Views.invertAxis(image, world));
		}
		return image;
	}

	/** Whether a stored axis runs against the image's. */
	private boolean isTurned(final int world, final int[] axisOf) {
		return axes[world][axisOf[world]] < 0;
	}

	/** Among the axes not yet placed, the position of the one most along the world's direction. */
	private int strongest(final int world, final int[] axisOf) {
		int best = world;
		for (int position = world + 1; position < 3; position++) {
			if (Math.abs(axes[world][axisOf[position]]) > Math.abs(axes[world][axisOf[best]])) best = position;
		}
		return best;
	}

	private static void swap(final int[] values, final int a, final int b) {
		final int kept = values[a];
		values[a] = values[b];
		values[b] = kept;
	}

	/** The first voxel of a turned axis is the last one stored. */
	private Placement placement(final int[] axisOf) {
		if (axes == null || originMm == null) return null;
		final double[] origin = originMm.clone();
		final double[][] vectors = new double[3][3];
		for (int axis = 0; axis < 3; axis++) {
			final int from = axisOf[axis];
			for (int component = 0; component < 3; component++) {
				vectors[axis][component] = isTurned(axis, axisOf) ? -axes[component][from] : axes[component][from];
				if (isTurned(axis, axisOf)) origin[component] += (size[from] - 1) * spacingMm[from] * axes[component][from];
			}
		}
		return new Placement(origin, vectors[0], vectors[1], vectors[2], "");
	}
}
