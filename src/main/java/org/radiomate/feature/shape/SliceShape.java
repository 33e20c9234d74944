package org.radiomate.feature.shape;

import org.radiomate.volume.PixelArea;
import org.radiomate.volume.PolygonPixels;
import org.radiomate.volume.RoiCrop;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The pixels of one slice taken as one region, connected or not: area, convex hull, and the ellipse of equal second moments,
 * in pixel units.
 */
public final class SliceShape {

	private final BitSet pixels;
	private final int width;
	private final int height;
	private final int slice;

	private SliceShape(final BitSet pixels, final int width, final int height, final int slice) {
		this.pixels = pixels;
		this.width = width;
		this.height = height;
		this.slice = slice;
	}

	/** One shape for every slice that holds a pixel. */
	public static List<SliceShape> of(final RoiCrop crop) {
		final List<SliceShape> shapes = new ArrayList<>();
		final int sliceSize = crop.width() * crop.height();
		for (int z = 0; z < crop.depth(); z++) {
			final BitSet pixels = new BitSet(sliceSize);
			for (int i = 0; i < sliceSize; i++) {
				if (crop.inside()[z * sliceSize + i]) pixels.set(i);
			}
			if (!pixels.isEmpty()) shapes.add(new SliceShape(pixels, crop.width(), crop.height(), z));
		}
		return shapes;
	}

	/** The slice of the crop, 0-based. */
	public int slice() {
		return slice;
	}

	/** The pixels as an area of the crop. */
	public PixelArea pixels() {
		final boolean[] inside = new boolean[width * height];
		pixels.stream().forEach(p -> inside[p] = true);
		return new PixelArea(slice, 0, 0, width, height, inside);
	}

	/** Number of pixels. */
	public int area() {
		return pixels.cardinality();
	}

	/** Number of pixels with a neighbour beside, above or below that does not belong to the region. */
	public int boundary() {
		int count = 0;
		for (int p = pixels.nextSetBit(0); p >= 0; p = pixels.nextSetBit(p + 1)) {
			final int x = p % width;
			final boolean enclosed = x > 0 && x < width - 1 && p >= width && p < width * (height - 1) && //
				pixels.get(p - 1) && pixels.get(p + 1) && pixels.get(p - width) && pixels.get(p + width);
			if (!enclosed) count++;
		}
		return count;
	}

	/** Number of pixels where those of the boundary count for a fraction. */
	public double weightedArea(final double boundaryFraction) {
		final int boundary = boundary();
		return area() - boundary + boundaryFraction * boundary;
	}

	/** The pixels of the convex hull around the middles of the pixels' sides. */
	public SliceShape convexHull() {
		final List<long[]> middles = new ArrayList<>();
		for (int y = 0; y < height; y++) {
			final int first = pixels.nextSetBit(y * width);
			if (first < 0 || first >= (y + 1) * width) continue;
			addSideMiddles(middles, first - y * width, y);
			addSideMiddles(middles, pixels.previousSetBit((y + 1) * width - 1) - y * width, y);
		}
		final List<long[]> hull = PlanarHull.of(middles);
		final double[] x = hull.stream().mapToDouble(point -> point[0] / 2.0).toArray();
		final double[] y = hull.stream().mapToDouble(point -> point[1] / 2.0).toArray();
		return new SliceShape(PolygonPixels.of(x, y, width, height), width, height, slice);
	}

	/** In half pixels, from the corner of the first pixel. */
	private static void addSideMiddles(final List<long[]> middles, final int x, final int y) {
		middles.add(new long[] { 2 * x, 2 * y + 1 });
		middles.add(new long[] { 2 * x + 2, 2 * y + 1 });
		middles.add(new long[] { 2 * x + 1, 2 * y });
		middles.add(new long[] { 2 * x + 1, 2 * y + 2 });
	}

	/** The ellipse with the region's second moments, a pixel being a unit square. */
	public Ellipse ellipse() {
		final int n = area();
		double sumX = 0;
		double sumY = 0;
		for (int p = pixels.nextSetBit(0); p >= 0; p = pixels.nextSetBit(p + 1)) {
			sumX += p % width;
			sumY += p / width;
		}
		double xx = 0;
		double yy = 0;
		double xy = 0;
		for (int p = pixels.nextSetBit(0); p >= 0; p = pixels.nextSetBit(p + 1)) {
			final double x = p % width - sumX / n;
			final double y = sumY / n - p / width;
			xx += x * x;
			yy += y * y;
			xy += x * y;
		}
		return new Ellipse(sumX / n + 0.5, sumY / n + 0.5, xx / n + 1.0 / 12, yy / n + 1.0 / 12, xy / n);
	}

	/**
	 * An ellipse by its centre and its second central moments, y upwards.
	 *
	 * @param centreX columns from the left border of the crop
	 * @param centreY rows from the upper border of the crop
	 * @param xx of x
	 * @param yy of y
	 * @param xy mixed
	 */
	public record Ellipse(double centreX, double centreY, double xx, double yy, double xy) {

		private double difference() {
			return Math.sqrt((xx - yy) * (xx - yy) + 4 * xy * xy);
		}

		/** Length of the longer axis in pixels. */
		public double majorAxis() {
			return 2 * Math.sqrt(2 * (xx + yy + difference()));
		}

		/** Length of the shorter axis in pixels. */
		public double minorAxis() {
			return 2 * Math.sqrt(2 * Math.max(0, xx + yy - difference()));
		}

		/** √(1-b²/a²) with the half axes a ≥ b. */
		public double eccentricity() {
			final double major = xx + yy + difference();
			final double minor = xx + yy - difference();
			return Math.sqrt(1 - minor / major);
		}

		/** Angle of the major axis in degrees, in (-90, 90], counter-clockwise from x; 0 for a circle. */
		public double orientationDegrees() {
			final double opposite = yy > xx ? yy - xx + difference() : 2 * xy;
			final double adjacent = yy > xx ? 2 * xy : xx - yy + difference();
			if (opposite == 0) return 0;
			return Math.toDegrees(StrictMath.atan(opposite / adjacent));
		}
	}
}
