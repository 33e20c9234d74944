package org.radiomate.volume.contour;

import org.radiomate.volume.Geometry;
import org.radiomate.volume.PixelArea;

/**
 * A rectangle of pixels that several areas are looked at in; it may reach beyond the image.
 *
 * @param x0 first column
 * @param y0 first row
 * @param width columns
 * @param height rows
 */
record PixelBox(int x0, int y0, int width, int height) {

	/** The smallest box around both areas. */
	static PixelBox around(final PixelArea a, final PixelArea b) {
		final int x0 = Math.min(a.x0(), b.x0()), y0 = Math.min(a.y0(), b.y0());
		return new PixelBox(x0, y0, Math.max(a.x0() + a.width(), b.x0() + b.width()) - x0, Math.max(a.y0() + a.height(), b
			.y0() + b.height()) - y0);
	}

	/** The box with a margin of pixels on every side. */
	static PixelBox around(final PixelArea area, final int margin) {
		return around(area, area).grown(margin, margin);
	}

	/** The box with more columns and rows on every side. */
	PixelBox grown(final int columns, final int rows) {
		return new PixelBox(x0 - columns, y0 - rows, width + 2 * columns, height + 2 * rows);
	}

	/** The area's pixels at column + width * row of the box. */
	boolean[] pixels(final PixelArea area) {
		final boolean[] pixels = new boolean[width * height];
		for (int y = 0; y < area.height(); y++) {
			final int row = (area.y0() + y - y0) * width + area.x0() - x0;
			System.arraycopy(area.inside(), y * area.width(), pixels, row, area.width());
		}
		return pixels;
	}

	/** The pixels of the box that lie in the image, as an area of a slice. */
	PixelArea area(final int slice, final boolean[] pixels, final Geometry grid) {
		final int left = Math.max(0, -x0), top = Math.max(0, -y0);
		final int columns = Math.min(width, grid.width() - x0) - left, rows = Math.min(height, grid.height() - y0) - top;
		final boolean[] inside = new boolean[columns * rows];
		for (int y = 0; y < rows; y++) System.arraycopy(pixels, (y + top) * width + left, inside, y * columns, columns);
		return new PixelArea(slice, x0 + left, y0 + top, columns, rows, inside);
	}
}
