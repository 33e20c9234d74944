package org.radiomate.feature.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The surface in one cell of the grid of voxel centres, for each of the 256 ways its eight corners can lie inside or outside:
 * marching cubes at 0.5 (Lorensen WE, Cline HE, SIGGRAPH 1987, doi:10.1145/37401.37422), derived and not tabulated. On each
 * face of the cell the edges that the surface crosses are joined in pairs; two diagonal corners are taken as separate, from
 * either side of the face, so that neighbouring cells fit and the surface is closed. The joins close into loops around the
 * cell. A loop is cut into triangles, none with a side along a face that is no join. Cuts that keep the loop's symmetries go
 * first, so that a cell that is turned or mirrored has its surface turned or mirrored; of these the one with the largest area
 * in a unit cube, and of equal ones the largest volume. Where three corners of a face are inside this bends the surface along
 * the line between its two flat parts, on which IBSI's reference values rest: with the least area 22 of 100 rows miss.
 * <p>
 * Corner i lies at x = bit 0, y = bit 1, z = bit 2 of i, and bit i of a cell's number says that it is inside. Places in a cell
 * are in half voxels, 0 to 2 along each axis, and have the number x + 3y + 9z.
 */
final class CubeSurface {

	static final int CASES = 256;

	/** The corners of each face in turn, counter-clockwise as seen from outside the cell. */
	private static final int[][] FACES = { { 0, 4, 6, 2 }, { 1, 3, 7, 5 }, { 0, 1, 5, 4 }, { 2, 6, 7, 3 }, { 0, 2, 3, 1 },
		{ 4, 5, 7, 6 } };
	private static final int UPPER_X_FACE = 1;
	private static final int PLACES = 27;
	private static final int[][] AXIS_ORDERS = { { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 }, { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 } };
	private static final int TURNS = 48;

	/** Outweighs any surface in a cell. */
	private static final double SYMMETRIC = 1000;
	/** Less than any difference of two areas. */
	private static final double TIE = 1e-6;

	private static final int[][] TRIANGLES = new int[CASES][];
	private static final double[] VOLUMES = new double[CASES];

	static {
		for (int cell = 0; cell < CASES; cell++) {
			TRIANGLES[cell] = triangulated(cell);
			VOLUMES[cell] = enclosed(cell);
		}
	}

	private CubeSurface() {}

	/** Three places for each triangle, counter-clockwise as seen from outside the body; not to be changed. */
	static int[] triangles(final int cell) {
		return TRIANGLES[cell];
	}

	/** The part of the cell's volume that lies in the body, 0 to 1. */
	static double volume(final int cell) {
		return VOLUMES[cell];
	}

	/** The x, y or z of a place, in half voxels. */
	static int coordinate(final int place, final int axis) {
		return axis == 0 ? place % 3 : axis == 1 ? place / 3 % 3 : place / 9;
	}

	private static int[] triangulated(final int cell) {
		final int[] next = joins(cell);
		int[] triangles = {};
		for (int place = 0; place < PLACES; place++) {
			if (next[place] >= 0) triangles = cut(loop(next, place), triangles);
		}
		return triangles;
	}

	/** Which crossing follows each crossing around the surface; -1 where there is none. */
	private static int[] joins(final int cell) {
		final int[] next = new int[PLACES];
		Arrays.fill(next, -1);
		for (final int[] face : FACES) {
			for (int k = 0; k < 4; k++) {
				if (inside(cell, face[k]) || !inside(cell, face[(k + 1) % 4])) continue;
				int last = k + 1;
				while (inside(cell, face[(last + 1) % 4])) {
					last++;
				}
				next[crossing(face[k], face[(k + 1) % 4])] = crossing(face[last % 4], face[(last + 1) % 4]);
			}
		}
		return next;
	}

	private static boolean inside(final int cell, final int corner) {
		return (cell >> corner & 1) == 1;
	}

	/** The middle of an edge. */
	private static int crossing(final int from, final int to) {
		return (from & 1) + (to & 1) + 3 * ((from >> 1 & 1) + (to >> 1 & 1)) + 9 * ((from >> 2) + (to >> 2));
	}

	/** Takes out the loop that a crossing belongs to. */
	private static int[] loop(final int[] next, final int start) {
		final int[] loop = new int[PLACES];
		int size = 0;
		int place = start;
		while (next[place] >= 0) {
			loop[size++] = place;
			final int following = next[place];
			next[place] = -1;
			place = following;
		}
		return Arrays.copyOf(loop, size);
	}

	/** Adds the triangles of a loop. */
	private static int[] cut(final int[] loop, final int[] triangles) {
		int[] best = null;
		double largest = Double.NEGATIVE_INFINITY;
		for (final int[] candidate : cuts(loop, 0, loop.length - 1)) {
			final double worth = worth(candidate) + (sameWhenTurned(loop, candidate) ? SYMMETRIC : 0);
			if (worth <= largest) continue;
			largest = worth;
			best = candidate;
		}
		return joined(triangles, best);
	}

	/** All ways to cut the part of a loop from i to k into triangles, none with a cut along a face. */
	private static List<int[]> cuts(final int[] loop, final int i, final int k) {
		if (k - i < 2) return List.of(new int[0]);
		final List<int[]> cuts = new ArrayList<>();
		final boolean cut = k - i < loop.length - 1;
		if (cut && onOneFace(loop[i], loop[k])) return cuts;
		for (int j = i + 1; j < k; j++) {
			for (final int[] before : cuts(loop, i, j)) {
				for (final int[] after : cuts(loop, j, k)) {
					cuts.add(joined(joined(before, after), new int[] { loop[i], loop[j], loop[k] }));
				}
			}
		}
		return cuts;
	}

	private static int[] joined(final int[] first, final int[] second) {
		final int[] joined = Arrays.copyOf(first, first.length + second.length);
		System.arraycopy(second, 0, joined, first.length, second.length);
		return joined;
	}

	/** Whether turning or mirroring that brings the loop onto itself leaves the area as it is, also in a cell of three lengths. */
	private static boolean sameWhenTurned(final int[] loop, final int[] triangles) {
		for (int turn = 0; turn < TURNS; turn++) {
			final int[] turned = turned(loop, turn);
			Arrays.sort(turned);
			final int[] sorted = loop.clone();
			Arrays.sort(sorted);
			if (!Arrays.equals(turned, sorted)) continue;
			if (Math.abs(area(turned(triangles, turn), 1, 2, 5) - area(triangles, 1, 2, 5)) > TIE) return false;
		}
		return true;
	}

	private static int[] turned(final int[] places, final int turn) {
		final int[] axes = AXIS_ORDERS[turn / 8], turned = new int[places.length];
		for (int i = 0; i < places.length; i++) {
			for (int axis = 2; axis >= 0; axis--) {
				final int coordinate = coordinate(places[i], axes[axis]);
				turned[i] = 3 * turned[i] + ((turn >> axis & 1) == 1 ? 2 - coordinate : coordinate);
			}
		}
		return turned;
	}

	/** The area of triangles in a cell of the given lengths. */
	static double area(final int[] triangles, final double dx, final double dy, final double dz) {
		double eighths = 0;
		for (int t = 0; t < triangles.length; t += 3) {
			final double[] normal = normal(triangles[t], triangles[t + 1], triangles[t + 2]);
			final double x = normal[0] * dy * dz, y = normal[1] * dx * dz, z = normal[2] * dx * dy;
			eighths += Math.sqrt(x * x + y * y + z * z);
		}
		return eighths / 8;
	}

	private static double worth(final int[] triangles) {
		double worth = 0;
		for (int t = 0; t < triangles.length; t += 3) {
			worth += worth(triangles[t], triangles[t + 1], triangles[t + 2]);
		}
		return worth;
	}

	/** The area of a triangle and, to decide between equal ones, a little of the volume under it. */
	private static double worth(final int a, final int b, final int c) {
		final double[] normal = normal(a, b, c);
		final double outward = normal[0] * (coordinate(a, 0) + coordinate(b, 0) + coordinate(c, 0)) + //
			normal[1] * (coordinate(a, 1) + coordinate(b, 1) + coordinate(c, 1)) + //
			normal[2] * (coordinate(a, 2) + coordinate(b, 2) + coordinate(c, 2));
		return Math.sqrt(normal[0] * normal[0] + normal[1] * normal[1] + normal[2] * normal[2]) + TIE * outward;
	}

	private static boolean onOneFace(final int a, final int b) {
		for (int axis = 0; axis < 3; axis++) {
			if (coordinate(a, axis) != 1 && coordinate(a, axis) == coordinate(b, axis)) return true;
		}
		return false;
	}

	/** The vector that is normal to a triangle and as long as twice its area, in half voxels. */
	static double[] normal(final int a, final int b, final int c) {
		final double ux = coordinate(b, 0) - coordinate(a, 0), vx = coordinate(c, 0) - coordinate(a, 0);
		final double uy = coordinate(b, 1) - coordinate(a, 1), vy = coordinate(c, 1) - coordinate(a, 1);
		final double uz = coordinate(b, 2) - coordinate(a, 2), vz = coordinate(c, 2) - coordinate(a, 2);
		return new double[] { uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx };
	}

	/** By Gauss's theorem: what the field (x, 0, 0) brings out through the surface and the face at x = 1. */
	private static double enclosed(final int cell) {
		double eighths = 0;
		final int[] triangles = TRIANGLES[cell];
		for (int t = 0; t < triangles.length; t += 3) {
			final double x = (coordinate(triangles[t], 0) + coordinate(triangles[t + 1], 0) + coordinate(triangles[t + 2], 0)) / 3.0;
			eighths += x * normal(triangles[t], triangles[t + 1], triangles[t + 2])[0] / 2;
		}
		return eighths / 8 + insideArea(cell, FACES[UPPER_X_FACE]);
	}

	/** The part of a face that lies in the body: an eighth at a single corner. */
	private static double insideArea(final int cell, final int[] face) {
		int inside = 0;
		for (final int corner : face) {
			if (inside(cell, corner)) inside++;
		}
		final boolean diagonal = inside == 2 && inside(cell, face[0]) == inside(cell, face[2]);
		return diagonal ? 0.25 : new double[] { 0, 0.125, 0.5, 0.875, 1 }[inside];
	}
}
