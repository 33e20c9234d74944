package org.radiomate.volume.contour;

import org.radiomate.volume.PixelArea;
import org.radiomate.volume.Volume;

import java.util.HashMap;
import java.util.Map;

/**
 * The body on a slice: the largest piece of pixels above -300 HU that touch by sides or corners, with its holes (airways,
 * lungs, bowel gas) filled.
 */
final class BodyOutline {

	private static final double LOWEST_HU = -300;

	private final Volume volume;
	private final Map<Integer, boolean[]> slices = new HashMap<>();

	/** The body of an image; each slice is looked at once. */
	BodyOutline(final Volume volume) {
		this.volume = volume;
	}

	/** How many pixels of an area lie outside the body of their slice. */
	int pixelsOutside(final PixelArea area) {
		final int width = volume.geometry().width();
		final boolean[] body = slices.computeIfAbsent(area.slice(), slice -> of(SlicePixels.of(volume, SlicePixels.whole(
			volume, slice)), width));
		int outside = 0;
		for (int i = 0; i < area.inside().length; i++) {
			final int x = area.x0() + i % area.width(), y = area.y0() + i / area.width();
			if (area.inside()[i] && !body[x + width * y]) outside++;
		}
		return outside;
	}

	private static boolean[] of(final double[] hu, final int width) {
		final boolean[] body = new boolean[hu.length];
		for (int i = 0; i < hu.length; i++) body[i] = hu[i] > LOWEST_HU;
		final Pieces pieces = Pieces.of(body, width);
		final int largest = pieces.largest();
		for (int i = 0; i < hu.length; i++) body[i] = largest > 0 && pieces.label(i) == largest;
		return Pieces.withoutHoles(body, width);
	}
}
