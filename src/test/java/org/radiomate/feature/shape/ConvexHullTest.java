package org.radiomate.feature.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.radiomate.volume.RoiCrop;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.apache.commons.math3.analysis.polynomials.PolynomialsUtils;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** Hulls, and what encloses them, against definitions and known bodies. */
class ConvexHullTest {

	private static final double DX = 0.8, DY = 1.1, DZ = 2.5;

	private static int[] points(final long seed, final int count, final int range) {
		final Well19937c random = new Well19937c(seed);
		final int[] points = new int[3 * count];
		for (int i = 0; i < points.length; i++) points[i] = random.nextInt(range) - range / 2;
		return points;
	}

	/** No point before a face, faces closed, corners among the points: that is the hull. */
	@Property(tries = 300)
	void nothingIsOutside(@ForAll final long seed, @ForAll @IntRange(min = 4, max = 120) final int count,
		@ForAll @IntRange(min = 2, max = 12) final int range)
	{
		final int[] points = points(seed, count, range);
		final ConvexHull hull = ConvexHull.of(points);
		for (int face = 0; face < hull.faceCount(); face++) {
			final long[] n = hull.normal(face);
			assertTrue(n[0] != 0 || n[1] != 0 || n[2] != 0, "a face without area");
			final int a = hull.corner(face, 0);
			for (int i = 0; i < points.length; i += 3) {
				assertTrue(n[0] * (points[i] - hull.coordinate(a, 0)) + n[1] * (points[i + 1] - hull.coordinate(a, 1)) + n[2] *
					(points[i + 2] - hull.coordinate(a, 2)) <= 0, "a point outside");
			}
			for (int k = 0; k < 3; k++) {
				checkNeighbour(hull, face, k);
			}
		}
		assertEquals(hull.faceCount() == 0 ? hull.cornerCount() : hull.faceCount() / 2 + 2, hull.cornerCount(), "Euler");
	}

	private static void checkNeighbour(final ConvexHull hull, final int face, final int k) {
		final int other = hull.neighbour(face, k), from = hull.corner(face, k), to = hull.corner(face, (k + 1) % 3);
		boolean shared = false;
		for (int m = 0; m < 3; m++) {
			shared |= hull.corner(other, m) == to && hull.corner(other, (m + 1) % 3) == from;
		}
		assertTrue(shared, "neighbours without a common edge");
	}

	@Property(tries = 200)
	void diameterIsTheLargestDistance(@ForAll final long seed, @ForAll @IntRange(min = 1, max = 80) final int count,
		@ForAll @IntRange(min = 1, max = 40) final int range)
	{
		final int[] points = points(seed, count, range);
		double largest = 0;
		for (int i = 0; i < points.length; i += 3) {
			for (int j = 0; j < i; j += 3) {
				largest = Math.max(largest, Math.hypot(Math.hypot((points[i] - points[j]) * DX, (points[i + 1] - points[j + 1]) * DY),
					(points[i + 2] - points[j + 2]) * DZ));
			}
		}
		assertEquals(largest, ConvexHull.of(points).diameter(DX, DY, DZ), 1e-12 * largest);
	}

	@Test
	void flatSetsHaveNoFaces() {
		assertEquals(0, ConvexHull.of(1, 2, 3).faceCount());
		assertEquals(0, ConvexHull.of(0, 0, 0, 1, 1, 1, 2, 2, 2, 5, 5, 5).faceCount());
		assertEquals(0, ConvexHull.of(0, 0, 0, 1, 0, 1, 0, 1, 0, 4, 4, 4, 3, 1, 3).faceCount());
		assertEquals(0, ConvexHull.of().cornerCount());
	}

	@Test
	void aCubeHasItsMeasures() {
		final List<Integer> points = new ArrayList<>();
		for (int i = 0; i < 5 * 5 * 5; i++) points.addAll(List.of(i % 5, i / 5 % 5, i / 25));
		final ConvexHull cube = ConvexHull.of(points.stream().mapToInt(Integer::intValue).toArray());
		assertEquals(64 * DX * DY * DZ, cube.volume(DX, DY, DZ), 1e-12);
		assertEquals(32 * (DX * DY + DY * DZ + DZ * DX), cube.area(DX, DY, DZ), 1e-12);
		assertEquals(4, cube.extent(1));
		final EnclosingBox box = EnclosingBox.of(cube, DX, DY, DZ);
		assertEquals(64 * DX * DY * DZ, box.volume(), 1e-10);
		assertEquals(32 * (DX * DY + DY * DZ + DZ * DX), box.area(), 1e-10);
		// around a box the ellipsoid has the same proportions
		final Ellipsoid around = EnclosingEllipsoid.of(cube, DX, DY, DZ);
		assertEquals(2 * Math.sqrt(3) * DZ, around.a(), 1e-8);
		assertEquals(2 * Math.sqrt(3) * DY, around.b(), 1e-8);
		assertEquals(2 * Math.sqrt(3) * DX, around.c(), 1e-8);
	}

	/** Vertices of the mesh of random voxel sets: the points chosen have the same hull as all. */
	@Property(tries = 60)
	void extremesHaveTheHullOfAllVertices(@ForAll final long seed, @ForAll @IntRange(min = 1, max = 12) final int share) {
		final Well19937c random = new Well19937c(seed);
		final RoiCrop cloud = SurfaceMeshTest.crop(6, 5, 7, 1, 1, 1, (x, y, z) -> x + y + z == 0 || random.nextInt(20) < share);
		final List<Integer> all = new ArrayList<>();
		for (int i = 0; i < cloud.inside().length; i++) {
			if (!cloud.inside()[i]) continue;
			final int x = 2 * (i % cloud.width()) + 1, y = 2 * (i / cloud.width() % cloud.height()) + 1;
			final int z = 2 * (i / (cloud.width() * cloud.height())) + 1;
			all.addAll(List.of(x - 1, y, z, x + 1, y, z, x, y - 1, z, x, y + 1, z, x, y, z - 1, x, y, z + 1));
		}
		final ConvexHull expected = ConvexHull.of(all.stream().mapToInt(Integer::intValue).toArray());
		final ConvexHull hull = ConvexHull.of(VoxelExtremes.meshVertices(cloud));
		assertEquals(expected.volume(1, 1, 1), hull.volume(1, 1, 1), 0);
		assertEquals(expected.area(DX, DY, DZ), hull.area(DX, DY, DZ), 1e-9);
		assertEquals(expected.diameter(DX, DY, DZ), hull.diameter(DX, DY, DZ), 0);
	}

	/** Every face and axis with every edge, by brute force. */
	@Property(tries = 100)
	void theBoxIsTheSmallestOnAFace(@ForAll final long seed, @ForAll @IntRange(min = 6, max = 60) final int count,
		@ForAll @IntRange(min = 3, max = 30) final int range)
	{
		final ConvexHull hull = ConvexHull.of(points(seed, count, range));
		if (hull.faceCount() == 0) return;
		final EnclosingBox box = EnclosingBox.of(hull, DX, DY, DZ);
		assertEquals(smallestByBruteForce(hull), box.volume(), 1e-9 * box.volume());
		assertTrue(box.volume() >= hull.volume(DX, DY, DZ));
		assertTrue(box.volume() <= hull.extent(0) * DX * hull.extent(1) * DY * hull.extent(2) * DZ * (1 + 1e-9));
	}

	/** For each face and axis, all edges as the direction of a side. */
	private static double smallestByBruteForce(final ConvexHull hull) {
		double smallest = Double.POSITIVE_INFINITY;
		for (int face = -3; face < hull.faceCount(); face++) {
			final long[] normal = face < 0 ? new long[] { face + 3 == 0 ? 1 : 0, face + 2 == 0 ? 1 : 0, face + 1 == 0 ? 1 : 0 } : hull
				.normal(face);
			final double[] n = unit(normal[0] / DX, normal[1] / DY, normal[2] / DZ);
			for (int other = 0; other < hull.faceCount(); other++) {
				for (int k = 0; k < 3; k++) {
					final double[] p = corner(hull, hull.corner(other, k)), q = corner(hull, hull.corner(other, (k + 1) % 3));
					final double[] e = { q[0] - p[0], q[1] - p[1], q[2] - p[2] };
					final double along = e[0] * n[0] + e[1] * n[1] + e[2] * n[2];
					final double[] flat = { e[0] - along * n[0], e[1] - along * n[1], e[2] - along * n[2] };
					if (Math.hypot(Math.hypot(flat[0], flat[1]), flat[2]) < 1e-9) continue;
					final double[] u = unit(flat[0], flat[1], flat[2]);
					final double[] v = { n[1] * u[2] - n[2] * u[1], n[2] * u[0] - n[0] * u[2], n[0] * u[1] - n[1] * u[0] };
					smallest = Math.min(smallest, extent(hull, n) * extent(hull, u) * extent(hull, v));
				}
			}
		}
		return smallest;
	}

	private static double extent(final ConvexHull hull, final double[] direction) {
		double lowest = Double.POSITIVE_INFINITY, highest = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < hull.cornerCount(); i++) {
			final double[] p = corner(hull, i);
			final double height = p[0] * direction[0] + p[1] * direction[1] + p[2] * direction[2];
			lowest = Math.min(lowest, height);
			highest = Math.max(highest, height);
		}
		return highest - lowest;
	}

	private static double[] corner(final ConvexHull hull, final int i) {
		return new double[] { hull.coordinate(i, 0) * DX, hull.coordinate(i, 1) * DY, hull.coordinate(i, 2) * DZ };
	}

	private static double[] unit(final double x, final double y, final double z) {
		final double length = Math.sqrt(x * x + y * y + z * z);
		return new double[] { x / length, y / length, z / length };
	}

	/** An octahedron has a ball around it, a regular tetrahedron too. */
	@Test
	void theEllipsoidTouchesSymmetricBodies() {
		final Ellipsoid ball = EnclosingEllipsoid.of(ConvexHull.of(3, 0, 0, -3, 0, 0, 0, 3, 0, 0, -3, 0, 0, 0, 3, 0, 0, -3), 1, 1,
			1);
		assertEquals(3, ball.a(), 1e-9);
		assertEquals(3, ball.c(), 1e-9);
		final Ellipsoid tetrahedron = EnclosingEllipsoid.of(ConvexHull.of(1, 1, 1, 1, -1, -1, -1, 1, -1, -1, -1, 1), 1, 2, 1);
		assertEquals(2 * Math.sqrt(3), tetrahedron.a(), 1e-8);
		assertEquals(Math.sqrt(3), tetrahedron.c(), 1e-8);
	}

	/** John's theorem: an ellipsoid in space shrunk to a third fits into the hull of which it is the least around. */
	@Property(tries = 100)
	void theEllipsoidIsBetweenHullAndThreeTimesHull(@ForAll final long seed, @ForAll @IntRange(min = 6, max = 60) final int count,
		@ForAll @IntRange(min = 3, max = 30) final int range)
	{
		final ConvexHull hull = ConvexHull.of(points(seed, count, range));
		if (hull.faceCount() == 0) return;
		final double volume = EnclosingEllipsoid.of(hull, DX, DY, DZ).volume(), inner = hull.volume(DX, DY, DZ);
		assertTrue(volume >= inner && volume <= 27 * inner, volume + " around " + inner);
	}

	/** IBSI's series is the surface of a sphere, and of no other ellipsoid. */
	@Test
	void ellipsoidsHaveIbsisSurface() {
		assertEquals(4 * Math.PI * 9, new Ellipsoid(3, 3, 3).ibsiArea(), 1e-12);
		assertEquals(0, new Ellipsoid(1, 0, 0).ibsiArea(), 0);
		final double trueSurface = 48.882154;
		assertEquals(1.08 * trueSurface, new Ellipsoid(3, 2, 1).ibsiArea(), 0.01 * trueSurface);
		// the manual's formula term by term
		final double alpha = Math.sqrt(1 - 4 / 9.0), beta = Math.sqrt(1 - 1 / 9.0), x = (alpha * alpha + beta * beta) / (2 *
			alpha * beta);
		double sum = 0;
		for (int nu = 0; nu <= 20; nu++) {
			sum += Math.pow(alpha * beta, nu) / (1 - 4.0 * nu * nu) * PolynomialsUtils.createLegendrePolynomial(nu).value(x);
		}
		assertEquals(4 * Math.PI * 6 * sum, new Ellipsoid(3, 2, 1).ibsiArea(), 1e-6);
	}
}
