package org.radiomate.volume;

import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;

import org.radiomate.task.ProblemException;

/**
 * The part of a volume under a mask's bounding box, copied once to plain arrays that all calculators share. The voxel
 * (x, y, z) of the crop is at x + width * (y + height * z) and is voxel (x0 + x, y0 + y, z0 + z) of the image.
 *
 * @param x0 first column
 * @param y0 first row
 * @param z0 first slice
 * @param geometry grid of the crop
 * @param values calibrated intensities of the whole box, not to be changed
 * @param inside whether the voxel belongs to the mask, not to be changed
 */
public record RoiCrop(int x0, int y0, int z0, Geometry geometry, double[] values, boolean[] inside) {

	/** @throws IllegalArgumentException if an array does not fill the grid */
	public RoiCrop {
		if (values.length != geometry.voxelCount() || inside.length != values.length) {
			throw new IllegalArgumentException(values.length + " values and " + inside.length + " voxels for " +
				geometry.describe());
		}
	}

	/**
	 * Crops a volume to a mask.
	 *
	 * @throws ProblemException if the mask is empty, or an intensity under it is not a finite number
	 * @throws IllegalArgumentException if the mask's grid has another size
	 */
	public static RoiCrop of(final Volume volume, final Mask mask) {
		final Geometry grid = volume.geometry();
		if (!grid.sameSize(mask.geometry())) {
			throw new IllegalArgumentException("Mask of " + mask.geometry().describe() + " on " + grid.describe());
		}
		if (mask.isEmpty()) {
			throw new ProblemException("No voxel of " + volume.name() + " lies inside the contours; draw a larger area.");
		}
		final Geometry box = new Geometry(mask.width(), mask.height(), mask.depth(), grid.spacingXMm(), grid.spacingYMm(),
			grid.spacingZMm());
		final RoiCrop crop = new RoiCrop(mask.x0(), mask.y0(), mask.z0(), box, copy(volume, mask.x0(), mask.y0(), mask.z0(), box), mask.box());
		crop.checkFinite(volume.name());
		return crop;
	}

	/**
	 * This crop in a larger box of the same volume.
	 *
	 * @param volume the volume that it was cut from
	 * @param marginMm how far the box reaches beyond this one on each side, where the volume does not end before
	 */
	public RoiCrop widened(final Volume volume, final double marginMm) {
		final Geometry grid = volume.geometry();
		final int mx = (int) Math.ceil(marginMm / grid.spacingXMm()), my = (int) Math.ceil(marginMm / grid.spacingYMm());
		final int mz = (int) Math.ceil(marginMm / grid.spacingZMm());
		final int fromX = Math.max(0, x0 - mx), fromY = Math.max(0, y0 - my), fromZ = Math.max(0, z0 - mz);
		final Geometry box = new Geometry(Math.min(grid.width(), x0 + width() + mx) - fromX, Math.min(grid.height(), y0 +
			height() + my) - fromY, Math.min(grid.depth(), z0 + depth() + mz) - fromZ, grid.spacingXMm(), grid.spacingYMm(), grid
				.spacingZMm());
		final boolean[] wider = new boolean[Math.toIntExact(box.voxelCount())];
		for (int z = 0; z < depth(); z++) {
			for (int y = 0; y < height(); y++) {
				System.arraycopy(inside, index(0, y, z), wider, x0 - fromX + box.width() * (y + y0 - fromY + box.height() * (z + z0 -
					fromZ)), width());
			}
		}
		return new RoiCrop(fromX, fromY, fromZ, box, copy(volume, fromX, fromY, fromZ, box), wider);
	}

	/** A box of this crop, as far as it reaches within the crop. */
	public RoiCrop part(final int fromX, final int fromY, final int fromZ, final int toX, final int toY, final int toZ) {
		final int x = Math.max(0, fromX), y = Math.max(0, fromY), z = Math.max(0, fromZ);
		final Geometry box = new Geometry(Math.min(width(), toX + 1) - x, Math.min(height(), toY + 1) - y, Math.min(depth(), toZ +
			1) - z, geometry.spacingXMm(), geometry.spacingYMm(), geometry.spacingZMm());
		final double[] cut = new double[Math.toIntExact(box.voxelCount())];
		final boolean[] cutInside = new boolean[cut.length];
		for (int row = 0; row < box.height() * box.depth(); row++) {
			final int from = index(x, y + row % box.height(), z + row / box.height());
			System.arraycopy(values, from, cut, box.width() * row, box.width());
			System.arraycopy(inside, from, cutInside, box.width() * row, box.width());
		}
		return new RoiCrop(x0 + x, y0 + y, z0 + z, box, cut, cutInside);
	}

	/** The same values with other voxels inside, for a mask that leaves out some intensities. */
	public RoiCrop withInside(final boolean[] otherInside) {
		return new RoiCrop(x0, y0, z0, geometry, values, otherInside);
	}

	/** The same voxels with other values, for a rounded or filtered image. */
	public RoiCrop withValues(final double[] otherValues) {
		return new RoiCrop(x0, y0, z0, geometry, otherValues, inside);
	}

	/** Columns of the crop. */
	public int width() {
		return geometry.width();
	}

	/** Rows of the crop. */
	public int height() {
		return geometry.height();
	}

	/** Slices of the crop. */
	public int depth() {
		return geometry.depth();
	}

	/** Where the arrays hold a voxel of the crop. */
	public int index(final int x, final int y, final int z) {
		return x + geometry.width() * (y + geometry.height() * z);
	}

	/** Number of voxels inside. */
	public int count() {
		int count = 0;
		for (final boolean voxel : inside) {
			if (voxel) count++;
		}
		return count;
	}

	/** The values of the voxels inside, in the crop's order; a new array. */
	public double[] insideValues() {
		final double[] selected = new double[count()];
		int n = 0;
		for (int i = 0; i < values.length; i++) {
			if (inside[i]) selected[n++] = values[i];
		}
		return selected;
	}

	private static double[] copy(final Volume volume, final int x0, final int y0, final int z0, final Geometry box) {
		final double[] values = new double[Math.toIntExact(box.voxelCount())];
		final RandomAccess<? extends RealType<?>> access = volume.voxels().randomAccess();
		int i = 0;
		for (int z = 0; z < box.depth(); z++) {
			for (int y = 0; y < box.height(); y++) {
				access.setPosition(new int[] { x0, y0 + y, z0 + z });
				for (int x = 0; x < box.width(); x++) {
					values[i++] = access.get().getRealDouble();
					if (x + 1 < box.width()) access.fwd(0);
				}
			}
		}
		return values;
	}

	private void checkFinite(final String name) {
		for (int i = 0; i < values.length; i++) {
			if (!inside[i] || Double.isFinite(values[i])) continue;
			final int row = y0 + i / width() % height() + 1;
			throw new ProblemException("The intensity of " + name + " at column " + (x0 + i % width() + 1) + ", row " + row +
				", slice " + (z0 + i / (width() * height()) + 1) + " is " + values[i] + "; leave that voxel out of the contour.");
		}
	}
}
