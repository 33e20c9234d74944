package org.radiomate.volume.filter;

import org.radiomate.volume.Geometry;

/**
 * Dilation: adds the voxels whose centre lies within a distance of a centre in the mask.
 *
 * @param distanceMm distance in mm
 * @param dimensions in slices or in space
 */
public record Dilation(double distanceMm, Dimensions dimensions) implements PreprocessingStep {

	static final String NAME = "dilate";

	/** @throws org.radiomate.task.ProblemException if the distance is not above 0 */
	public Dilation {
		StepValues.requirePositive(NAME, "distance", distanceMm);
		StepValues.requireGiven(NAME, "dimensions", dimensions);
	}

	@Override
	public MaskedImage apply(final MaskedImage image) {
		return SurfaceDistance.within(image, distanceMm, dimensions);
	}

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
