package org.radiomate.feature.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.radiomate.volume.Geometry;
import org.radiomate.volume.Mask;
import org.radiomate.volume.RoiCrop;
import org.radiomate.volume.Volume;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The mesh laid out triangle by triangle is closed, holds the volume and has the area that the counts give. */
class SurfaceMeshTest {

	/** Of the laid out mesh: places in half voxels. */
	private static List<int[][]> layOut(final RoiCrop crop) {
		final List<int[][]> triangles = new ArrayList<>();
		for (int z = -1; z < crop.depth(); z++) {
			for (int y = -1; y < crop.height(); y++) {
				for (int x = -1; x < crop.width(); x++) {
					final int[] places = CubeSurface.triangles(cell(crop, x, y, z));
					for (int t = 0; t < places.length; t += 3) {
						triangles.add(new int[][] { at(places[t], x, y, z), at(places[t + 1], x, y, z), at(places[t + 2], x, y, z) });
					}
				}
			}
		}
		return triangles;
	}

	private static int[] at(final int place, final int x, final int y, final int z) {
		return new int[] { 2 * x + CubeSurface.coordinate(place, 0), 2 * y + CubeSurface.coordinate(place, 1), 2 * z + CubeSurface
			.coordinate(place, 2) };
	}

	private static int cell(final RoiCrop crop, final int x, final int y, final int z) {
		int cell = 0;
		for (int corner = 0; corner < 8; corner++) {
			final int i = x + (corner & 1), j = y + (corner >> 1 & 1), k = z + (corner >> 2);
			final boolean inBox = i >= 0 && j >= 0 && k >= 0 && i < crop.width() && j < crop.height() && k < crop.depth();
			if (inBox && crop.inside()[crop.index(i, j, k)]) cell |= 1 << corner;
		}
		return cell;
	}

	private static RoiCrop cloud(final long seed, final int share) {
		final Well19937c random = new Well19937c(seed);
		return crop(5, 6, 4, 1, 1, 1, (x, y, z) -> x + y + z == 0 || random.nextInt(20) < share);
	}

	static RoiCrop crop(final int width, final int height, final int depth, final double dx, final double dy, final double dz,
		final Mask.VoxelCondition condition)
	{
		final Geometry grid = new Geometry(width, height, depth, dx, dy, dz);
		return RoiCrop.of(Volume.of("shape", new short[width * height * depth], grid), Mask.of(grid, condition));
	}

	@Property(tries = 60)
	void everyEdgeHasOneTriangleOnEachSide(@ForAll final long seed, @ForAll @IntRange(min = 1, max = 19) final int share) {
		final Map<List<Integer>, Integer> sides = new HashMap<>();
		for (final int[][] triangle : layOut(cloud(seed, share))) {
			for (int k = 0; k < 3; k++) {
				final int[] from = triangle[k], to = triangle[(k + 1) % 3];
				sides.merge(List.of(from[0], from[1], from[2], to[0], to[1], to[2]), 1, Integer::sum);
			}
		}
		for (final Map.Entry<List<Integer>, Integer> side : sides.entrySet()) {
			final List<Integer> edge = side.getKey();
			assertEquals(1, side.getValue(), () -> "edge " + edge);
			assertTrue(sides.containsKey(List.of(edge.get(3), edge.get(4), edge.get(5), edge.get(0), edge.get(1), edge.get(2))),
				() -> "open edge " + edge);
		}
	}

	@Property(tries = 60)
	void countsGiveVolumeAndAreaOfTheLaidOutMesh(@ForAll final long seed, @ForAll @IntRange(min = 1, max = 19) final int share) {
		final RoiCrop cloud = cloud(seed, share);
		final double[] half = { 0.5, 0.35, 1.25 };
		double volume = 0, area = 0;
		for (final int[][] triangle : layOut(cloud)) {
			final double[][] p = new double[3][3];
			for (int i = 0; i < 9; i++) p[i / 3][i % 3] = triangle[i / 3][i % 3] * half[i % 3];
			final double[] cross = cross(minus(p[1], p[0]), minus(p[2], p[0])), far = cross(p[1], p[2]);
			volume += (p[0][0] * far[0] + p[0][1] * far[1] + p[0][2] * far[2]) / 6;
			area += Math.sqrt(cross[0] * cross[0] + cross[1] * cross[1] + cross[2] * cross[2]) / 2;
		}
		final SurfaceMesh mesh = new SurfaceMesh(cloud);
		assertEquals(volume, mesh.volume(1, 0.7, 2.5), 1e-10 * volume);
		assertEquals(area, mesh.area(1, 0.7, 2.5), 1e-10 * area);
	}

	private static double[] minus(final double[] p, final double[] q) {
		return new double[] { p[0] - q[0], p[1] - q[1], p[2] - q[2] };
	}

	private static double[] cross(final double[] u, final double[] v) {
		return new double[] { u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0] };
	}

	/** All 48 ways to turn and mirror each cell; the spacings go along. */
	@Test
	void turnedCellsHaveTurnedSurfaces() {
		final int[][] orders = { { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 }, { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 } };
		for (int cell = 1; cell < CubeSurface.CASES; cell++) {
			for (final int[] order : orders) {
				for (int flips = 0; flips < 8; flips++) {
					checkTurned(cell, order, flips);
				}
			}
		}
	}

	private static void checkTurned(final int cell, final int[] order, final int flips) {
		final double[] spacing = { 0.8, 1, 2.7 };
		final int[] voxels = new int[8];
		for (int corner = 0; corner < 8; corner++) {
			int turned = 0;
			for (int axis = 0; axis < 3; axis++) {
				turned |= ((corner ^ flips) >> order[axis] & 1) << axis;
			}
			voxels[turned] = cell >> corner & 1;
		}
		final SurfaceMesh straight = new SurfaceMesh(crop(2, 2, 2, 1, 1, 1, (x, y, z) -> (cell >> x + 2 * y + 4 * z & 1) == 1));
		final SurfaceMesh turned = new SurfaceMesh(crop(2, 2, 2, 1, 1, 1, (x, y, z) -> voxels[x + 2 * y + 4 * z] == 1));
		final double[] other = { spacing[order[0]], spacing[order[1]], spacing[order[2]] };
		final String which = "cell " + cell + ", " + order[0] + order[1] + order[2] + ", flips " + flips;
		assertEquals(straight.area(0.8, 1, 2.7), turned.area(other[0], other[1], other[2]), 1e-12, which);
		assertEquals(straight.volume(0.8, 1, 2.7), turned.volume(other[0], other[1], other[2]), 1e-12, which);
	}

	@Test
	void aSingleVoxelIsAnOctahedron() {
		final SurfaceMesh mesh = new SurfaceMesh(crop(1, 1, 1, 1, 1, 1, (x, y, z) -> true));
		assertEquals(1 / 6.0, mesh.volume(1, 1, 1), 1e-15);
		assertEquals(Math.sqrt(3), mesh.area(1, 1, 1), 1e-15);
	}

	/** A box loses its edges and corners, of half a voxel. */
	@ParameterizedTest
	@CsvSource({ "2,3,4", "5,5,5", "1,4,7" })
	void aBoxLosesItsEdges(final int a, final int b, final int c) {
		final SurfaceMesh mesh = new SurfaceMesh(crop(a, b, c, 1, 1, 1, (x, y, z) -> true));
		final double edges = 4 * (a - 1 + b - 1 + c - 1) * 0.125, corners = 8 * (0.125 - 1 / 48.0);
		assertEquals(a * b * c - edges - corners, mesh.volume(1, 1, 1), 1e-12);
	}

	/** Steps make the area of a voxel ball too large, the more the longer the voxels are. */
	@ParameterizedTest
	@CsvSource({ "1,1,1", "0.5,0.5,2", "0.8,0.9,1.1" })
	void aBallHasItsVolumeInMillimetres(final double dx, final double dy, final double dz) {
		final double radius = 20;
		final RoiCrop ball = crop((int) (44 / dx), (int) (44 / dy), (int) (44 / dz), dx, dy, dz, (x, y, z) -> Math.hypot(Math
			.hypot(x * dx - 21.5, y * dy - 21.7), z * dz - 21.6) <= radius);
		final SurfaceMesh mesh = new SurfaceMesh(ball);
		final double volume = 4.0 / 3 * Math.PI * Math.pow(radius, 3), area = 4 * Math.PI * radius * radius;
		assertEquals(volume, mesh.volume(dx, dy, dz), 0.006 * volume);
		assertEquals((1.07 + 0.03 * (dz / dx - 1)) * area, mesh.area(dx, dy, dz), 0.05 * area);
	}
}
