package org.radiomate.feature.shape;

import org.apache.commons.math3.util.ArithmeticUtils;

import java.util.HashSet;
import java.util.Set;

/**
 * The smallest box around a convex hull of which one face lies on a face of the hull, and another along an edge of the outline
 * that the hull shows from there. A box that touches the hull along edges alone (O'Rourke J, Int J Comput Inf Sci 1985;14:183,
 * doi:10.1007/BF00991005) can be smaller, on hulls of many faces by little.
 *
 * @param a one side
 * @param b another
 * @param c the third
 */
public record EnclosingBox(double a, double b, double c) {

	/** The volume. */
	public double volume() {
		return a * b * c;
	}

	/** The surface. */
	public double area() {
		return 2 * (a * b + b * c + c * a);
	}

	/** The box of a hull that has faces. */
	public static EnclosingBox of(final ConvexHull hull, final double dx, final double dy, final double dz) {
		return new Search(hull, new double[] { dx, dy, dz }).best();
	}

	/** The same for a normal, its opposite and any length. */
	private record Direction(long x, long y, long z) {

		private static Direction of(final long[] normal) {
			final boolean turned = normal[0] < 0 || normal[0] == 0 && (normal[1] < 0 || normal[1] == 0 && normal[2] < 0);
			final long common = ArithmeticUtils.gcd(ArithmeticUtils.gcd(normal[0], normal[1]), normal[2]) * (turned ? -1 : 1);
			return new Direction(normal[0] / common, normal[1] / common, normal[2] / common);
		}
	}

	/** Tries every face. */
	private static final class Search {

		/** Faces seen from the side within this angle are not seen. */
		private static final double SIDEWAYS = 1e-9;
		/** Of boxes whose volumes differ by less the one with the smaller surface is taken. */
		private static final double SAME = 1e-9;

		private final ConvexHull hull;
		private final double[] corners;
		private final double[] normals;
		private final boolean[] seen;
		private final int[] lastSeen;
		private final EnclosingRectangle rectangle;
		private EnclosingBox best;

		private Search(final ConvexHull hull, final double[] spacing) {
			this.hull = hull;
			corners = new double[3 * hull.cornerCount()];
			for (int i = 0; i < corners.length; i++) {
				corners[i] = hull.coordinate(i / 3, i % 3) * spacing[i % 3];
			}
			normals = new double[3 * hull.faceCount()];
			for (int face = 0; face < hull.faceCount(); face++) {
				final long[] normal = hull.normal(face);
				final double x = normal[0] / spacing[0], y = normal[1] / spacing[1], z = normal[2] / spacing[2];
				final double length = Math.sqrt(x * x + y * y + z * z);
				normals[3 * face] = x / length;
				normals[3 * face + 1] = y / length;
				normals[3 * face + 2] = z / length;
			}
			seen = new boolean[hull.faceCount()];
			lastSeen = new int[hull.cornerCount()];
			rectangle = new EnclosingRectangle(lastSeen.length);
		}

		private EnclosingBox best() {
			final Set<Direction> tried = new HashSet<>();
			for (int face = 0; face < seen.length; face++) {
				if (tried.add(Direction.of(hull.normal(face)))) tryFace(face);
			}
			return best;
		}

		private void tryFace(final int face) {
			final double nx = normals[3 * face], ny = normals[3 * face + 1], nz = normals[3 * face + 2];
			for (int other = 0; other < seen.length; other++) {
				seen[other] = normals[3 * other] * nx + normals[3 * other + 1] * ny + normals[3 * other + 2] * nz > SIDEWAYS;
			}
			rectangle.enclose(project(outline(face + 1), nx, ny, nz));
			final EnclosingBox box = new EnclosingBox(height(nx, ny, nz), rectangle.width(), rectangle.height());
			if (best == null || box.volume() < best.volume() * (1 - SAME) || box.volume() < best.volume() * (1 + SAME) && box
				.area() < best.area()) best = box;
		}

		/** Marks the corners between faces that are seen and faces that are not; returns the mark. */
		private int outline(final int mark) {
			for (int face = 0; face < seen.length; face++) {
				if (!seen[face]) continue;
				for (int k = 0; k < 3; k++) {
					if (seen[hull.neighbour(face, k)]) continue;
					lastSeen[hull.corner(face, k)] = mark;
					lastSeen[hull.corner(face, (k + 1) % 3)] = mark;
				}
			}
			return mark;
		}

		/** Projects the marked corners along a normal; returns how many there are. */
		private int project(final int mark, final double nx, final double ny, final double nz) {
			// two axes normal to n and to each other, the first away from the axis that n is nearest to
			final boolean nearX = Math.abs(nx) > 0.8;
			final double px = nearX ? -nz : 0, py = nearX ? 0 : nz, pz = nearX ? nx : -ny;
			final double length = Math.sqrt(px * px + py * py + pz * pz), ux = px / length, uy = py / length, uz = pz / length;
			final double vx = ny * uz - nz * uy, vy = nz * ux - nx * uz, vz = nx * uy - ny * ux;
			int count = 0;
			for (int i = 0; i < lastSeen.length; i++) {
				if (lastSeen[i] != mark) continue;
				final double x = corners[3 * i], y = corners[3 * i + 1], z = corners[3 * i + 2];
				rectangle.set(count++, x * ux + y * uy + z * uz, x * vx + y * vy + z * vz);
			}
			return count;
		}

		private double height(final double nx, final double ny, final double nz) {
			double lowest = Double.POSITIVE_INFINITY, highest = Double.NEGATIVE_INFINITY;
			for (int i = 0; i < corners.length; i += 3) {
				final double height = corners[i] * nx + corners[i + 1] * ny + corners[i + 2] * nz;
				lowest = Math.min(lowest, height);
				highest = Math.max(highest, height);
			}
			return highest - lowest;
		}
	}
}
