package org.radiomate.feature.ibex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.radiomate.feature.FeatureExtractor;
import org.radiomate.feature.FeatureSet;
import org.radiomate.feature.FeatureVector;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.IntensityScale;
import org.radiomate.volume.Mask;
import org.radiomate.volume.Volume;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

/** What must hold on any region. */
class IbexExtractionTest {

	private static final FeatureSet ALL = FeatureSet.builtIn("IBEX 430");

	@Property(tries = 15)
	void movingImageAndMaskChangesNothing(@ForAll @IntRange(min = 0, max = 9) final int dx,
		@ForAll @IntRange(min = 0, max = 9) final int dy, @ForAll @IntRange(min = 0, max = 3) final int dz)
	{
		final Geometry grid = IbexPhantom.grid(9, 9, 3);
		final FeatureVector here = extract(IbexPhantom.volume(grid, 0, 0, 0), IbexPhantom.mask(grid, 0, 0, 0));
		final FeatureVector there = extract(IbexPhantom.volume(grid, dx, dy, dz), IbexPhantom.mask(grid, dx, dy, dz));
		for (int i = 0; i < here.values().length; i++) {
			assertEquals(here.values()[i], there.values()[i], 1e-11 * Math.max(1, Math.abs(here.values()[i])), here.ids().get(
				i));
		}
	}

	@Property(tries = 60)
	void valuesStayWithinTheirBounds(@ForAll final long seed, @ForAll @IntRange(min = 2, max = 400) final int spread,
		@ForAll @IntRange(min = 1, max = 5) final int depth)
	{
		final Geometry grid = new Geometry(9, 8, depth, 0.8, 0.8, 3);
		final FeatureVector vector = extract(noise(grid, spread, seed), blob(grid, seed));
		for (int i = 0; i < vector.values().length; i++) {
			final String id = vector.ids().get(i);
			assertEquals(Double.isNaN(vector.values()[i]), vector.absent().containsKey(id), id);
			assertFalse(Double.isInfinite(vector.values()[i]), id);
			checkBounds(id, vector.values()[i]);
		}
		assertTrue(vector.value("5Percentile") <= vector.value("50Percentile"));
		assertTrue(vector.value("50Percentile") <= vector.value("95Percentile"));
		assertEquals(vector.value("50Percentile"), vector.value("0.5Quantile"), 0);
	}

	private static void checkBounds(final String id, final double value) {
		final boolean share = id.endsWith("Energy") || id.endsWith("MaxProbability") || id.endsWith("Homogeneity") || id
			.endsWith("Homogeneity2") || id.endsWith("ShortRunEmphasis") || id.endsWith("RunPercentage") || id.endsWith(
				"InformationMeasureCorr2") || id.equals("Roundness") || id.equals("Convex");
		if (share) assertTrue(Double.isNaN(value) || value >= -1e-12 && value <= 1 + 1e-12, id + " " + value);
		if (id.endsWith("Correlation") && !id.endsWith("AutoCorrelation")) {
			assertTrue(Double.isNaN(value) || Math.abs(value) <= 1 + 1e-12, id + " " + value);
		}
		if (id.equals("Orientation")) assertTrue(value > -90 && value <= 90, id + " " + value);
	}

	@Test
	void manyThreadsGiveTheSameBits() throws Exception {
		final Geometry grid = IbexPhantom.grid(0, 0, 0);
		final Volume volume = IbexPhantom.volume(grid, 0, 0, 0);
		final Mask mask = IbexPhantom.mask(grid, 0, 0, 0);
		final FeatureVector alone = extract(volume, mask);
		final ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			final List<Future<FeatureVector>> results = new ArrayList<>();
			for (int i = 0; i < 12; i++) {
				results.add(threads.submit(() -> extract(volume, mask)));
			}
			for (final Future<FeatureVector> result : results) {
				assertEquals(alone, result.get());
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void oneVoxelHasReasonsForWhatDoesNotExistAndNothingIsSilentlyZero() {
		final Geometry grid = new Geometry(5, 5, 3, 1, 1, 1);
		final FeatureVector vector = extract(Volume.of("dot", new short[75], grid), new Mask.Builder(grid).add(2, 2, 1)
			.build());
		assertEquals(1, vector.voxels());
		assertEquals(1, vector.grayLevels());
		// regular values of 0: an ellipse of a single pixel is a circle, which has no direction
		final Set<String> zero = Set.of("Orientation");
		for (final String id : vector.ids()) {
			final double value = vector.value(id);
			if (Double.isNaN(value)) assertFalse(vector.absent().get(id).isBlank(), id);
			else assertTrue(value != 0 || zero.contains(id), id);
		}
		assertTrue(vector.absent().get("0-7Contrast").contains("7 pixels"));
		for (final String id : List.of("Range", "Skewness", "Kurtosis", "MeanAbsoluteDeviation", "Max3DDiameter",
			"ConvexHullVolume3D", "InterQuartileRange"))
		{
			assertTrue(vector.absent().containsKey(id), id);
		}
		assertEquals(1000, vector.value("50Percentile"), 0);
		assertEquals(1, vector.value("0RunPercentage"), 0);
	}

	@Test
	void aConstantRegionHasNoCorrelationButContrastZero() {
		final Geometry grid = new Geometry(6, 6, 2, 1, 1, 1);
		final FeatureVector vector = extract(Volume.of("flat", new short[72], grid), Mask.of(grid, (x, y, z) -> true));
		assertEquals(0, vector.value("0-1Contrast"), 0);
		assertEquals(1, vector.value("0-1Energy"), 0);
		assertTrue(vector.absent().get("0-1Correlation").contains("gray level"));
		assertTrue(vector.absent().containsKey("0-1InformationMeasureCorr1"));
		assertTrue(vector.absent().containsKey("90-7Contrast"));
		assertEquals(0, vector.value("Range"), 0);
		assertTrue(vector.absent().get("Skewness").contains("same intensity"));
		assertEquals(6 * 6 * 0.001 * 2, vector.value("VoxelSize") * vector.voxels(), 1e-15);
		// CT number 1000 is water: 72 voxels of 1 mm³ weigh 0.072 g
		assertEquals(0.072, vector.value("Mass"), 1e-12);
	}

	@Test
	void intensitiesThatCannotBeHuAreWarnedOf() {
		final Geometry grid = new Geometry(3, 3, 1, 1, 1, 1);
		final double[] high = new double[9];
		Arrays.fill(high, 20000);
		final Mask mask = Mask.of(grid, (x, y, z) -> true);
		final List<String> warnings = extract(Volume.of("mr", high, grid), mask).warnings();
		assertEquals(2, warnings.size());
		assertTrue(warnings.get(0).contains("HU") && warnings.get(1).contains("gray limits 0 to 2100"), () -> "" + warnings);
		final FeatureVector stored = FeatureExtractor.extract(Volume.of("mr", high, grid), mask, ALL.withIntensityScale(
			IntensityScale.STORED));
		assertEquals(warnings.subList(1, 2), stored.warnings());
		assertEquals(20000, stored.value("50Percentile"), 0);
		assertTrue(stored.absent().get("Mass").contains("CT"));
	}

	@Test
	void ctNumbersAreRoundedHalfAwayFromZeroAndClipped() {
		final Geometry grid = new Geometry(5, 1, 1, 1, 1, 1);
		final FeatureVector vector = extract(Volume.of("line", new double[] { -1500, 0.5, 0.49, 1.5, 70000 }, grid), Mask.of(
			grid, (x, y, z) -> true));
		assertEquals(65535, vector.value("Range"), 0);
		assertEquals(1001, vector.value("50Percentile"), 0);
	}

	private static FeatureVector extract(final Volume volume, final Mask mask) {
		return FeatureExtractor.extract(volume, mask, ALL);
	}

	private static Volume noise(final Geometry grid, final int spread, final long seed) {
		final Well19937c random = new Well19937c(seed);
		final double[] values = new double[(int) grid.voxelCount()];
		for (int i = 0; i < values.length; i++) {
			values[i] = random.nextInt(spread);
		}
		return Volume.of("noise", values, grid);
	}

	private static Mask blob(final Geometry grid, final long seed) {
		final Well19937c random = new Well19937c(seed + 1);
		return Mask.of(grid, (x, y, z) -> x == 4 && y == 4 || random.nextInt(3) > 0);
	}
}
