package org.radiomate.volume.filter;

import org.radiomate.volume.DistanceMap;

/**
 * How far voxel centres lie from the surface of the shape: outside, the distance to the nearest centre inside; inside, minus
 * the distance to the nearest centre outside. What lies beyond the image is unknown and is no surface.
 */
final class SurfaceDistance {

	/** So that a distance of 0.3 mm is met by 3 voxels of 0.1 mm. */
	private static final double ROUNDING_MM = 1e-9;

	private SurfaceDistance() {}

	/** The distances of all voxels in mm. */
	static double[] mm(final MaskedImage image, final Dimensions dimensions) {
		final boolean[] inside = image.morphology();
		final boolean[] outside = new boolean[inside.length];
		for (int i = 0; i < inside.length; i++) {
			outside[i] = !inside[i];
		}
		final double[] toShape = DistanceMap.squaredMm(inside, image.grid(), dimensions.axes());
		final double[] toRest = DistanceMap.squaredMm(outside, image.grid(), dimensions.axes());
		final double[] distances = new double[inside.length];
		for (int i = 0; i < distances.length; i++) {
			distances[i] = inside[i] ? -Math.sqrt(toRest[i]) : Math.sqrt(toShape[i]);
		}
		return distances;
	}

	/** The shape of the voxels whose distance lies between two limits, these included. */
	static MaskedImage keep(final MaskedImage image, final double fromMm, final double toMm, final Dimensions dimensions) {
		final double[] distances = mm(image, dimensions);
		final boolean[] kept = new boolean[distances.length];
		for (int i = 0; i < kept.length; i++) {
			kept[i] = distances[i] >= fromMm - ROUNDING_MM && distances[i] <= toMm + ROUNDING_MM;
		}
		return image.withMorphology(kept);
	}

	/** The shape of the voxels inside whose distance is more than a depth. */
	static MaskedImage deeperThan(final MaskedImage image, final double depthMm, final Dimensions dimensions) {
		return keep(image, Double.NEGATIVE_INFINITY, -depthMm - 3 * ROUNDING_MM, dimensions);
	}

	/** The shape and the voxels around it up to a distance. */
	static MaskedImage within(final MaskedImage image, final double distanceMm, final Dimensions dimensions) {
		return keep(image, Double.NEGATIVE_INFINITY, distanceMm, dimensions);
	}
}
