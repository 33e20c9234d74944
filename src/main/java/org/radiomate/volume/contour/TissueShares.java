package org.radiomate.volume.contour;

import org.radiomate.volume.PixelArea;
import org.radiomate.volume.Volume;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How much of an area is air, fat and bone.
 *
 * @param pixels of the area
 * @param airPercent percentage of air
 * @param fatPercent percentage of fat
 * @param bonePercent percentage of bone or calcification
 */
record TissueShares(int pixels, double airPercent, double fatPercent, double bonePercent) {

	/** The shares of an area that has at least one pixel. */
	static TissueShares of(final Volume volume, final PixelArea area, final TissueLimits limits) {
		final double[] hu = SlicePixels.of(volume, area);
		int pixels = 0, air = 0, fat = 0, bone = 0;
		for (int i = 0; i < hu.length; i++) {
			if (!area.inside()[i]) continue;
			pixels++;
			if (hu[i] < limits.airBelowHu()) air++;
			else if (hu[i] < limits.fatBelowHu()) fat++;
			else if (hu[i] > limits.boneAboveHu()) bone++;
		}
		return new TissueShares(pixels, 100.0 * air / pixels, 100.0 * fat / pixels, 100.0 * bone / pixels);
	}

	/** What exceeds the allowed share, in words. */
	List<String> findings(final double allowedPercent) {
		final List<String> findings = new ArrayList<>();
		addFinding(findings, airPercent, "air", allowedPercent);
		addFinding(findings, fatPercent, "fat", allowedPercent);
		addFinding(findings, bonePercent, "bone or calcification", allowedPercent);
		return findings;
	}

	private static void addFinding(final List<String> findings, final double percent, final String tissue,
		final double allowedPercent)
	{
		if (percent > allowedPercent) findings.add(String.format(Locale.ROOT, "%.1f %% is %s", percent, tissue));
	}
}
