package org.radiomate.feature.shape;

import org.radiomate.volume.RoiCrop;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The three-dimensional convex hull of voxel centres, in voxel units. Points are added one by one; all decisions are made in
 * whole numbers and thus exact, so that flat and collinear points do no harm.
 */
public final class VoxelHull {

	private final List<long[]> points;
	private List<Face> faces = new ArrayList<>();

	private VoxelHull(final List<long[]> points) {
		this.points = points;
	}

	/** The hull of the voxels inside a crop; without faces if their centres lie in one plane. */
	public static VoxelHull of(final RoiCrop crop) {
		final VoxelHull hull = new VoxelHull(sliceCorners(crop));
		hull.build();
		return hull;
	}

	/** A corner of the hull is a corner of its slice's hull, and there an end of its row. */
	private static List<long[]> sliceCorners(final RoiCrop crop) {
		final List<long[]> corners = new ArrayList<>();
		for (int z = 0; z < crop.depth(); z++) {
			final List<long[]> ends = new ArrayList<>();
			for (int y = 0; y < crop.height(); y++) {
				addRowEnds(crop, y, z, ends);
			}
			if (!ends.isEmpty()) corners.addAll(PlanarHull.of(ends));
		}
		return corners;
	}

	private static void addRowEnds(final RoiCrop crop, final int y, final int z, final List<long[]> ends) {
		int first = 0;
		int last = crop.width() - 1;
		while (first <= last && !crop.inside()[crop.index(first, y, z)]) {
			first++;
		}
		if (first > last) return;
		while (!crop.inside()[crop.index(last, y, z)]) {
			last--;
		}
		ends.add(new long[] { first, y, z });
		if (last > first) ends.add(new long[] { last, y, z });
	}

	private void build() {
		final List<Face> start = firstTetrahedron();
		if (start.isEmpty()) return;
		faces = start;
		for (final long[] point : points) {
			add(point);
		}
	}

	/** Four points that span a volume, or nothing if there are none. */
	private List<Face> firstTetrahedron() {
		final long[] a = points.get(0);
		long[] b = null;
		long[] c = null;
		for (final long[] d : points) {
			if (b == null) {
				if (!same(a, d)) b = d;
			}
			else if (c == null) {
				if (!collinear(a, b, d)) c = d;
			}
			else if (volume(a, b, c, d) != 0) {
				return volume(a, b, c, d) < 0 ? tetrahedron(a, b, c, d) : tetrahedron(a, c, b, d);
			}
		}
		return List.of();
	}

	/** With d behind the face a, b, c. */
	private static List<Face> tetrahedron(final long[] a, final long[] b, final long[] c, final long[] d) {
		return List.of(new Face(a, b, c), new Face(a, d, b), new Face(b, d, c), new Face(c, d, a));
	}

	/** Replaces the faces that the point sees by a cone from their rim to the point. */
	private void add(final long[] point) {
		final List<Face> kept = new ArrayList<>();
		final Set<Edge> rim = new HashSet<>();
		for (final Face face : faces) {
			if (volume(face.a, face.b, face.c, point) <= 0) {
				kept.add(face);
				continue;
			}
			addToRim(rim, face.a, face.b);
			addToRim(rim, face.b, face.c);
			addToRim(rim, face.c, face.a);
		}
		if (rim.isEmpty()) return;
		for (final Edge edge : rim) {
			kept.add(new Face(edge.from, edge.to, point));
		}
		faces = kept;
	}

	/** An edge between two seen faces comes in both directions and drops out. */
	private static void addToRim(final Set<Edge> rim, final long[] from, final long[] to) {
		if (!rim.remove(new Edge(to, from))) rim.add(new Edge(from, to));
	}

	/** The volume in voxels; 0 if the voxel centres lie in one plane. */
	public double volume() {
		final long[] origin = points.get(0);
		long sixfold = 0;
		for (final Face face : faces) {
			sixfold -= volume(face.a, face.b, face.c, origin);
		}
		return sixfold / 6.0;
	}

	/** The largest distance between two voxel centres, in the unit of the spacings. */
	public double diameter(final double dx, final double dy, final double dz) {
		final List<long[]> corners = corners();
		double largest = 0;
		for (int i = 0; i < corners.size(); i++) {
			final long[] p = corners.get(i);
			for (int j = 0; j < i; j++) {
				final long[] q = corners.get(j);
				final double x = (p[0] - q[0]) * dx;
				final double y = (p[1] - q[1]) * dy;
				final double z = (p[2] - q[2]) * dz;
				largest = Math.max(largest, x * x + y * y + z * z);
			}
		}
		return Math.sqrt(largest);
	}

	private List<long[]> corners() {
		if (faces.isEmpty()) return points;
		final Set<long[]> corners = new HashSet<>();
		for (final Face face : faces) {
			corners.addAll(List.of(face.a, face.b, face.c));
		}
		return List.copyOf(corners);
	}

	private static boolean same(final long[] a, final long[] b) {
		return a[0] == b[0] && a[1] == b[1] && a[2] == b[2];
	}

	private static boolean collinear(final long[] a, final long[] b, final long[] c) {
		final long[] normal = normal(a, b, c);
		return normal[0] == 0 && normal[1] == 0 && normal[2] == 0;
	}

	private static long[] normal(final long[] a, final long[] b, final long[] c) {
		final long ux = b[0] - a[0];
		final long uy = b[1] - a[1];
		final long uz = b[2] - a[2];
		final long vx = c[0] - a[0];
		final long vy = c[1] - a[1];
		final long vz = c[2] - a[2];
		return new long[] { uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx };
	}

	/** Six times the volume of a tetrahedron, positive if d lies on the side that the normal of a, b, c points to. */
	private static long volume(final long[] a, final long[] b, final long[] c, final long[] d) {
		final long[] normal = normal(a, b, c);
		return normal[0] * (d[0] - a[0]) + normal[1] * (d[1] - a[1]) + normal[2] * (d[2] - a[2]);
	}

	/** A triangle, seen counter-clockwise from outside. Points are told apart by identity. */
	private record Face(long[] a, long[] b, long[] c) {}

	/** A directed edge. Points are told apart by identity. */
	private record Edge(long[] from, long[] to) {}
}
