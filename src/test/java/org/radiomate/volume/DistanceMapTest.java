package org.radiomate.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

class DistanceMapTest {

	@Property(tries = 60)
	void equalsTheSmallestOfAllDistances(@ForAll final long seed, @ForAll @IntRange(min = 1, max = 9) final int width,
		@ForAll @IntRange(min = 1, max = 9) final int depth, @ForAll @IntRange(min = 2, max = 40) final int rarity,
		@ForAll @IntRange(min = 2, max = 3) final int axes)
	{
		final Geometry grid = new Geometry(width, 7, depth, 0.7, 1.3, 4.5);
		final Well19937c random = new Well19937c(seed);
		final boolean[] sources = new boolean[(int) grid.voxelCount()];
		for (int i = 0; i < sources.length; i++) {
			sources[i] = random.nextInt(rarity) == 0;
		}
		final double[] squared = DistanceMap.squaredMm(sources, grid, axes);
		for (int i = 0; i < sources.length; i++) {
			final double expected = naive(sources, grid, axes, i);
			assertEquals(expected, squared[i], Double.isInfinite(expected) ? 0 : 1e-9 * Math.max(1, expected), "voxel " + i);
		}
	}

	private static double naive(final boolean[] sources, final Geometry grid, final int axes, final int i) {
		double smallest = Double.POSITIVE_INFINITY;
		for (int j = 0; j < sources.length; j++) {
			if (!sources[j] || axes == 2 && z(grid, i) != z(grid, j)) continue;
			final double dx = (i % grid.width() - j % grid.width()) * grid.spacingXMm();
			final double dy = (i / grid.width() % grid.height() - j / grid.width() % grid.height()) * grid.spacingYMm();
			final double dz = (z(grid, i) - z(grid, j)) * grid.spacingZMm();
			smallest = Math.min(smallest, dx * dx + dy * dy + dz * dz);
		}
		return smallest;
	}

	private static int z(final Geometry grid, final int i) {
		return i / (grid.width() * grid.height());
	}

	@Test
	void nothingToReachIsInfinitelyFar() {
		assertEquals(Double.POSITIVE_INFINITY, DistanceMap.squaredMm(new boolean[8], new Geometry(2, 2, 2, 1, 1, 1), 3)[5]);
	}

	@Test
	void voxelsThatDoNotFillTheGridAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> DistanceMap.squaredMm(new boolean[5], new Geometry(3, 2, 1, 1, 1, 1),
			3));
	}
}
