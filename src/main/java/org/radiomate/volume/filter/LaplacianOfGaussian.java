package org.radiomate.volume.filter;

import org.radiomate.volume.Geometry;
import org.radiomate.volume.GridAxis;

/**
 * Laplacian of Gaussian, normalised for scale: σ²·Σ_k ∂²(G_σ * I)/∂k², in the unit of the image (Marr D, Hildreth E, Proc R
 * Soc Lond B 1980;207:187, doi:10.1098/rspb.1980.0020; the factor σ²: Lindeberg T, Int J Comput Vis 1998;30:79,
 * doi:10.1023/A:1008045108935). A bright spot gives negative values. Kernels are cut off beyond 4σ; a constant gives 0.
 * <p>
 * On a grid of equal spacings h the filter of IBSI 2 (L6PA) is h²/σ² times this one. IBEX's Log_Filter has the opposite
 * sign, works in pixels with a kernel of given size, sets negative results to 0 and takes the outline off the mask.
 *
 * @param sigmaMm standard deviation σ in mm
 * @param dimensions in slices or in space
 */
public record LaplacianOfGaussian(double sigmaMm, Dimensions dimensions) implements PreprocessingStep {

	static final String NAME = "laplacian-of-gaussian";

	/** @throws org.radiomate.task.ProblemException if sigma is no length above 0 */
	public LaplacianOfGaussian {
		StepValues.requirePositive(NAME, "sigma", sigmaMm);
		StepValues.requireGiven(NAME, "dimensions", dimensions);
	}

	@Override
	public MaskedImage apply(final MaskedImage image) {
		final double[] sum = new double[image.values().length];
		for (int derived = 0; derived < dimensions.axes(); derived++) {
			final double[] term = secondDerivative(image, derived);
			for (int i = 0; i < sum.length; i++) {
				sum[i] += sigmaMm * sigmaMm * term[i];
			}
		}
		return image.withValues(sum);
	}

	private double[] secondDerivative(final MaskedImage image, final int derived) {
		double[] values = image.values();
		for (int a = 0; a < dimensions.axes(); a++) {
			final GridAxis axis = GridAxis.of(image.grid(), a);
			values = Convolution.along(axis, values, a == derived ? Convolution.secondDerivative(sigmaMm, axis.spacingMm())
				: Convolution.gaussian(sigmaMm, axis.spacingMm()));
		}
		return values;
	}

	@Override
	public Reach reach(final Geometry grid) {
		return Convolution.reach(sigmaMm, grid, dimensions);
	}

	@Override
	public boolean keepsIntensityScale() {
		return false;
	}

	@Override
	public String text() {
		return NAME + " sigma " + StepValues.number(sigmaMm) + " mm " + dimensions.word();
	}
}
