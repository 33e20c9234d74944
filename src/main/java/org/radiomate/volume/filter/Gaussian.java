package org.radiomate.volume.filter;

import org.radiomate.volume.Geometry;
import org.radiomate.volume.GridAxis;

/**
 * Gaussian smoothing: convolution with exp(-x²/(2σ²)), sampled at the voxel centres, cut off beyond 4σ and scaled to sum
 * 1, along each axis with its own spacing.
 *
 * @param sigmaMm standard deviation σ in mm
 * @param dimensions in slices or in space
 */
public record Gaussian(double sigmaMm, Dimensions dimensions) implements PreprocessingStep {

	static final String NAME = "gaussian";

	/** @throws org.radiomate.task.ProblemException if sigma is no length above 0 */
	public Gaussian {
		StepValues.requirePositive(NAME, "sigma", sigmaMm);
		StepValues.requireGiven(NAME, "dimensions", dimensions);
	}

	@Override
	public MaskedImage apply(final MaskedImage image) {
		double[] values = image.values();
		for (int a = 0; a < dimensions.axes(); a++) {
			final GridAxis axis = GridAxis.of(image.grid(), a);
			values = Convolution.along(axis, values, Convolution.gaussian(sigmaMm, axis.spacingMm()));
		}
		return image.withValues(values);
	}

	@Override
	public Reach reach(final Geometry grid) {
		return Convolution.reach(sigmaMm, grid, dimensions);
	}

	@Override
	public String text() {
		return NAME + " sigma " + StepValues.number(sigmaMm) + " mm " + dimensions.word();
	}
}
