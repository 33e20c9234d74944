package org.radiomate.feature.shape;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

import java.util.Arrays;

/**
 * The ellipsoid of least volume around a convex hull, from weights of its corners as in Khachiyan's algorithm (Math Oper Res
 * 1996;21:307, doi:10.1287/moor.21.2.307). Weight goes from one corner to another by vertex exchange (Böhning D, Metrika
 * 1986;33:337, doi:10.1007/BF01894766), each time between the two that gain most, among a few corners, to which the one
 * farthest outside is added until none is. What the tolerance leaves outside is made up for by enlarging the ellipsoid.
 */
public final class EnclosingEllipsoid {

	/** Dimensions, and one more for the constant: the optimal ellipsoid has all points within this squared distance, less 1. */
	private static final int LIFTED = 4;
	/** Of the squared distance. */
	private static final double TOLERANCE = 1e-12;
	private static final int MOST_STEPS = 20_000;

	private final double[] corners;
	private int[] chosen = {};
	private double[] weights = {};
	private final double[] centre = new double[3];
	private final double[] covariance = new double[6];
	private final double[] inverse = new double[6];

	private EnclosingEllipsoid(final double[] corners) {
		this.corners = corners;
	}

	/** The ellipsoid of a hull that has faces. */
	public static Ellipsoid of(final ConvexHull hull, final double dx, final double dy, final double dz) {
		// in units of the hull's extents, so that flat hulls lose no digits
		final double[] corners = new double[3 * hull.cornerCount()];
		for (int i = 0; i < corners.length; i++) {
			corners[i] = (hull.coordinate(i / 3, i % 3) - hull.coordinate(0, i % 3)) / (double) hull.extent(i % 3);
		}
		final EnclosingEllipsoid search = new EnclosingEllipsoid(corners);
		search.run(hull);
		return search.ellipsoid(dx * hull.extent(0), dy * hull.extent(1), dz * hull.extent(2));
	}

	private void run(final ConvexHull hull) {
		choose(hull.corner(0, 0));
		choose(hull.corner(0, 1));
		choose(hull.corner(0, 2));
		choose(farthestFromFirstFace(hull));
		Arrays.fill(weights, 1.0 / chosen.length);
		for (int round = 0; round < corners.length; round++) {
			balance();
			final int outermost = outermost();
			if (distance(outermost) + 1 <= LIFTED * (1 + TOLERANCE) || isChosen(outermost)) return;
			choose(outermost);
		}
	}

	private void choose(final int corner) {
		chosen = Arrays.copyOf(chosen, chosen.length + 1);
		weights = Arrays.copyOf(weights, chosen.length);
		chosen[chosen.length - 1] = corner;
	}

	private boolean isChosen(final int corner) {
		return Arrays.stream(chosen).anyMatch(other -> other == corner);
	}

	private static int farthestFromFirstFace(final ConvexHull hull) {
		final long[] normal = hull.normal(0);
		long lowest = Long.MAX_VALUE;
		int farthest = 0;
		for (int i = 0; i < hull.cornerCount(); i++) {
			final long height = normal[0] * hull.coordinate(i, 0) + normal[1] * hull.coordinate(i, 1) + normal[2] * hull
				.coordinate(i, 2);
			if (height >= lowest) continue;
			lowest = height;
			farthest = i;
		}
		return farthest;
	}

	/** Finds the weights of the chosen corners. */
	private void balance() {
		final double[] lifted = new double[chosen.length];
		for (int step = 0; step < MOST_STEPS; step++) {
			update();
			double largest = 0;
			for (int k = 0; k < chosen.length; k++) {
				lifted[k] = distance(chosen[k]) + 1;
				largest = Math.max(largest, lifted[k]);
			}
			if (largest <= LIFTED * (1 + TOLERANCE)) return;
			exchange(lifted);
		}
	}

	/** Moves weight between the two corners that give the largest determinant. */
	private void exchange(final double[] lifted) {
		int outer = 0, inner = 0;
		double most = 0, moved = 0;
		for (int i = 0; i < chosen.length; i++) {
			for (int j = 0; j < chosen.length; j++) {
				if (weights[j] == 0 || lifted[i] <= lifted[j]) continue;
				final double mixed = product(chosen[i], chosen[j]) + 1, curvature = lifted[i] * lifted[j] - mixed * mixed;
				final double slope = lifted[i] - lifted[j], weight = Math.min(weights[j], slope / (2 * curvature));
				final double gain = weight * slope - weight * weight * curvature;
				if (gain <= most) continue;
				most = gain;
				moved = weight;
				outer = i;
				inner = j;
			}
		}
		weights[outer] += moved;
		weights[inner] -= moved;
	}

	/** Centre and covariance of the weighted corners. */
	private void update() {
		Arrays.fill(centre, 0);
		Arrays.fill(covariance, 0);
		for (int k = 0; k < chosen.length; k++) {
			for (int axis = 0; axis < 3; axis++) {
				centre[axis] += weights[k] * corners[3 * chosen[k] + axis];
			}
		}
		for (int k = 0; k < chosen.length; k++) {
			final int at = 3 * chosen[k];
			final double x = corners[at] - centre[0], y = corners[at + 1] - centre[1], z = corners[at + 2] - centre[2];
			final double[] products = { x * x, x * y, x * z, y * y, y * z, z * z };
			for (int i = 0; i < products.length; i++) {
				covariance[i] += weights[k] * products[i];
			}
		}
		invert();
	}

	private void invert() {
		final double xx = covariance[0], xy = covariance[1], xz = covariance[2];
		final double yy = covariance[3], yz = covariance[4], zz = covariance[5];
		inverse[0] = yy * zz - yz * yz;
		inverse[1] = xz * yz - xy * zz;
		inverse[2] = xy * yz - xz * yy;
		inverse[3] = xx * zz - xz * xz;
		inverse[4] = xy * xz - xx * yz;
		inverse[5] = xx * yy - xy * xy;
		final double determinant = xx * inverse[0] + xy * inverse[1] + xz * inverse[2];
		for (int i = 0; i < inverse.length; i++) {
			inverse[i] /= determinant;
		}
	}

	/** The squared Mahalanobis distance of a corner from the centre. */
	private double distance(final int corner) {
		return product(corner, corner);
	}

	/** Of two corners' places relative to the centre, by the inverse of the covariance. */
	private double product(final int i, final int j) {
		final double x = corners[3 * i] - centre[0], y = corners[3 * i + 1] - centre[1], z = corners[3 * i + 2] - centre[2];
		final double u = corners[3 * j] - centre[0], v = corners[3 * j + 1] - centre[1], w = corners[3 * j + 2] - centre[2];
		return x * (inverse[0] * u + inverse[1] * v + inverse[2] * w) + y * (inverse[1] * u + inverse[3] * v + inverse[4] * w) +
			z * (inverse[2] * u + inverse[4] * v + inverse[5] * w);
	}

	private int outermost() {
		int outermost = 0;
		for (int i = 1; i < corners.length / 3; i++) {
			if (distance(i) > distance(outermost)) outermost = i;
		}
		return outermost;
	}

	private Ellipsoid ellipsoid(final double... scale) {
		final double reach = distance(outermost());
		final double[][] matrix = new double[3][3];
		int k = 0;
		for (int i = 0; i < 3; i++) {
			for (int j = i; j < 3; j++) {
				matrix[i][j] = covariance[k++] * scale[i] * scale[j] * reach;
				matrix[j][i] = matrix[i][j];
			}
		}
		final double[] squares = new EigenDecomposition(new Array2DRowRealMatrix(matrix, false)).getRealEigenvalues();
		return new Ellipsoid(Math.sqrt(squares[0]), Math.sqrt(squares[1]), Math.sqrt(squares[2]));
	}
}
