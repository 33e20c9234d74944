package org.radiomate.feature.shape;

import java.util.Arrays;

/**
 * The rectangle of least area around points of a plane, which has a side on an edge of their convex hull (Freeman H, Shapira R,
 * Commun ACM 1975;18:409, doi:10.1145/360881.360919). The arrays are used again for the next points.
 */
final class EnclosingRectangle {

	/** A column of the plane is so fine that points in the same one lie within rounding errors. */
	private static final int INDEX_BITS = 20;
	private static final double COLUMNS = 1L << 62 - INDEX_BITS;

	/** A corner that lifts its sides by less, relative to the square of the width, is a rounding error. */
	private static final double STRAIGHT = 1e-14;

	private final double[] x;
	private final double[] y;
	private final long[] keys;
	private final int[] hull;
	private int corners;
	private double straight;
	private double width;
	private double height;

	/** For no more points than given. */
	EnclosingRectangle(final int mostPoints) {
		if (mostPoints >> INDEX_BITS > 0) throw new IllegalArgumentException(mostPoints + " points");
		x = new double[mostPoints];
		y = new double[mostPoints];
		keys = new long[mostPoints];
		hull = new int[2 * mostPoints + 2];
	}

	/** Sets a point. */
	void set(final int point, final double atX, final double atY) {
		x[point] = atX;
		y[point] = atY;
	}

	/** The side along the edge. */
	double width() {
		return width;
	}

	/** The other side. */
	double height() {
		return height;
	}

	/** Finds the rectangle of the first points, which do not all lie on one line. */
	void enclose(final int points) {
		sort(points);
		final int ends = keepColumnEnds(points);
		corners = 0;
		for (int k = 0; k < ends; k++) {
			push(point(k), 1);
		}
		final int lower = corners;
		for (int k = ends - 2; k >= 0; k--) {
			push(point(k), lower);
		}
		corners--;
		tryEdges();
	}

	private void sort(final int points) {
		double lowest = x[0], highest = x[0];
		for (int i = 1; i < points; i++) {
			lowest = Math.min(lowest, x[i]);
			highest = Math.max(highest, x[i]);
		}
		final double scale = COLUMNS / (highest - lowest);
		for (int i = 0; i < points; i++) {
			keys[i] = (long) ((x[i] - lowest) * scale) << INDEX_BITS | i;
		}
		Arrays.sort(keys, 0, points);
		straight = STRAIGHT * (highest - lowest) * (highest - lowest);
	}

	private int point(final int k) {
		return (int) keys[k] & (1 << INDEX_BITS) - 1;
	}

	/** Of each column keeps the lowest and the highest point, in this order; returns how many there are. */
	private int keepColumnEnds(final int points) {
		int kept = 0;
		for (int from = 0, to = 0; from < points; from = to) {
			long lowest = keys[from], highest = keys[from];
			for (to = from; to < points && keys[to] >> INDEX_BITS == keys[from] >> INDEX_BITS; to++) {
				final double height = y[point(to)];
				if (height < y[(int) lowest & (1 << INDEX_BITS) - 1]) lowest = keys[to];
				if (height > y[(int) highest & (1 << INDEX_BITS) - 1]) highest = keys[to];
			}
			keys[kept++] = lowest;
			if (highest != lowest) keys[kept++] = highest;
		}
		return kept;
	}

	/** Adds a corner and takes out those before it that it leaves inside or on a side. */
	private void push(final int point, final int atLeast) {
		while (corners > atLeast && cross(hull[corners - 2], hull[corners - 1], point) <= straight) {
			corners--;
		}
		hull[corners++] = point;
	}

	private double cross(final int a, final int b, final int c) {
		return (x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a]);
	}

	/** Turns the rectangle around the hull; its other three sides touch corners that go around too. */
	private void tryEdges() {
		double least = Double.POSITIVE_INFINITY;
		int right = 1, top = 1, left = 1;
		for (int k = 0; k < corners; k++) {
			final double ex = x[at(k + 1)] - x[at(k)], ey = y[at(k + 1)] - y[at(k)];
			final double length = Math.sqrt(ex * ex + ey * ey), ux = ex / length, uy = ey / length;
			right = farthest(ux, uy, Math.max(right, k + 1));
			top = farthest(-uy, ux, Math.max(top, right));
			left = farthest(-ux, -uy, Math.max(left, top));
			final double w = along(ux, uy, right) - along(ux, uy, left), h = along(-uy, ux, top) - along(-uy, ux, k);
			if (w * h >= least) continue;
			least = w * h;
			width = w;
			height = h;
		}
	}

	private int at(final int corner) {
		return hull[corner % corners];
	}

	private double along(final double ux, final double uy, final int corner) {
		return x[at(corner)] * ux + y[at(corner)] * uy;
	}

	/** Goes on around the hull as long as it gets farther. */
	private int farthest(final double ux, final double uy, final int start) {
		int corner = start;
		while (corner < start + corners && along(ux, uy, corner + 1) >= along(ux, uy, corner)) {
			corner++;
		}
		return corner;
	}
}
