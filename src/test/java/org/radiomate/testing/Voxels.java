package org.radiomate.testing;

import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;

import org.radiomate.volume.Geometry;
import org.radiomate.volume.Volume;

/** Reads volumes voxel by voxel. */
public final class Voxels {

	private Voxels() {}

	/** All intensities, x fastest. */
	public static double[] of(final Volume volume) {
		final Geometry grid = volume.geometry();
		final double[] values = new double[(int) grid.voxelCount()];
		int i = 0;
		for (int z = 0; z < grid.depth(); z++) {
			for (int y = 0; y < grid.height(); y++) {
				for (int x = 0; x < grid.width(); x++) values[i++] = at(volume, x, y, z);
			}
		}
		return values;
	}

	/** One intensity. */
	public static double at(final Volume volume, final int x, final int y, final int z) {
		final RandomAccess<? extends RealType<?>> access = volume.voxels().randomAccess();
		access.setPosition(new int[] { x, y, z });
		return access.get().getRealDouble();
	}
}
