package org.radiomate.imagej;

import ij.gui.Roi;

import org.radiomate.volume.PixelArea;

import java.util.Locale;
import java.util.zip.CRC32;

/**
 * Marks ROIs that a command made, so that the next run can replace them. The mark holds a checksum of the ROI's pixels:
 * one that somebody edited since then counts as drawn.
 */
enum MadeContours {

	INTERPOLATED, CLEANED;

	/** The ROI property that holds the mark. */
	static final String ORIGIN = "radiomics.origin";

	/** Marks a ROI as made in this way. */
	void mark(final Roi roi) {
		roi.setProperty(ORIGIN, markOf(roi));
	}

	/** Whether a ROI was made in this way and is still as it was made. */
	boolean made(final Roi roi) {
		final String mark = roi.getProperty(ORIGIN);
		return mark != null && mark.startsWith(word()) && mark.trim().equals(markOf(roi));
	}

	private String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	private String markOf(final Roi roi) {
		if (!roi.isArea()) return word();
		final PixelArea area = RoiContours.pixels(roi, 0);
		final CRC32 checksum = new CRC32();
		for (final int number : new int[] { area.x0(), area.y0(), area.width() }) {
			for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) checksum.update(number >> shift);
		}
		for (final boolean pixel : area.inside()) checksum.update(pixel ? 1 : 0);
		return word() + "-" + Long.toHexString(checksum.getValue());
	}
}
