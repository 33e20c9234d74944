package org.radiomate.feature;

import org.radiomate.volume.RoiCrop;

import java.util.List;

/** Tells when an image that should be in HU does not look so. */
public final class PlausibleHounsfield {

	private static final double LOWEST = -1024;
	private static final double HIGHEST = 5000;

	private PlausibleHounsfield() {}

	/**
	 * Warns if no voxel of a region is a plausible HU.
	 *
	 * @param name the image's name
	 * @param warnings takes the sentence
	 */
	public static void check(final RoiCrop crop, final String name, final List<String> warnings) {
		for (int i = 0; i < crop.values().length; i++) {
			final double hu = crop.values()[i];
			if (crop.inside()[i] && hu >= LOWEST && hu <= HIGHEST) return;
		}
		warnings.add("No voxel of the structure in " + name + " lies between -1024 and 5000 HU: " +
			"check that the image is calibrated in HU, or choose the intensity scale 'stored'.");
	}
}
