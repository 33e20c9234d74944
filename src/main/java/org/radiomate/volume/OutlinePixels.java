package org.radiomate.volume;

/** Finds the pixels of one slice that an outline covers, under either mask rule; pixels outside the image are left out. */
final class OutlinePixels {

	/** Edges longer than this are stepped pixel by pixel, in pixels. */
	private static final double LONGEST_EDGE = 1.05 * Math.sqrt(2);

	private final OutlineContour outline;
	private final int width;
	private final int height;

	private OutlinePixels(final OutlineContour outline, final int width, final int height) {
		this.outline = outline;
		this.width = width;
		this.height = height;
	}

	/** The pixels of an image slice. */
	static PixelRows of(final OutlineContour outline, final int width, final int height, final MaskRule rule) {
		final OutlinePixels pixels = new OutlinePixels(outline, width, height);
		return rule == MaskRule.PIXEL_CENTRE ? pixels.pixelCentres() : pixels.ibexOutline();
	}

	/** Room for the outline and a pixel around it, as far as the slice goes. */
	private PixelRows box() {
		double x0 = width, y0 = height, x1 = 0, y1 = 0;
		for (int i = 0; i < outline.x().length; i++) {
			x0 = Math.min(x0, outline.x()[i]);
			x1 = Math.max(x1, outline.x()[i]);
			y0 = Math.min(y0, outline.y()[i]);
			y1 = Math.max(y1, outline.y()[i]);
		}
		return new PixelRows((int) Math.max(0, x0 - 2), (int) Math.max(0, y0 - 2), (int) Math.min(width, x1 + 3), (int) Math.min(
			height, y1 + 3));
	}

	/** Even-odd rule at the pixel centres; a centre on a left or upper edge is inside, on a right or lower one outside. */
	private PixelRows pixelCentres() {
		final PixelRows pixels = box();
		final double[] x = outline.x(), y = outline.y();
		for (int i = 0, previous = x.length - 1; i < x.length; previous = i++) {
			flipFirstOfRows(x[previous], y[previous], x[i], y[i], pixels);
		}
		pixels.spreadRight();
		return pixels;
	}

	private void flipFirstOfRows(final double xa, final double ya, final double xb, final double yb, final PixelRows pixels) {
		final int first = Math.max(0, (int) Math.ceil(Math.min(ya, yb) - 0.5));
		final int end = Math.min(height, (int) Math.ceil(Math.max(ya, yb) - 0.5));
		for (int row = first; row < end; row++) {
			final double crossing = xa + (row + 0.5 - ya) * (xb - xa) / (yb - ya);
			pixels.flip(Math.max(0, (int) Math.ceil(crossing - 0.5)), row);
		}
	}

	private PixelRows ibexOutline() {
		final PixelRows drawn = box();
		final PolygonPixels polygon = new PolygonPixels(box());
		for (int i = 0; i < outline.x().length; i++) addPoints(i, drawn, polygon);
		drawn.or(polygon.filled());
		return drawn;
	}

	/**
	 * The pixels along the edge from a vertex. Where IBEX steps a long edge it goes from the pixel row of one vertex to that of the
	 * next, so y is rounded first. Along a flat edge it rounds x first too, which gives the same columns: a point between two that
	 * are less than half a pixel off is less than half a pixel off.
	 */
	private void addPoints(final int i, final PixelRows drawn, final PolygonPixels polygon) {
		final double[] x = outline.x(), y = outline.y();
		final int next = (i + 1) % x.length, row = pixelOf(y[i]);
		addPoint(pixelOf(x[i]), row, drawn, polygon);
		if (StrictMath.hypot(x[next] - x[i], y[next] - y[i]) <= LONGEST_EDGE) return;
		final int rows = pixelOf(y[next]) - row;
		final boolean alongX = Math.abs(x[next] - x[i]) >= Math.abs(y[next] - y[i]);
		final int steps = Math.abs(alongX ? pixelOf(x[next]) - pixelOf(x[i]) : rows);
		for (int step = 1; step < steps; step++) {
			final double centreY = row + 0.5 + rows * (double) step / steps;
			addPoint(pixelOf(x[i] + (x[next] - x[i]) * step / steps), pixelOf(centreY), drawn, polygon);
		}
	}

	private static void addPoint(final int x, final int y, final PixelRows drawn, final PolygonPixels polygon) {
		drawn.set(x, y);
		polygon.add(x + 0.5, y + 0.5);
	}

	/** The pixel of a coordinate; IBEX rounds the 1-based coordinate of pixel centres half away from zero. */
	private static int pixelOf(final double coordinate) {
		final double oneBased = coordinate + 0.5;
		return (int) Math.copySign(Math.floor(Math.abs(oneBased) + 0.5), oneBased) - 1;
	}
}
