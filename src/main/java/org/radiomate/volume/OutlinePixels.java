package org.radiomate.volume;

import java.util.Arrays;
import java.util.BitSet;

/** Finds the pixels of one slice that an outline covers, under either mask rule; pixels outside the image are left out. */
final class OutlinePixels {

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
		pixels.or(PolygonPixels.of(points.centresX(), points.centresY(), width, height));
		for (int i = 0; i < points.size; i++) {
			final int x = points.x[i];
			final int y = points.y[i];
			if (x >= 0 && x < width && y >= 0 && y < height) pixels.set(x + width * y);
		}
	}

	/**
	 * The pixels along the outline. Where IBEX steps a long edge it goes from the pixel row of one vertex to that of the next,
	 * so y is rounded first. Along a flat edge it rounds x first too, which gives the same columns: a point between two that
	 * are less than half a pixel off is less than half a pixel off.
	 */
	private static IntPoints outlinePoints(final double[] x, final double[] y) {
		final IntPoints points = new IntPoints();
		for (int i = 0; i < x.length; i++) {
			final int next = (i + 1) % x.length;
			final int row = pixelOf(y[i]);
			points.add(pixelOf(x[i]), row);
			if (StrictMath.hypot(x[next] - x[i], y[next] - y[i]) <= LONGEST_EDGE) continue;
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

		private double[] centresX() {
			return centres(x);
		}

		private double[] centresY() {
			return centres(y);
		}

		private double[] centres(final int[] pixelsOfAxis) {
			final double[] centres = new double[size];
			for (int i = 0; i < size; i++) {
				centres[i] = pixelsOfAxis[i] + 0.5;
			}
			return centres;
		}
	}
}
