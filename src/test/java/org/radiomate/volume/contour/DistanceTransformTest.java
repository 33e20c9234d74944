package org.radiomate.volume.contour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;
import org.radiomate.volume.Geometry;

import java.util.Random;

class DistanceTransformTest {

	/** Against the nearest site found by looking at all of them. */
	@Property(tries = 150)
	void everyDistanceIsThatToTheNearestSite(@ForAll @IntRange(min = 1, max = 9) final int width,
		@ForAll @IntRange(min = 1, max = 8) final int height, @ForAll @IntRange(min = 1, max = 6) final int depth,
		@ForAll @DoubleRange(min = 0.3, max = 6) final double spacingX, @ForAll @DoubleRange(min = 0.3,
			max = 6) final double spacingZ, @ForAll final int seed)
	{
		final Geometry grid = new Geometry(width, height, depth, spacingX, 0.7, spacingZ);
		final Random random = new Random(seed);
		final boolean[] sites = new boolean[(int) grid.voxelCount()];
		final double density = random.nextDouble();
		for (int i = 0; i < sites.length; i++) sites[i] = random.nextDouble() < density;
		final double[] squared = DistanceTransform.squaredMm2(sites, grid);
		for (int i = 0; i < sites.length; i++) {
			final double expected = nearest(sites, i, grid);
			assertEquals(expected, squared[i], Double.isInfinite(expected) ? 0 : 1e-12 * Math.max(1, expected), "voxel " + i);
		}
	}

	private static double nearest(final boolean[] sites, final int from, final Geometry grid) {
		final int width = grid.width(), slice = width * grid.height();
		double nearest = Double.POSITIVE_INFINITY;
		for (int i = 0; i < sites.length; i++) {
			if (!sites[i]) continue;
			final double dx = (i % width - from % width) * grid.spacingXMm();
			final double dy = (i / width % grid.height() - from / width % grid.height()) * grid.spacingYMm();
			final double dz = (i / slice - from / slice) * grid.spacingZMm();
			nearest = Math.min(nearest, dx * dx + dy * dy + dz * dz);
		}
		return nearest;
	}

	@Test
	void withoutSitesEverythingIsInfinitelyFar() {
		for (final double squared : DistanceTransform.squaredMm2(new boolean[12], new Geometry(3, 2, 2, 1, 1, 1))) {
			assertEquals(Double.POSITIVE_INFINITY, squared);
		}
		assertThrows(IllegalArgumentException.class, () -> DistanceTransform.squaredMm2(new boolean[5], new Geometry(3, 2, 1,
			1, 1, 1)));
	}
}
