package org.radiomate.volume.filter;

import org.radiomate.task.DerivedSeed;
import org.radiomate.volume.Geometry;

/**
 * White Gaussian noise, mean 0 and standard deviation 1, whose value at a voxel follows from the seed and the voxel's place
 * (z, y, x) in the whole image alone: a part of an image has the bits of the whole, on any number of threads. The bits are
 * those of {@link DerivedSeed} (SplitMix64), turned normal by Box and Muller (Ann Math Stat 1958;29:610,
 * doi:10.1214/aoms/1177706645).
 */
final class VoxelNoise {

	private static final double TWO_TO_MINUS_53 = 0x1.0p-53;

	private VoxelNoise() {}

	/**
	 * The noise of a box.
	 *
	 * @param x0 first column in the whole image; the box may begin before it
	 * @param y0 first row
	 * @param z0 first slice
	 */
	static double[] of(final long seed, final int x0, final int y0, final int z0, final Geometry box) {
		final double[] noise = new double[Math.toIntExact(box.voxelCount())];
		int i = 0;
		for (int z = z0; z < z0 + box.depth(); z++) {
			for (int y = y0; y < y0 + box.height(); y++) {
				final long row = DerivedSeed.of(seed, z, y);
				for (int x = x0; x < x0 + box.width(); x++) {
					noise[i++] = normal(DerivedSeed.below(row, x));
				}
			}
		}
		return noise;
	}

	/** A standard normal number from the bits of a seed. */
	static double normal(final long bits) {
		// above 0, as its logarithm is taken
		final double radius = ((bits >>> 11) + 1) * TWO_TO_MINUS_53;
		return Math.sqrt(-2 * StrictMath.log(radius)) * StrictMath.cos(2 * Math.PI * uniform(DerivedSeed.below(bits, 1)));
	}

	/** A number from 0 to below 1 from the bits of a seed. */
	static double uniform(final long bits) {
		return (bits >>> 11) * TWO_TO_MINUS_53;
	}
}
