package org.radiomate.volume;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;

/**
 * An image stack with calibrated intensities (HU for CT) on its voxel grid.
 *
 * @param name the image's name, for messages and tables
 * @param voxels intensities at (x, y, z), starting at (0, 0, 0)
 * @param geometry the grid
 * @param placement where the grid lies in the patient; null if unknown
 * @param acquisition how the image was acquired, as far as it says
 */
public record Volume(String name, RandomAccessibleInterval<? extends RealType<?>> voxels, Geometry geometry,
	Placement placement, Acquisition acquisition)
{

	/** A volume that does not say how it was acquired. */
	public Volume(final String name, final RandomAccessibleInterval<? extends RealType<?>> voxels,
		final Geometry geometry, final Placement placement)
	{
		this(name, voxels, geometry, placement, Acquisition.UNKNOWN);
	}

	/** A volume of which nobody says where in the patient it lies. */
	public Volume(final String name, final RandomAccessibleInterval<? extends RealType<?>> voxels,
		final Geometry geometry)
	{
		this(name, voxels, geometry, null);
	}

	/** @throws IllegalArgumentException if the voxels are not three-dimensional, zero-based and of the grid's size */
	public Volume {
		if (voxels.numDimensions() != 3 || //
			voxels.min(0) != 0 || voxels.min(1) != 0 || voxels.min(2) != 0 || //
			voxels.dimension(0) != geometry.width() || voxels.dimension(1) != geometry.height() ||
			voxels.dimension(2) != geometry.depth())
		{
			throw new IllegalArgumentException("The voxels of " + name + " do not fill " + geometry.describe());
		}
	}

	/** The same volume at a place in the patient. */
	public Volume at(final Placement place) {
		return new Volume(name, voxels, geometry, place, acquisition);
	}

	/** The same volume, acquired like this. */
	public Volume acquired(final Acquisition how) {
		return new Volume(name, voxels, geometry, placement, how);
	}

	/** The same volume by another name. */
	public Volume named(final String other) {
		return new Volume(other, voxels, geometry, placement, acquisition);
	}

	/** A volume over voxels in x-fastest order (not copied). */
	public static Volume of(final String name, final short[] xFastest, final Geometry geometry) {
		checkLength(xFastest.length, geometry);
		return new Volume(name, ArrayImgs.shorts(xFastest, dimensions(geometry)), geometry);
	}

	/** A volume over voxels in x-fastest order (not copied). */
	public static Volume of(final String name, final float[] xFastest, final Geometry geometry) {
		checkLength(xFastest.length, geometry);
		return new Volume(name, ArrayImgs.floats(xFastest, dimensions(geometry)), geometry);
	}

	/** A volume over voxels in x-fastest order (not copied). */
	public static Volume of(final String name, final double[] xFastest, final Geometry geometry) {
		checkLength(xFastest.length, geometry);
		return new Volume(name, ArrayImgs.doubles(xFastest, dimensions(geometry)), geometry);
	}

	private static void checkLength(final int length, final Geometry geometry) {
		if (length != geometry.voxelCount()) {
			throw new IllegalArgumentException(length + " voxels do not fill " + geometry.describe());
		}
	}

	private static long[] dimensions(final Geometry geometry) {
		return new long[] { geometry.width(), geometry.height(), geometry.depth() };
	}
}
