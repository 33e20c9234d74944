package org.radiomate.volume;

import java.util.BitSet;

/**
 * The pixels of a polygon by the rule of MATLAB's {@code poly2mask}: every edge is a digital line on a five times finer
 * grid; where it passes a column of pixel centres, all pixels of that column from there down change sides. IBEX builds its
 * masks and its convex hulls this way.
 * <p>
 * A point of a line that falls between two rows is rounded away from the line's start. MATLAB draws from left to right (a
 * steep line downwards) and rounds halves down. For outlines, whose points are a pixel or two apart, that never changes a
 * pixel; for hulls it decides centres that lie exactly on an edge, and there the reference values of the IBEX phantom are
 * met by rounding away from the start only.
 */
public final class PolygonPixels {

	/** Lines of the finer grid per pixel. */
	private static final int FINE = 5;

	/** The line of the finer grid, within a pixel, that passes its centre. */
	private static final int CENTRE = FINE / 2;

	/** Of so many steps the products below are no ints any more. */
	private static final int MOST_INT_STEPS = 30_000;

	private final PixelRows pixels;
	private boolean begun;
	private int firstX;
	private int firstY;
	private int lastX;
	private int lastY;

	/** @param pixels a box that holds all of the polygon that lies right of and below the slice's first pixel */
	PolygonPixels(final PixelRows pixels) {
		this.pixels = pixels;
	}

	/**
	 * Fills a closed polygon.
	 *
	 * @param x of the vertices, in ImageJ's coordinates (the first pixel covers [0, 1))
	 * @param y of the vertices
	 * @return the pixels at column + width * row; those outside the image are left out
	 */
	public static BitSet of(final double[] x, final double[] y, final int width, final int height) {
		final PolygonPixels polygon = new PolygonPixels(new PixelRows(0, 0, width, height));
		for (int i = 0; i < x.length; i++) polygon.add(x[i], y[i]);
		return polygon.filled().toBitSet(width);
	}

	/** Adds the next vertex. */
	void add(final double x, final double y) {
		final int fineX = onFineGrid(x), fineY = onFineGrid(y);
		if (begun) addEdge(lastX, lastY, fineX, fineY);
		else {
			firstX = fineX;
			firstY = fineY;
			begun = true;
		}
		lastX = fineX;
		lastY = fineY;
	}

	/** Closes the polygon and gives its pixels. */
	PixelRows filled() {
		addEdge(lastX, lastY, firstX, firstY);
		pixels.spreadDown();
		return pixels;
	}

	private static int onFineGrid(final double coordinate) {
		return (int) Math.floor(FINE * coordinate + 0.5);
	}

	/** Walks the digital line; its height where it crosses a column of centres is that of its point on the column. */
	private void addEdge(final int xa, final int ya, final int xb, final int yb) {
		final int steps = Math.max(Math.abs(xb - xa), Math.abs(yb - ya));
		int x = xa;
		int y = ya;
		for (int step = 1; step <= steps; step++) {
			final int nextX = xa + share(xb - xa, step, steps);
			final int nextY = ya + share(yb - ya, step, steps);
			if (nextX > x) toggleBelow(x, y);
			if (nextX < x) toggleBelow(nextX, nextY);
			x = nextX;
			y = nextY;
		}
	}

	/** The length times step/steps, rounded half away from the edge's start. */
	private static int share(final int length, final int step, final int steps) {
		final int size = Math.abs(length);
		// the division of ints is several times as fast
		final int magnitude = steps < MOST_INT_STEPS ? (2 * size * step + steps) / (2 * steps) : (int) ((2L * size * step + steps) / (2L *
			steps));
		return length < 0 ? -magnitude : magnitude;
	}

	private void toggleBelow(final int fineX, final int fineY) {
		if (fineX < CENTRE || (fineX - CENTRE) % FINE != 0) return;
		pixels.flip((fineX - CENTRE) / FINE, Math.max(0, Math.floorDiv(fineY - CENTRE + FINE - 1, FINE)));
	}
}
