package org.radiomate.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.Problems.assertProblem;

import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomate.feature.ibsi.Aggregation;
import org.radiomate.feature.ibsi.FixedBinNumber;
import org.radiomate.feature.ibsi.FixedBinSize;
import org.radiomate.feature.ibsi.IbsiCooccurrence;
import org.radiomate.feature.ibsi.IbsiPreparation;
import org.radiomate.feature.ibsi.IbsiStatistics;
import org.radiomate.task.Progress;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.IntensityScale;
import org.radiomate.volume.Mask;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.RoiCrop;
import org.radiomate.volume.Volume;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The quick way to a map gives what each neighbourhood gives by itself. */
class VoxelMapTest {

	private static final Geometry GRID = new Geometry(11, 9, 6, 0.8, 0.9, 2.5);
	private static final List<Aggregation> DIRECTIONAL = Arrays.stream(Aggregation.values()).filter(Aggregation::directional)
		.toList();

	/** Noise in patches, whole numbers, with a patch of a single value. */
	private static Volume image(final long seed) {
		final Well19937c random = new Well19937c(seed);
		final double[] values = new double[(int) GRID.voxelCount()];
		for (int i = 0; i < values.length; i++) {
			final int x = i % 11;
			values[i] = x > 7 ? 40 : Math.rint(30 * random.nextGaussian() + 10 * x);
		}
		return Volume.of("noise", values, GRID);
	}

	/** Touches every side of the image and has holes and a lonely voxel. */
	private static Mask mask(final long seed) {
		final Well19937c random = new Well19937c(seed);
		final boolean[] inside = new boolean[(int) GRID.voxelCount()];
		for (int i = 0; i < inside.length; i++) inside[i] = random.nextDouble() < (i % 11 < 3 ? 0.25 : 0.85);
		return Mask.of(GRID, (x, y, z) -> inside[x + 11 * (y + 9 * z)]);
	}

	private static Roi roi(final long seed) {
		return Roi.of(RoiCrop.of(image(seed), mask(seed)), IntensityScale.CT);
	}

	private static int[] all(final FeatureCalculator family) {
		return IntStream.range(0, family.features().size()).toArray();
	}

	static Stream<Arguments> families() {
		return Stream.of(new IbsiCooccurrence(new FixedBinNumber(8), DIRECTIONAL, 1), new IbsiCooccurrence(new FixedBinSize(3,
			-200), DIRECTIONAL, 1), new IbsiCooccurrence(new FixedBinNumber(5), DIRECTIONAL, 2), new IbsiCooccurrence(
				new FixedBinNumber(4), List.of(Aggregation.SPACE_AVERAGED), 3), new IbsiStatistics()).flatMap(family -> Stream.of(
					new VoxelBox(1, true), new VoxelBox(1, false), new VoxelBox(2, true), new VoxelBox(3, false)).map(box -> Arguments.of(
						family, box)));
	}

	@ParameterizedTest
	@MethodSource("families")
	void sweepingGivesWhatEachNeighbourhoodGives(final FeatureCalculator family, final VoxelBox box) {
		final Roi roi = roi(7);
		assertTrue(family.sweep(roi, box, all(family)).isPresent());
		final double[][] swept = VoxelMap.compute(family, roi, all(family), box, true, 1, Progress.NONE);
		final double[][] each = VoxelMap.compute(family, roi, all(family), box, false, 1, Progress.NONE);
		int present = 0;
		for (int f = 0; f < swept.length; f++) {
			for (int i = 0; i < swept[f].length; i++) {
				final String where = family.features().get(f).id() + " at voxel " + i;
				assertEquals(Double.isNaN(each[f][i]), Double.isNaN(swept[f][i]), where);
				if (Double.isNaN(each[f][i])) continue;
				assertEquals(each[f][i], swept[f][i], 1e-12 * Math.max(1, size(family, each, f, i)), where);
				present++;
			}
		}
		final boolean tooFar = family instanceof IbsiCooccurrence pairs && pairs.distance() > 2 * box.radius();
		assertTrue(tooFar ? present == 0 : present > 7000, "values compared: " + present);
	}

	/** Of the cluster shade, whose terms cancel out, that of its terms, which the prominence tells. */
	private static double size(final FeatureCalculator family, final double[][] values, final int f, final int i) {
		return family.features().get(f).id().startsWith("cm_clust_shade") ? Math.pow(values[f + 1][i], 0.75) : Math.abs(
			values[f][i]);
	}

	/** The neighbourhood is cut out and computed as an image of its own, which knows nothing of Roi's parts. */
	@Test
	void aNeighbourhoodIsTheBoxWithinTheRegion() {
		final Volume image = image(3);
		final Mask mask = mask(3);
		final IbsiCooccurrence family = new IbsiCooccurrence(new FixedBinSize(10, -300), List.of(Aggregation.SPACE_MERGED), 1);
		final Roi roi = Roi.of(RoiCrop.of(image, mask), IntensityScale.CT);
		final int contrast = 11;
		final double[] map = VoxelMap.compute(family, roi, new int[] { contrast }, new VoxelBox(1, true), true, 0, Progress.NONE)[0];
		int compared = 0;
		for (final int[] at : new int[][] { { 5, 4, 3 }, { 0, 0, 0 }, { 10, 8, 5 }, { 10, 0, 2 }, { 6, 8, 0 } }) {
			if (!mask.contains(at[0], at[1], at[2])) continue;
			final Mask near = Mask.of(GRID, (x, y, z) -> mask.contains(x, y, z) && Math.abs(x - at[0]) < 2 && Math.abs(y - at[1]) < 2 &&
				Math.abs(z - at[2]) < 2);
			final FeatureValues values = new FeatureValues(family.features());
			family.compute(Roi.of(RoiCrop.of(image, near), IntensityScale.CT), values);
			assertEquals(values.value(contrast), map[at[0] + 11 * (at[1] + 9 * at[2])], 1e-12, Arrays.toString(at));
			compared++;
		}
		assertTrue(compared >= 3, "voxels compared: " + compared);
	}

	@ParameterizedTest
	@MethodSource("families")
	void threadsChangeNothing(final FeatureCalculator family, final VoxelBox box) {
		final double[][] one = VoxelMap.compute(family, roi(11), all(family), box, true, 1, Progress.NONE);
		assertArrayEquals(one, VoxelMap.compute(family, roi(11), all(family), box, true, 4, Progress.NONE));
	}

	/** Gray levels are those of the whole region: bins by number do not stretch in each neighbourhood. */
	@Test
	void levelsAreThoseOfTheWholeRegion() {
		final double[] values = IntStream.range(0, 100).mapToDouble(i -> i % 10 < 5 ? i % 2 : 1000 + i % 2).toArray();
		final Geometry flat = new Geometry(10, 10, 1, 1, 1, 1);
		final Roi roi = Roi.of(RoiCrop.of(Volume.of("two halves", values, flat), Mask.of(flat, (x, y, z) -> true)),
			IntensityScale.STORED);
		final IbsiCooccurrence family = new IbsiCooccurrence(new FixedBinNumber(2), List.of(Aggregation.SLICES_MERGED), 1);
		for (final boolean sweeping : new boolean[] { true, false }) {
			final double[] contrast = VoxelMap.compute(family, roi, new int[] { 11 }, new VoxelBox(1, false), sweeping, 1,
				Progress.NONE)[0];
			assertEquals(0, contrast[55 - 53], "within a half all is one level");
			assertTrue(contrast[55] > 0 && contrast[54] > 0 && contrast[57] == 0, "the edge stands out");
		}
	}

	private static FeatureSet set(final FeatureCalculator... families) {
		return new FeatureSet("test", 1, "", MaskRule.PIXEL_CENTRE, IntensityScale.CT, new IbsiPreparation(), List.of(families),
			List.of());
	}

	@Test
	void theMapLiesOnTheImageAndIsNanOutside() {
		final Mask mask = mask(5);
		final VoxelMap map = VoxelMap.of(image(5), mask, set(new IbsiStatistics()), "stat_mean", new VoxelBox(1, true), 0,
			Progress.NONE);
		assertEquals(GRID, map.map().geometry());
		assertEquals(mask.count(), map.voxels());
		assertEquals(0, map.absent());
		assertEquals("", map.reason());
		final var access = map.map().voxels().randomAccess();
		for (int z = 0; z < 6; z++) {
			for (int y = 0; y < 9; y++) {
				for (int x = 0; x < 11; x++) {
					assertEquals(mask.contains(x, y, z), !Float.isNaN(access.setPositionAndGet(x, y, z).getRealFloat()));
				}
			}
		}
	}

	@Test
	void whatIsAbsentHasAReason() {
		final Mask lonely = Mask.of(GRID, (x, y, z) -> x == 2 && y == 0 || x == 9);
		final VoxelMap map = VoxelMap.of(image(5), lonely, set(new IbsiCooccurrence(new FixedBinNumber(8), List.of(
			Aggregation.SLICES_MERGED), 1)), "cm_corr_2_5D_comb", new VoxelBox(1, false), 0, Progress.NONE);
		assertEquals(6 + 54, map.absent());
		assertEquals("no two voxels of the region lie 1 voxel apart", map.reason());
	}

	/** Every family of the built-in sets has maps, by the way that all have. */
	@ParameterizedTest
	@ValueSource(strings = { "45-1Entropy", "90ShortRunEmphasis", "50Percentile", "Volume", "szm_sze_3D", "ngt_contrast_3D",
		"loc_peak_loc", "ih_mean", "ngl_lde_3D", "rlm_sre_3D_avg", "dzm_sde_3D", "ivh_v10", "cm_contrast_3D_avg" })
	void everyFamilyHasMaps(final String id) {
		final FeatureSet set = FeatureSet.builtIn(Character.isDigit(id.charAt(0)) || id.equals("Volume") ? "IBEX 352" : "IBSI 3D")
			.withSteps(List.of());
		final Mask small = Mask.of(GRID, (x, y, z) -> x > 1 && x < 6 && y > 1 && y < 6 && z > 0 && z < 4);
		final VoxelMap map = VoxelMap.of(image(2), small, set, id, new VoxelBox(1, true), 0, Progress.NONE);
		assertTrue(map.absent() < map.voxels(), map.reason());
		assertEquals(id, map.feature().id());
	}

	@Test
	void escapeStops() {
		final Progress cancelled = new Progress() {

			@Override
			public void report(final long done, final long total, final String what) {}

			@Override
			public boolean isCancelled() {
				return true;
			}
		};
		assertThrows(CancellationException.class, () -> VoxelMap.of(image(1), mask(1), set(new IbsiStatistics()), "stat_mean",
			new VoxelBox(1, true), 2, cancelled));
	}

	@Test
	void badInputIsRefused() {
		assertProblem(() -> new VoxelBox(0, true), "The radius is 0");
		assertProblem(() -> new VoxelBox(16, false), "1 to 15");
		assertProblem(() -> VoxelMap.of(image(1), mask(1), set(new IbsiStatistics()), "stat_meen", new VoxelBox(1, true), 0,
			Progress.NONE), "no feature 'stat_meen'", "stat_mean");
		assertProblem(() -> VoxelMap.of(image(1), Mask.of(GRID, (x, y, z) -> false), set(new IbsiStatistics()), "stat_mean",
			new VoxelBox(1, true), 0, Progress.NONE), "No voxel");
		assertEquals("3 x 3 x 3 voxels", new VoxelBox(1, true).describe());
		assertEquals("5 x 5 voxels", new VoxelBox(2, false).describe());
		final double[] values = IntStream.range(0, 594).mapToDouble(i -> i).toArray();
		final Roi fine = Roi.of(RoiCrop.of(Volume.of("fine", values, GRID), Mask.of(GRID, (x, y, z) -> true)), IntensityScale.CT);
		assertFalse(new IbsiCooccurrence(new FixedBinSize(1, 0), DIRECTIONAL, 1).sweep(fine, new VoxelBox(1, true), new int[] {
			0 }).isPresent(), "too many gray levels for tables");
	}
}
