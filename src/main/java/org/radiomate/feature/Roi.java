package org.radiomate.feature;

import org.radiomate.volume.IntensityScale;
import org.radiomate.volume.RoiCrop;

/**
 * One region, ready for the calculators.
 *
 * @param intensity the crop with the voxels whose intensities count
 * @param morphology the crop with the voxels that make the shape; the same object where no intensity was left out
 * @param scale what the intensities mean
 */
public record Roi(RoiCrop intensity, RoiCrop morphology, IntensityScale scale) {

	/** A region of which no intensity was left out. */
	public static Roi of(final RoiCrop crop, final IntensityScale scale) {
		return new Roi(crop, crop, scale);
	}
}
