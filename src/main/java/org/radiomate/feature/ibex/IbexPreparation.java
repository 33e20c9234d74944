package org.radiomate.feature.ibex;

import org.radiomate.feature.PlausibleHounsfield;
import org.radiomate.feature.Preparation;
import org.radiomate.feature.Roi;
import org.radiomate.volume.IntensityScale;
import org.radiomate.volume.Mask;
import org.radiomate.volume.RoiCrop;
import org.radiomate.volume.Volume;

import java.util.List;

/**
 * IBEX's intensities: the CT number is HU + 1000, rounded half away from zero and clipped to 0..65535. Stored values stay as
 * they are. No voxel of the mask is left out.
 */
public record IbexPreparation() implements Preparation {

	private static final double HU_TO_CT_NUMBER = 1000;
	private static final double HIGHEST_CT_NUMBER = 65535;

	@Override
	public Roi prepare(final Volume volume, final Mask mask, final IntensityScale scale, final List<String> warnings) {
		final RoiCrop crop = RoiCrop.of(volume, mask);
		if (scale != IntensityScale.CT) return Roi.of(crop, scale);
		PlausibleHounsfield.check(crop, volume.name(), warnings);
		final double[] ctNumbers = new double[crop.values().length];
		for (int i = 0; i < ctNumbers.length; i++) {
			ctNumbers[i] = ctNumber(crop.values()[i]);
		}
		return Roi.of(crop.withValues(ctNumbers), scale);
	}

	@Override
	public String intensityUnit(final IntensityScale scale) {
		return scale == IntensityScale.CT ? "CT number, HU + 1000" : "";
	}

	/** What is added to a prepared intensity to have it on the image's scale. */
	static double toImage(final IntensityScale scale) {
		return scale == IntensityScale.CT ? -HU_TO_CT_NUMBER : 0;
	}

	private static double ctNumber(final double hu) {
		final double shifted = hu + HU_TO_CT_NUMBER;
		// half away from zero needs no sign here: what is negative is clipped
		return Math.min(Math.max(Math.floor(shifted + 0.5), 0), HIGHEST_CT_NUMBER);
	}
}
