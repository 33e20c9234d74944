package org.radiomate.volume.filter;

import org.radiomate.volume.Geometry;

/**
 * Erosion: keeps the voxels whose centre is farther than a distance from every centre outside the mask. Where the mask ends
 * at the image's border it is not eroded from there.
 *
 * @param distanceMm distance in mm
 * @param dimensions in slices, as in IBEX, or in space
 */
public record Erosion(double distanceMm, Dimensions dimensions) implements PreprocessingStep {

	static final String NAME = "erode";

	/** @throws org.radiomate.task.ProblemException if the distance is not above 0 */
	public Erosion {
		StepValues.requirePositive(NAME, "distance", distanceMm);
		StepValues.requireGiven(NAME, "dimensions", dimensions);
	}

	@Override
	public MaskedImage apply(final MaskedImage image) {
		return SurfaceDistance.deeperThan(image, distanceMm, dimensions);
	}

	/** One voxel around the mask must be seen even where the distance is shorter than a voxel. */
	@Override
	public Reach reach(final Geometry grid) {
		return Reach.of(distanceMm, dimensions);
	}

	@Override
	public boolean changesOnlyMasks() {
		return true;
	}

	@Override
	public String text() {
		return NAME + " " + StepValues.number(distanceMm) + " mm " + dimensions.word();
	}
}
