package org.radiomate.volume.contour;

import org.radiomate.volume.PixelArea;

/**
 * A slice between two drawn ones.
 *
 * @param slice 0-based
 * @param before the drawn slice before it, 0-based
 * @param after the drawn slice behind it, 0-based
 * @param area what was made; null if nothing was
 * @param pixels how many pixels it has
 * @param remark what the user should know, may be empty
 */
public record InterpolatedSlice(int slice, int before, int after, PixelArea area, int pixels, String remark) {

	/** A slice that was left empty. */
	static InterpolatedSlice empty(final int slice, final int before, final int after, final String remark) {
		return new InterpolatedSlice(slice, before, after, null, 0, remark);
	}
}
