package org.radiomate.volume;

/** What was drawn on one slice: an outline, or an area that already means pixels. */
public sealed interface Contour permits OutlineContour, PixelArea {

	/** The slice it was drawn on, 0-based. */
	int slice();
}
