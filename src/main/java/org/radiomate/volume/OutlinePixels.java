package org.radiomate.volume;

import java.util.Arrays;
import java.util.BitSet;

/** Finds the pixels of one slice that an outline covers, under either mask rule; pixels outside the image are left out. */
final class OutlinePixels {

	/** Lines of the finer grid per pixel in the polygon rule of MATLAB's poly2mask. */
	private static final int SUBPIXELS = 5;

	/** Edges longer than this are stepped pixel by pixel, in pixels. */
	private static final double LONGEST_EDGE = 1.05 * Math.sqrt(2);

	private final int width;
	private final int height;
	private final BitSet pixels;

	private OutlinePixels(final int width, final int height) {
		this.width = width;
		this.height = height;
		pixels = new BitSet(width * height);
	}

	/** The pixels at x + width * y of an image slice. */
	static BitSet of(final OutlineContour outline, final int width, final int height, final MaskRule rule) {
		final OutlinePixels found = new OutlinePixels(width, height);
		if (rule == MaskRule.PIXEL_CENTRE) {
			found.fillPixelCentres(outline.x(), outline.y());
		}
		else {
			found.fillIbexOutline(outline);
		}
		return found.pixels;
	}

	/** Even-odd rule at the pixel centres; a centre on a left or upper edge is inside, on a right or lower one outside. */
	private void fillPixelCentres(final double[] x, final double[] y) {
		for (int i = 0, previous = x.length - 1; i < x.length; previous = i++) {
			toggleRightOfEdge(x[previous], y[previous], x[i], y[i]);
		}
	}

	private void toggleRightOfEdge(final double xa, final double ya, final double xb, final double yb) {
		final int first = Math.max(0, (int) Math.ceil(Math.min(ya, yb) - 0.5));
		final int end = Math.min(height, (int) Math.ceil(Math.max(ya, yb) - 0.5));
		for (int row = first; row < end; row++) {
			final double crossing = xa + (row + 0.5 - ya) * (xb - xa) / (yb - ya);
			final int column = (int) Math.ceil(crossing - 0.5);
			if (column < width) pixels.flip(row * width + Math.max(0, column), (row + 1) * width);
		}
	}

	private void fillIbexOutline(final OutlineContour outline) {
		final IntPoints points = outlinePoints(outline.x(), outline.y());
		fillPolygon(points);
		for (int i = 0; i < points.size; i++) {
			final int x = points.x[i];
			final int y = points.y[i];
			if (x >= 0 && x < width && y >= 0 && y < height) pixels.set(x + width * y);
		}
	}

	/**
	 * The pixels along the outline. IBEX has the vertices on pixel rows when it steps a long edge, so y is rounded first and
	 * x is not.
	 */
	private static IntPoints outlinePoints(final double[] x, final double[] y) {
		final IntPoints points = new IntPoints();
		for (int i = 0; i < x.length; i++) {
			final int next = (i + 1) % x.length;
			final int row = pixelOf(y[i]);
			points.add(pixelOf(x[i]), row);
			if (Math.hypot(x[next] - x[i], y[next] - y[i]) <= LONGEST_EDGE) continue;
			final int rows = pixelOf(y[next]) - row;
			final boolean alongX = Math.abs(x[next] - x[i]) >= Math.abs(y[next] - y[i]);
			final int steps = Math.abs(alongX ? pixelOf(x[next]) - pixelOf(x[i]) : rows);
			for (int step = 1; step < steps; step++) {
				final double centreY = row + 0.5 + rows * (double) step / steps;
				points.add(pixelOf(x[i] + (x[next] - x[i]) * step / steps), pixelOf(centreY));
			}
		}
		return points;
	}

	/** The pixel of a coordinate; IBEX rounds the 1-based coordinate of pixel centres half away from zero. */
	private static int pixelOf(final double coordinate) {
		final double oneBased = coordinate + 0.5;
		return (int) Math.copySign(Math.floor(Math.abs(oneBased) + 0.5), oneBased) - 1;
	}

	/**
	 * MATLAB's poly2mask: every edge is a digital line on a five times finer grid; where it passes a column of pixel
	 * centres, all pixels of that column from there down change sides.
	 */
	private void fillPolygon(final IntPoints polygon) {
		final IntPoints line = new IntPoints();
		for (int i = 0; i < polygon.size; i++) {
			final int next = (i + 1) % polygon.size;
			line.addLine(onFineGrid(polygon.x[i]), onFineGrid(polygon.y[i]), onFineGrid(polygon.x[next]),
				onFineGrid(polygon.y[next]));
		}
		for (int i = 1; i < line.size; i++) {
			if (line.x[i] == line.x[i - 1]) continue;
			toggleBelow(Math.min(line.x[i], line.x[i - 1]), Math.min(line.y[i], line.y[i - 1]));
		}
	}

	private static int onFineGrid(final int pixel) {
		return SUBPIXELS * pixel + SUBPIXELS / 2 + 1;
	}

	private void toggleBelow(final int fineX, final int fineY) {
		final int toCentre = fineX - SUBPIXELS / 2;
		final int column = toCentre / SUBPIXELS;
		if (toCentre < 0 || toCentre % SUBPIXELS != 0 || column >= width) return;
		final int firstRow = Math.max(0, Math.floorDiv(fineY - SUBPIXELS / 2 + SUBPIXELS - 1, SUBPIXELS));
		for (int row = firstRow; row < height; row++) {
			pixels.flip(column + width * row);
		}
	}

	/** A growing list of grid points. */
	private static final class IntPoints {

		private int[] x = new int[256];
		private int[] y = new int[256];
		private int size;

		private void add(final int px, final int py) {
			if (size == x.length) {
				x = Arrays.copyOf(x, 2 * size);
				y = Arrays.copyOf(y, 2 * size);
			}
			x[size] = px;
			y[size++] = py;
		}

		/** Adds the digital line between two points, the same points in either direction. */
		private void addLine(final int xa, final int ya, final int xb, final int yb) {
			final int steps = Math.max(Math.abs(xb - xa), Math.abs(yb - ya));
			final boolean flat = Math.abs(xb - xa) >= Math.abs(yb - ya);
			final boolean backwards = flat ? xa > xb : ya > yb;
			for (int step = 0; step <= steps; step++) {
				final int along = backwards ? steps - step : step;
				if (backwards) addOnLine(xb, yb, xa, ya, along, steps);
				else addOnLine(xa, ya, xb, yb, along, steps);
			}
		}

		private void addOnLine(final int xa, final int ya, final int xb, final int yb, final int along, final int steps) {
			final double fraction = steps == 0 ? 0 : (double) along / steps;
			add((int) Math.floor(xa + (xb - xa) * fraction + 0.5), (int) Math.floor(ya + (yb - ya) * fraction + 0.5));
		}
	}
}
