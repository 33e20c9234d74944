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

/** Boxes, balls and random sets whose measures are known or can be had in another way. */
class ShapeTest {

	@Property(tries = 40)
	void boxesHaveKnownMeasures(@ForAll @IntRange(min = 2, max = 7) final int a,
		@ForAll @IntRange(min = 2, max = 7) final int b, @ForAll @IntRange(min = 2, max = 7) final int c)
	{
		final RoiCrop box = crop(a, b, c, (x, y, z) -> true);
		final VoxelCounts counts = new VoxelCounts(box);
		final VoxelHull hull = VoxelHull.of(box);
		assertEquals((a - 1.0) * (b - 1) * (c - 1), hull.volume(), 0);
		assertEquals(Math.hypot(Math.hypot(2 * (a - 1), 3 * (b - 1)), 5 * (c - 1)), hull.diameter(2, 3, 5), 1e-12);
		assertEquals(4.0 / 3 * (b * c * 3 * 5 + a * c * 2 * 5 + a * b * 2 * 3), counts.surface(2, 3, 5), 1e-9);
		assertEquals((2 * a + 3 * b + 5 * c) / 3.0, counts.meanBreadth(2, 3, 5), 1e-12);
		assertEquals(1, Components.count(box));
		for (final SliceShape slice : SliceShape.of(box)) {
			assertEquals(a * b, slice.convexHull().area());
			assertEquals(2 * a + 2 * b - 4, slice.boundary());
			assertEquals(Math.sqrt(1 - Math.pow((double) Math.min(a, b) / Math.max(a, b), 2)), slice.ellipse().eccentricity(),
				1e-7);
			assertEquals(b > a ? 90 : 0, slice.ellipse().orientationDegrees(), 0);
		}
	}

	@Test
	void aBallHasItsSurfaceAndDiameter() {
		final double radius = 20;
		final RoiCrop ball = crop(43, 43, 43, (x, y, z) -> Math.hypot(Math.hypot(x - 21, y - 21), z - 21) <= radius);
		final VoxelCounts counts = new VoxelCounts(ball);
		assertEquals(4 * Math.PI * radius * radius, counts.surface(1, 1, 1), 0.02 * 4 * Math.PI * radius * radius);
		assertEquals(2 * radius, counts.meanBreadth(1, 1, 1), 1.1);
		assertEquals(2 * radius, VoxelHull.of(ball).diameter(1, 1, 1), 0);
		assertEquals(4.0 / 3 * Math.PI * Math.pow(radius, 3), VoxelHull.of(ball).volume(), 0.03 * 33510);
	}

	@Test
	void aDiscHasItsPerimeter() {
		final RoiCrop disc = crop(81, 81, 1, (x, y, z) -> Math.hypot(x - 40, y - 40) <= 40);
		assertEquals(2 * Math.PI * 40, new VoxelCounts(disc).perimeter(1, 1), 0.03 * 2 * Math.PI * 40);
		final RoiCrop stretched = crop(81, 41, 1, (x, y, z) -> Math.hypot(x - 40, 2 * (y - 20)) <= 40);
		assertEquals(2 * Math.PI * 40, new VoxelCounts(stretched).perimeter(1, 2), 0.04 * 2 * Math.PI * 40);
	}

	@Test
	void cornersTouch() {
		assertEquals(1, Components.count(crop(3, 3, 3, (x, y, z) -> x == y && y == z)));
		assertEquals(2, Components.count(crop(3, 3, 3, (x, y, z) -> x == y && y == z && x != 1)));
	}

	@Test
	void flatSetsHaveNoHullVolume() {
		final VoxelHull flat = VoxelHull.of(crop(6, 5, 1, (x, y, z) -> true));
		assertEquals(0, flat.volume(), 0);
		assertEquals(Math.hypot(5, 4), flat.diameter(1, 1, 1), 1e-12);
		final VoxelHull line = VoxelHull.of(crop(6, 6, 6, (x, y, z) -> x == y && y == z));
		assertEquals(0, line.volume(), 0);
		assertEquals(5 * Math.sqrt(3), line.diameter(1, 1, 1), 1e-12);
		assertEquals(0, VoxelHull.of(crop(6, 6, 6, (x, y, z) -> x == z)).volume(), 0);
	}

	/** The diameter by all pairs of voxels, and the volume from the other end. */
	@Property(tries = 100)
	void randomSetsAgreeWithBruteForce(@ForAll final long seed, @ForAll @IntRange(min = 2, max = 20) final int share) {
		final Well19937c random = new Well19937c(seed);
		final RoiCrop cloud = crop(7, 6, 5, (x, y, z) -> x + y + z == 0 || random.nextInt(20) < share);
		double largest = 0;
		for (int i = 0; i < cloud.inside().length; i++) {
			for (int j = 0; j < i; j++) {
				if (cloud.inside()[i] && cloud.inside()[j]) largest = Math.max(largest, distance(cloud, i, j));
			}
		}
		final VoxelHull hull = VoxelHull.of(cloud);
		assertEquals(largest, hull.diameter(1, 1.5, 4), 1e-12);
		assertTrue(hull.volume() <= (cloud.width() - 1) * (cloud.height() - 1) * (cloud.depth() - 1));
		assertEquals(mirrored(cloud).volume(), hull.volume(), 1e-12);
		assertEquals(Math.rint(6 * hull.volume()), 6 * hull.volume(), 1e-9);
	}

	private static VoxelHull mirrored(final RoiCrop crop) {
		final int n = crop.inside().length;
		final boolean[] mirrored = new boolean[n];
		for (int i = 0; i < n; i++) {
			mirrored[i] = crop.inside()[n - 1 - i];
		}
		return VoxelHull.of(crop.withInside(mirrored));
	}

	private static double distance(final RoiCrop crop, final int i, final int j) {
		final int plane = crop.width() * crop.height();
		final double dx = i % crop.width() - j % crop.width();
		final double dy = 1.5 * (i / crop.width() % crop.height() - j / crop.width() % crop.height());
		final double dz = 4 * (i / plane - j / plane);
		return Math.sqrt(dx * dx + dy * dy + dz * dz);
	}

	private static RoiCrop crop(final int width, final int height, final int depth, final Mask.VoxelCondition condition) {
		final Geometry grid = new Geometry(width, height, depth, 1, 1, 1);
		return RoiCrop.of(Volume.of("shape", new short[width * height * depth], grid), Mask.of(grid, condition));
	}
}
