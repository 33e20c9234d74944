package org.radiomate.volume.contour;

import org.radiomate.volume.ContourSet;

import java.util.Locale;

/**
 * Two readings of one structure compared.
 *
 * @param first one reading
 * @param second the other
 * @param whole their agreement over all slices
 * @param firstSlice the first slice that either has, 0-based
 * @param diceOfSlices Dice of each slice from there on, NaN where neither has a voxel
 */
public record ReaderPair(ContourSet first, ContourSet second, MaskAgreement whole, int firstSlice, double[] diceOfSlices) {

	/** The agreement in words. */
	public String describe() {
		return String.format(Locale.ROOT, "%s and %s: Dice %.3f, Hausdorff distance %.1f mm, 95th percentile %.1f mm, mean surface distance %.2f mm",
			name(first), name(second), whole.dice(), whole.hausdorffMm(), whole.hausdorff95Mm(), whole.meanSurfaceDistanceMm());
	}

	private static String name(final ContourSet set) {
		return ContourCheck.reading(set.structure(), set.reader(), set.repeat());
	}
}
