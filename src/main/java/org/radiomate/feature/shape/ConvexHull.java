package org.radiomate.feature.shape;

import java.util.Arrays;

/**
 * The convex hull of points in space with whole coordinates, by quickhull (Barber CB et al., ACM Trans Math Softw 1996;22:469,
 * doi:10.1145/235815.235821). Every decision is made in whole numbers and thus exact, so that points in one plane or on one
 * line do no harm. Coordinates may span up to 2^19. Lengths are in the unit of the spacings given.
 */
public final class ConvexHull {

	private final int[] corners;
	private final int[] faces;
	private final int[] neighbours;

	private ConvexHull(final int[] corners, final int[] faces, final int[] neighbours) {
		this.corners = corners;
		this.faces = faces;
		this.neighbours = neighbours;
	}

	/**
	 * The hull of points.
	 *
	 * @param points x, y and z of each; if all lie in one plane the hull has no faces and all of them are its corners
	 */
	public static ConvexHull of(final int... points) {
		final QuickHull build = new QuickHull(points);
		build.run();
		final int[] number = new int[points.length / 3];
		final int[] faces = build.faces();
		if (faces.length == 0) return new ConvexHull(points.clone(), faces, faces);
		Arrays.fill(number, -1);
		int count = 0;
		final int[] corners = new int[points.length];
		for (int k = 0; k < faces.length; k++) {
			final int point = faces[k];
			if (number[point] < 0) {
				number[point] = count;
				System.arraycopy(points, 3 * point, corners, 3 * count++, 3);
			}
			faces[k] = number[point];
		}
		return new ConvexHull(Arrays.copyOf(corners, 3 * count), faces, build.neighbours());
	}

	/** Number of corners. */
	public int cornerCount() {
		return corners.length / 3;
	}

	/** Number of triangles; several may lie in one plane. */
	public int faceCount() {
		return faces.length / 3;
	}

	/** The x, y or z of a corner. */
	int coordinate(final int corner, final int axis) {
		return corners[3 * corner + axis];
	}

	/** One of a face's three corners, counter-clockwise as seen from outside. */
	int corner(final int face, final int k) {
		return faces[3 * face + k];
	}

	/** The face across the edge from a face's corner k to its next. */
	int neighbour(final int face, final int k) {
		return neighbours[3 * face + k];
	}

	/** The normal of a face in whole coordinates: outward, twice as long as the face's area. */
	long[] normal(final int face) {
		final int a = 3 * corner(face, 0), b = 3 * corner(face, 1), c = 3 * corner(face, 2);
		final long ux = corners[b] - corners[a], vx = corners[c] - corners[a];
		final long uy = corners[b + 1] - corners[a + 1], vy = corners[c + 1] - corners[a + 1];
		final long uz = corners[b + 2] - corners[a + 2], vz = corners[c + 2] - corners[a + 2];
		return new long[] { uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx };
	}

	/** The volume, exact in whole coordinates; 0 if all points lie in one plane. */
	public double volume(final double dx, final double dy, final double dz) {
		long sixfold = 0;
		for (int face = 0; face < faceCount(); face++) {
			final long[] normal = normal(face);
			final int a = corner(face, 0);
			for (int axis = 0; axis < 3; axis++) {
				sixfold += normal[axis] * (coordinate(a, axis) - coordinate(0, axis));
			}
		}
		return sixfold / 6.0 * (dx * dy * dz);
	}

	/** The sum of the areas of the faces. */
	public double area(final double dx, final double dy, final double dz) {
		double twice = 0;
		for (int face = 0; face < faceCount(); face++) {
			final long[] normal = normal(face);
			final double x = normal[0] * dy * dz, y = normal[1] * dx * dz, z = normal[2] * dx * dy;
			twice += Math.sqrt(x * x + y * y + z * z);
		}
		return twice / 2;
	}

	/** How far the hull reaches along an axis, in whole coordinates. */
	public int extent(final int axis) {
		int lowest = Integer.MAX_VALUE, highest = Integer.MIN_VALUE;
		for (int i = axis; i < corners.length; i += 3) {
			lowest = Math.min(lowest, corners[i]);
			highest = Math.max(highest, corners[i]);
		}
		return highest - lowest;
	}

	/**
	 * The largest distance between two corners. Corners are looked at from the one farthest from the middle inwards; two
	 * whose distances from the middle sum up to less than the largest distance found need no look.
	 */
	public double diameter(final double dx, final double dy, final double dz) {
		final double[] spacing = { dx, dy, dz };
		final int[] order = new int[cornerCount()];
		final double[] radius = outermostFirst(spacing, order);
		double largest = 0;
		for (int i = 0; i < order.length && radius[0] + radius[i] >= Math.sqrt(largest); i++) {
			final double reach = Math.sqrt(largest) - radius[i];
			for (int j = 0; j < i && radius[j] >= reach; j++) {
				largest = Math.max(largest, squaredDistance(order[i], order[j], spacing));
			}
		}
		return Math.sqrt(largest);
	}

	/** Sorts the corners; returns a little more than their distances from the middle. */
	private double[] outermostFirst(final double[] spacing, final int[] order) {
		final double[][] sorted = new double[order.length][];
		final double[] middle = middle();
		for (int i = 0; i < order.length; i++) {
			double squared = 0;
			for (int axis = 0; axis < 3; axis++) {
				final double offset = (coordinate(i, axis) - middle[axis]) * spacing[axis];
				squared += offset * offset;
			}
			sorted[i] = new double[] { Math.sqrt(squared) * (1 + 1e-12), i };
		}
		Arrays.sort(sorted, (p, q) -> Double.compare(q[0], p[0]));
		final double[] radius = new double[order.length];
		for (int i = 0; i < order.length; i++) {
			radius[i] = sorted[i][0];
			order[i] = (int) sorted[i][1];
		}
		return radius;
	}

	private double[] middle() {
		final double[] middle = new double[3];
		for (int i = 0; i < corners.length; i++) {
			middle[i % 3] += corners[i] / (double) cornerCount();
		}
		return middle;
	}

	private double squaredDistance(final int i, final int j, final double[] spacing) {
		final double x = (coordinate(i, 0) - coordinate(j, 0)) * spacing[0];
		final double y = (coordinate(i, 1) - coordinate(j, 1)) * spacing[1];
		final double z = (coordinate(i, 2) - coordinate(j, 2)) * spacing[2];
		return x * x + y * y + z * z;
	}
}
