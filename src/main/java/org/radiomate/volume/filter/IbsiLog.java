package org.radiomate.volume.filter;

import org.radiomate.task.Progress;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.GridAxis;

/**
 * Laplacian of Gaussian as IBSI 2 defines it (L6PA): convolution with -1/σ²·(2πσ²)^(-D/2)·(D - k²/σ²)·exp(-k²/(2σ²)), sampled
 * at the voxels up to the cutoff along each axis, with σ and k in voxels. Where spacings differ, the second derivatives per
 * mm² are multiplied by the square of the spacing along rows, which is the same where they do not. The samples are not
 * corrected: of a constant c some 1e-4·c is left. {@link LaplacianOfGaussian} is corrected and scaled by σ² in mm².
 *
 * @param sigmaMm standard deviation σ in mm
 * @param cutoff where the kernel ends, in σ
 * @param dimensions in slices or in space
 * @param boundary what lies beyond the border
 */
public record IbsiLog(double sigmaMm, double cutoff, Dimensions dimensions, Boundary boundary) implements ResponseFilter {

	static final String NAME = "ibsi-log";

	/** IBSI's tests cut off there. */
	static final double STANDARD_CUTOFF = 4;

	/** @throws org.radiomate.task.ProblemException if sigma or the cutoff is not above 0 */
	public IbsiLog {
		StepValues.requirePositive(NAME, "sigma", sigmaMm);
		StepValues.requirePositive(NAME, "cutoff", cutoff);
		StepValues.requireGiven(NAME, "dimensions", dimensions);
		StepValues.requireGiven(NAME, "boundary", boundary);
	}

	@Override
	public double[] response(final double[] values, final Geometry grid, final Progress progress) {
		final double[] sum = new double[values.length];
		for (int derived = 0; derived < dimensions.axes(); derived++) {
			double[] term = values;
			for (int a = 0; a < dimensions.axes(); a++) {
				final GridAxis axis = GridAxis.of(grid, a);
				term = kernel(axis.spacingMm(), a == derived ? grid.spacingXMm() : 0).along(axis, term, boundary, progress);
			}
			for (int i = 0; i < sum.length; i++) {
				sum[i] += term[i];
			}
		}
		return sum;
	}

	/** The Gaussian along an axis; with a unit of length in mm, its second derivative per square of that length. */
	private Kernel kernel(final double spacingMm, final double perMm) {
		final int radius = radius(spacingMm);
		final double[] taps = new double[2 * radius + 1];
		final double height = spacingMm / (Math.sqrt(2 * Math.PI) * sigmaMm);
		for (int k = -radius; k <= radius; k++) {
			final double x = k * spacingMm / sigmaMm;
			final double gaussian = height * StrictMath.exp(-x * x / 2);
			taps[k + radius] = perMm == 0 ? gaussian : perMm * perMm / (sigmaMm * sigmaMm) * (x * x - 1) * gaussian;
		}
		return Kernel.of(taps);
	}

	private int radius(final double spacingMm) {
		return (int) Math.floor(cutoff * sigmaMm / spacingMm + 0.5);
	}

	@Override
	public Reach reach(final Geometry grid) {
		if (boundary == Boundary.PERIODIC) return Reach.everywhere(dimensions);
		return new Reach(radius(grid.spacingXMm()) * grid.spacingXMm(), radius(grid.spacingYMm()) * grid.spacingYMm(),
			dimensions == Dimensions.SPACE ? radius(grid.spacingZMm()) * grid.spacingZMm() : 0);
	}

	@Override
	public String text() {
		return NAME + " sigma " + StepValues.number(sigmaMm) + " mm cutoff " + StepValues.number(cutoff) + " " + dimensions
			.word() + " " + boundary.word();
	}
}
