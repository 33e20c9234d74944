package org.radiomate.volume;

/**
 * A set of pixels on one slice: a rectangle, a traced, brushed or composite selection, or a slice of a mask image. Every
 * mask rule takes it as it is.
 *
 * @param slice 0-based
 * @param x0 first column of the box
 * @param y0 first row of the box
 * @param width columns of the box
 * @param height rows of the box
 * @param inside whether the pixel at x0 + i, y0 + j belongs to it, at i + width * j
 */
public record PixelArea(int slice, int x0, int y0, int width, int height, boolean[] inside) implements Contour {

	/** @throws IllegalArgumentException if the pixels do not fill the box */
	public PixelArea {
		if (width < 0 || height < 0 || inside.length != width * height) {
			throw new IllegalArgumentException(inside.length + " pixels do not fill " + width + " x " + height);
		}
	}

	/** Whether the pixel at a column and row of the image belongs to the area. */
	public boolean contains(final int x, final int y) {
		return x >= x0 && y >= y0 && x < x0 + width && y < y0 + height && inside[x - x0 + width * (y - y0)];
	}

	/** Number of pixels that belong to the area. */
	public int count() {
		int count = 0;
		for (final boolean pixel : inside) {
			if (pixel) count++;
		}
		return count;
	}
}
