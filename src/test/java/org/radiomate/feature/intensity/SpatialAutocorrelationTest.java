package org.radiomate.feature.intensity;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Moran's I and Geary's C against the loop over all pairs that defines them. */
class SpatialAutocorrelationTest {

	private static RoiCrop crop(final int width, final int height, final int depth, final long seed, final int share) {
		final Well19937c random = new Well19937c(seed);
		final Geometry grid = new Geometry(width, height, depth, 0.8, 1.3, 2.5);
		final float[] values = new float[width * height * depth];
		for (int i = 0; i < values.length; i++) values[i] = (float) (1000 + 50 * random.nextGaussian() + 3 * (i % width));
		return RoiCrop.of(Volume.of("spatial", values, grid), Mask.of(grid, (x, y, z) -> random.nextInt(10) < share || x + y +
			z == 0 || x + y + z == 1));
	}

	private static double[] byAllPairs(final RoiCrop crop) {
		final double[] x = crop.insideValues();
		double mean = 0, weights = 0, products = 0, differences = 0, squares = 0;
		for (final double value : x) mean += value / x.length;
		for (final double value : x) squares += (value - mean) * (value - mean);
		final double[][] places = places(crop);
		for (int k = 0; k < x.length; k++) {
			for (int l = 0; l < x.length; l++) {
				if (k == l) continue;
				final double w = 1 / Math.sqrt(square(places[k][0] - places[l][0]) + square(places[k][1] - places[l][1]) + square(
					places[k][2] - places[l][2]));
				weights += w;
				products += w * (x[k] - mean) * (x[l] - mean);
				differences += w * (x[k] - x[l]) * (x[k] - x[l]);
			}
		}
		return new double[] { x.length / weights * products / squares, (x.length - 1) / (2 * weights) * differences / squares };
	}

	private static double square(final double a) {
		return a * a;
	}

	private static double[][] places(final RoiCrop crop) {
		final double[][] places = new double[crop.count()][];
		int n = 0;
		for (int i = 0; i < crop.inside().length; i++) {
			if (crop.inside()[i]) places[n++] = new double[] { i % crop.width() * 0.8, i / crop.width() % crop.height() * 1.3, i /
				(crop.width() * crop.height()) * 2.5 };
		}
		return places;
	}

	private static void check(final RoiCrop crop, final double tolerance) {
		final double[] expected = byAllPairs(crop);
		final SpatialAutocorrelation found = new SpatialAutocorrelation(crop);
		assertEquals(expected[0], found.moransI(), tolerance * Math.abs(expected[0]));
		assertEquals(expected[1], found.gearysC(), tolerance * expected[1]);
	}

	/** Small sets go pair by pair. */
	@Property(tries = 60)
	void fewVoxels(@ForAll final long seed, @ForAll @IntRange(min = 0, max = 10) final int share) {
		check(crop(4, 5, 3, seed, share), 1e-9);
	}

	/** Large ones by Fourier transform; the sizes are odd, even and prime. */
	@ParameterizedTest
	@CsvSource({ "24,21,12,1,10", "13,40,9,2,9", "31,17,11,3,9", "40,40,3,4,10" })
	void manyVoxels(final int width, final int height, final int depth, final long seed, final int share) {
		check(crop(width, height, depth, seed, share), 1e-9);
	}

	/** The field itself, in every voxel. */
	@Property(tries = 20)
	void sumsAreThoseOfAllOthers(@ForAll final long seed, @ForAll @IntRange(min = 1, max = 9) final int width,
		@ForAll @IntRange(min = 1, max = 9) final int height, @ForAll @IntRange(min = 1, max = 9) final int depth)
	{
		final Well19937c random = new Well19937c(seed);
		final double[] first = new double[width * height * depth], second = new double[first.length];
		for (int i = 0; i < first.length; i++) {
			first[i] = random.nextDouble();
			second[i] = random.nextGaussian();
		}
		final double[] sums = first.clone(), others = second.clone();
		InverseDistanceSums.replace(new Geometry(width, height, depth, 0.8, 1.3, 2.5), sums, others);
		for (int i = 0; i < first.length; i++) {
			double sum = 0, other = 0;
			for (int j = 0; j < first.length; j++) {
				if (i == j) continue;
				final double w = 1 / Math.sqrt(square((i % width - j % width) * 0.8) + square((i / width % height - j / width %
					height) * 1.3) + square((i / width / height - j / width / height) * 2.5));
				sum += w * first[j];
				other += w * second[j];
			}
			assertEquals(sum, sums[i], 1e-11);
			assertEquals(other, others[i], 1e-11);
		}
	}

	/** Two far pieces in a large box, and none at all. */
	@ParameterizedTest
	@CsvSource({ "0", "1" })
	void apart(final int second) {
		final Geometry grid = new Geometry(400, 300, 100, 1, 1, 1);
		final float[] values = new float[(int) grid.voxelCount()];
		for (int i = 0; i < values.length; i++) values[i] = i % 7;
		final RoiCrop crop = RoiCrop.of(Volume.of("far", values, grid), Mask.of(grid, (x, y, z) -> x + y + z < 5 || second == 1 &&
			x > 397 && y > 297 && z > 97));
		final SpatialAutocorrelation found = new SpatialAutocorrelation(crop);
		assertTrue(Math.abs(found.moransI()) < 1 && found.gearysC() > 0, found.moransI() + " " + found.gearysC());
	}
}
