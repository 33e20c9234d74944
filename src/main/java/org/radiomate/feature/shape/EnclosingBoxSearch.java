package org.radiomate.feature.shape;

import org.apache.commons.math3.util.ArithmeticUtils;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds an {@link EnclosingBox}: looks at the hull along the normal of each face and along the axes. The box around a few
 * corners far out is found first; where it is already larger than the best box the others need no look.
 */
final class EnclosingBoxSearch {

	/** Faces seen from the side within this angle are not seen. */
	private static final double SIDEWAYS = 1e-9;
	/** Of boxes whose volumes differ by less the one with the smaller surface is taken. */
	private static final double SAME = 1e-9;
	private static final int DIRECTIONS = 60;
	/** Turning by it spreads points evenly over a circle. */
	private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

	private final ConvexHull hull;
	private final int cornerCount;
	private final double[] corners;
	private final double[] normals;
	private final boolean[] seen;
	private final int[] lastSeen;
	private int looks;
	private final int[] outline;
	private final int[] outermost;
	private final EnclosingRectangle rectangle;

	EnclosingBoxSearch(final ConvexHull hull, final double... spacing) {
		this.hull = hull;
		cornerCount = hull.cornerCount();
		corners = new double[3 * cornerCount];
		for (int i = 0; i < corners.length; i++) {
			corners[i] = hull.coordinate(i / 3, i % 3) * spacing[i % 3];
		}
		normals = normals(spacing);
		seen = new boolean[hull.faceCount()];
		lastSeen = new int[cornerCount];
		outline = new int[cornerCount];
		outermost = outermost();
		rectangle = new EnclosingRectangle(cornerCount);
	}

	/** Unit normals of the faces, then of the axes. */
	private double[] normals(final double... spacing) {
		final double[] units = new double[3 * hull.faceCount() + 9];
		for (int face = 0; face < hull.faceCount(); face++) {
			final long[] normal = hull.normal(face);
			final double x = normal[0] / spacing[0], y = normal[1] / spacing[1], z = normal[2] / spacing[2];
			final double length = Math.sqrt(x * x + y * y + z * z);
			units[3 * face] = x / length;
			units[3 * face + 1] = y / length;
			units[3 * face + 2] = z / length;
		}
		for (int axis = 0; axis < 3; axis++) {
			units[3 * (hull.faceCount() + axis) + axis] = 1;
		}
		return units;
	}

	/** The corners that lie farthest out in some directions, evenly spread. */
	private int[] outermost() {
		final int[] farthest = new int[DIRECTIONS];
		for (int k = 0; k < DIRECTIONS; k++) {
			final double z = 1 - (2 * k + 1.0) / DIRECTIONS, across = Math.sqrt(1 - z * z), turn = GOLDEN_ANGLE * k;
			final double x = across * StrictMath.cos(turn), y = across * StrictMath.sin(turn);
			for (int i = 0; i < cornerCount; i++) {
				if (along(i, x, y, z) > along(farthest[k], x, y, z)) farthest[k] = i;
			}
		}
		return Arrays.stream(farthest).distinct().toArray();
	}

	private double along(final int corner, final double nx, final double ny, final double nz) {
		return corners[3 * corner] * nx + corners[3 * corner + 1] * ny + corners[3 * corner + 2] * nz;
	}

	/** The box. */
	EnclosingBox best() {
		final double[] bounds = new double[normals.length / 3];
		int promising = 0;
		final Set<Direction> tried = new HashSet<>();
		for (int k = 0; k < bounds.length; k++) {
			final boolean parallel = k < seen.length && !tried.add(Direction.of(hull.normal(k)));
			bounds[k] = parallel ? Double.POSITIVE_INFINITY : lowerBound(k);
			if (bounds[k] < bounds[promising]) promising = k;
		}
		EnclosingBox best = boxAlong(promising);
		for (int k = 0; k < bounds.length; k++) {
			if (bounds[k] > best.volume() * (1 + SAME)) continue;
			final EnclosingBox box = boxAlong(k);
			if (box.volume() < best.volume() * (1 - SAME) || box.volume() < best.volume() * (1 + SAME) && box.area() < best
				.area()) best = box;
		}
		return best;
	}

	/** The volume of the box along a normal around the outermost corners. */
	private double lowerBound(final int normal) {
		final double nx = normals[3 * normal], ny = normals[3 * normal + 1], nz = normals[3 * normal + 2];
		double lowest = Double.POSITIVE_INFINITY, highest = Double.NEGATIVE_INFINITY;
		for (final int corner : outermost) {
			lowest = Math.min(lowest, along(corner, nx, ny, nz));
			highest = Math.max(highest, along(corner, nx, ny, nz));
		}
		project(outermost, outermost.length, nx, ny, nz);
		rectangle.enclose(outermost.length);
		return (highest - lowest) * rectangle.width() * rectangle.height();
	}

	private EnclosingBox boxAlong(final int normal) {
		final double nx = normals[3 * normal], ny = normals[3 * normal + 1], nz = normals[3 * normal + 2];
		double lowest = Double.POSITIVE_INFINITY, highest = Double.NEGATIVE_INFINITY;
		for (int corner = 0; corner < cornerCount; corner++) {
			lowest = Math.min(lowest, along(corner, nx, ny, nz));
			highest = Math.max(highest, along(corner, nx, ny, nz));
		}
		final int count = traceOutline(nx, ny, nz);
		project(outline, count, nx, ny, nz);
		rectangle.enclose(count);
		return new EnclosingBox(highest - lowest, rectangle.width(), rectangle.height());
	}

	/** Finds the corners between faces that are seen along a normal and faces that are not; returns their number. */
	private int traceOutline(final double nx, final double ny, final double nz) {
		for (int face = 0; face < seen.length; face++) {
			seen[face] = normals[3 * face] * nx + normals[3 * face + 1] * ny + normals[3 * face + 2] * nz > SIDEWAYS;
		}
		looks++;
		int count = 0;
		for (int face = 0; face < seen.length; face++) {
			for (int k = 0; seen[face] && k < 3; k++) {
				if (seen[hull.neighbour(face, k)]) continue;
				count = addToOutline(hull.corner(face, k), count);
				count = addToOutline(hull.corner(face, (k + 1) % 3), count);
			}
		}
		return count;
	}

	private int addToOutline(final int corner, final int count) {
		if (lastSeen[corner] == looks) return count;
		lastSeen[corner] = looks;
		outline[count] = corner;
		return count + 1;
	}

	/** Projects corners along a normal. */
	private void project(final int[] projected, final int count, final double nx, final double ny, final double nz) {
		// an axis across n and away from the axis that n is nearest to, and one across both
		final boolean nearX = Math.abs(nx) > 0.8;
		final double px = nearX ? -nz : 0, py = nearX ? 0 : nz, pz = nearX ? nx : -ny;
		final double length = Math.sqrt(px * px + py * py + pz * pz), ux = px / length, uy = py / length, uz = pz / length;
		final double vx = ny * uz - nz * uy, vy = nz * ux - nx * uz, vz = nx * uy - ny * ux;
		for (int i = 0; i < count; i++) {
			rectangle.set(i, along(projected[i], ux, uy, uz), along(projected[i], vx, vy, vz));
		}
	}

	/** The same for a normal, its opposite and any length. */
	private record Direction(long x, long y, long z) {

		private static Direction of(final long[] normal) {
			final boolean turned = normal[0] < 0 || normal[0] == 0 && (normal[1] < 0 || normal[1] == 0 && normal[2] < 0);
			final long common = ArithmeticUtils.gcd(ArithmeticUtils.gcd(normal[0], normal[1]), normal[2]) * (turned ? -1 : 1);
			return new Direction(normal[0] / common, normal[1] / common, normal[2] / common);
		}
	}
}
