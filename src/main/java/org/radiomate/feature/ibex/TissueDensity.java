package org.radiomate.feature.ibex;

import org.radiomate.volume.RoiCrop;

/** IBEX's mass density of a CT number (HU + 1000): piecewise linear, constant above the last point. */
final class TissueDensity {

	private static final double[] CT_NUMBER = { 0, 294, 898, 1000, 1056, 1198, 1644, 1872, 2470 };
	private static final double[] GRAMS_PER_CM3 = { 0, 0.291, 0.927, 1, 1.047, 1.1, 1.337, 1.427, 1.75 };

	private TissueDensity() {}

	/** The sum over the voxels inside, in g/cm³. */
	static double sum(final RoiCrop crop) {
		double sum = 0;
		for (int i = 0; i < crop.values().length; i++) {
			if (crop.inside()[i]) sum += of(crop.values()[i]);
		}
		return sum;
	}

	/** The density in g/cm³ of a CT number of at least 0. */
	static double of(final double ctNumber) {
		final int last = CT_NUMBER.length - 1;
		if (ctNumber >= CT_NUMBER[last]) return GRAMS_PER_CM3[last];
		int i = 1;
		while (ctNumber > CT_NUMBER[i]) {
			i++;
		}
		final double share = (ctNumber - CT_NUMBER[i - 1]) / (CT_NUMBER[i] - CT_NUMBER[i - 1]);
		return GRAMS_PER_CM3[i - 1] + share * (GRAMS_PER_CM3[i] - GRAMS_PER_CM3[i - 1]);
	}
}
