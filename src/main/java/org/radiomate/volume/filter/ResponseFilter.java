package org.radiomate.volume.filter;

import org.radiomate.task.Progress;
import org.radiomate.volume.Geometry;

/**
 * A step that replaces the intensities by the response of a filter and leaves the masks. The filters are those of IBSI 2
 * (Depeursinge A et al., Standardised convolutional filtering for radiomics, arXiv:2006.05470; Whybra P et al., Radiology
 * 2024;310:e231319, doi:10.1148/radiol.231319). Axes are x (columns), y (rows), z (slices), as the image is stored.
 */
interface ResponseFilter extends PreprocessingStep {

	/** The response at every voxel of a grid, x fastest; the values stay as they are. */
	double[] response(double[] values, Geometry grid, Progress progress);

	@Override
	default MaskedImage apply(final MaskedImage image) {
		return apply(image, Progress.NONE);
	}

	@Override
	default MaskedImage apply(final MaskedImage image, final Progress progress) {
		return image.withValues(response(image.values(), image.grid(), progress));
	}

	@Override
	default boolean keepsIntensityScale() {
		return false;
	}
}
