package org.radiomate.feature.ibsi;

import org.radiomate.feature.PlausibleHounsfield;
import org.radiomate.feature.Preparation;
import org.radiomate.feature.Roi;
import org.radiomate.volume.IntensityScale;
import org.radiomate.volume.Mask;
import org.radiomate.volume.RoiCrop;
import org.radiomate.volume.Volume;

import java.util.List;

/** IBSI's region: intensities as they are after the steps of the set, which interpolate, round and re-segment. */
public record IbsiPreparation() implements Preparation {

	@Override
	public Roi prepare(final Volume volume, final Mask mask, final IntensityScale scale, final List<String> warnings) {
		final RoiCrop crop = RoiCrop.of(volume, mask);
		if (scale == IntensityScale.CT) PlausibleHounsfield.check(crop, volume.name(), warnings);
		return Roi.of(crop, scale);
	}

	@Override
	public String intensityUnit(final IntensityScale scale) {
		return scale == IntensityScale.CT ? "HU" : "";
	}
}
