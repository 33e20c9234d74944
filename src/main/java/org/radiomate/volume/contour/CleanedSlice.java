package org.radiomate.volume.contour;

import org.radiomate.volume.PixelArea;

/**
 * What was taken out of one slice, in pixels: before = tooLow + tooHigh + opened + small - filled + after.
 *
 * @param slice 0-based
 * @param before drawn
 * @param tooLow below the lowest HU
 * @param tooHigh above the highest HU
 * @param opened removed by the opening
 * @param filled holes put back
 * @param small in pieces that were too small
 * @param after kept
 * @param area what was kept; null if nothing was
 */
public record CleanedSlice(int slice, int before, int tooLow, int tooHigh, int opened, int filled, int small, int after,
	PixelArea area)
{}
