package org.radiomate.volume.filter;

import org.radiomate.volume.Geometry;

/**
 * A shell around the surface of the mask: the voxels whose distance from it lies between two limits, these included,
 * negative inside. The distance of a voxel is that to the nearest voxel centre on the other side, so 0 to 5 mm is the
 * surroundings and -3 to 0 mm the rind. IBEX's MaskEdgeRing is the same by a disc of pixels in slices, half inside and half
 * outside.
 *
 * @param fromMm lower limit in mm, negative inside
 * @param toMm upper limit in mm
 * @param dimensions in slices or in space
 */
public record Ring(double fromMm, double toMm, Dimensions dimensions) implements PreprocessingStep {

	static final String NAME = "ring";

	/** @throws org.radiomate.task.ProblemException if the limits are not in order */
	public Ring {
		StepValues.requireOrdered(NAME, fromMm, toMm);
		StepValues.requireGiven(NAME, "dimensions", dimensions);
	}

	@Override
	public MaskedImage apply(final MaskedImage image) {
		return SurfaceDistance.keep(image, fromMm, toMm, dimensions);
	}

	@Override
	public Reach reach(final Geometry grid) {
		return Reach.of(Math.max(Math.abs(fromMm), Math.abs(toMm)), dimensions);
	}

	@Override
	public boolean changesOnlyMasks() {
		return true;
	}

	@Override
	public String text() {
		return NAME + " " + StepValues.number(fromMm) + " " + StepValues.number(toMm) + " mm " + dimensions.word();
	}
}
