package org.radiomate.feature.ibsi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.apache.commons.math3.random.Well19937c;
import org.radiomate.feature.FeatureCalculator;
import org.radiomate.feature.FeatureExtractor;
import org.radiomate.feature.FeatureSet;
import org.radiomate.feature.FeatureVector;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.IntensityScale;
import org.radiomate.volume.Mask;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.Volume;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What must not change any feature: where the region lies, how the axes are called, what surrounds it, a shift of intensities. */
class IbsiPropertiesTest {

	private static final int MARGIN = 8;

	/** Features that tell where intensities lie. */
	private static final Set<String> OF_INTENSITY = Set.of("stat_mean", "stat_median", "stat_min", "stat_p10", "stat_p90",
		"stat_max", "stat_cov", "stat_qcod", "stat_energy", "stat_rms", "morph_com", "morph_integ_int", "loc_peak_loc", "loc_peak_glob",
		"ivh_i10", "ivh_i90", "ivh_v10", "ivh_v90", "ivh_diff_v10_v90", "ivh_auc");

	/** A small random image with a random blob, on a grid with a margin. */
	private record Case(int[] size, double[] spacing, double[] values, boolean[] inside) {

		static Case random(final long seed) {
			final Well19937c random = new Well19937c(seed);
			final int[] size = { 3 + random.nextInt(5), 3 + random.nextInt(5), 2 + random.nextInt(4) };
			final double[] spacing = { 0.8, 1 + random.nextDouble(), 2.5 };
			final double[] values = new double[size[0] * size[1] * size[2]];
			final boolean[] inside = new boolean[values.length];
			for (int i = 0; i < values.length; i++) {
				values[i] = Math.rint(40 + 60 * random.nextGaussian());
				inside[i] = random.nextDouble() < 0.8;
			}
			inside[0] = inside[values.length - 1] = true;
			return new Case(size, spacing, values, inside);
		}

		private int index(final int[] at) {
			return at[0] + size[0] * (at[1] + size[1] * at[2]);
		}

		/** The axes of the case put at other axes of the image, the region at an offset, intensities shifted. */
		private FeatureVector extract(final List<FeatureCalculator> families, final int[] axes, final int[] offset,
			final double shift, final double outside)
		{
			final Geometry grid = new Geometry(size[axes[0]] + 2 * MARGIN, size[axes[1]] + 2 * MARGIN, size[axes[2]] + 2 * MARGIN,
				spacing[axes[0]], spacing[axes[1]], spacing[axes[2]]);
			final double[] image = new double[(int) grid.voxelCount()];
			Arrays.fill(image, outside);
			final boolean[] mask = new boolean[image.length];
			for (int z = 0, i = 0; z < grid.depth(); z++) {
				for (int y = 0; y < grid.height(); y++) {
					for (int x = 0; x < grid.width(); x++, i++) {
						final int[] place = { x - offset[0], y - offset[1], z - offset[2] }, at = new int[3];
						boolean within = true;
						for (int a = 0; a < 3; a++) {
							at[axes[a]] = place[a];
							within &= place[a] >= 0 && place[a] < size[axes[a]];
						}
						if (!within) continue;
						image[i] = values[index(at)] + shift;
						mask[i] = inside[index(at)];
					}
				}
			}
			return FeatureExtractor.extract(Volume.of("case", image, grid), Mask.of(grid, (x, y, z) -> mask[x + grid.width() * (y +
				grid.height() * z)]), new FeatureSet("test", 1, "", MaskRule.PIXEL_CENTRE, IntensityScale.STORED, List.of(),
					new IbsiPreparation(), families, List.of()));
		}
	}

	private static final int[] XYZ = { 0, 1, 2 }, CENTRE = { MARGIN, MARGIN, MARGIN };

	private static List<FeatureCalculator> families(final Discretisation levels, final boolean slices) {
		final List<Aggregation> directional = slices ? List.of(Aggregation.SLICE_DIRECTIONS_AVERAGED, Aggregation.SLICES_AVERAGED,
			Aggregation.DIRECTIONS_AVERAGED, Aggregation.SLICES_MERGED) : List.of(Aggregation.SPACE_AVERAGED,
				Aggregation.SPACE_MERGED);
		final List<Aggregation> others = slices ? List.of(Aggregation.BY_SLICE, Aggregation.MERGED) : List.of(Aggregation.SPACE);
		return List.of(new IbsiMorphology(true), new IbsiLocalIntensity(), new IbsiStatistics(), new IbsiHistogram(levels),
			new IbsiVolumeHistogram(new Undiscretised(), null), new IbsiCooccurrence(levels, directional, 1), new IbsiRunLength(
				levels, directional), new IbsiSizeZone(levels, others), new IbsiDistanceZone(levels, others),
			new IbsiToneDifference(levels, others, 1), new IbsiLevelDependence(levels, others, 1, 0));
	}

	private static void assertSame(final FeatureVector expected, final FeatureVector actual, final Set<String> except) {
		assertEquals(expected.ids(), actual.ids());
		for (final String id : expected.ids()) {
			if (except.contains(id)) continue;
			final double value = expected.value(id), other = actual.value(id);
			// the enclosing ellipsoid is found step by step until it fits to 1e-8
			final double allowed = (id.endsWith("mvee") ? 1e-8 : 1e-10) * Math.max(1, Math.abs(value));
			assertTrue(Double.isNaN(value) && Double.isNaN(other) || Math.abs(value - other) <= allowed,
				id + " was " + value + " and is " + other);
		}
	}

	/** What lies around the region may differ for the local peaks alone, which look at it. */
	@Property(tries = 25)
	void movingTheRegionChangesNothing(@ForAll final long seed, @ForAll @IntRange(min = 0, max = 2 * MARGIN) final int dx,
		@ForAll @IntRange(min = 0, max = 2 * MARGIN) final int dy, @ForAll @IntRange(min = 0, max = 2 * MARGIN) final int dz,
		@ForAll final boolean slices)
	{
		final Case one = Case.random(seed);
		final List<FeatureCalculator> families = families(new FixedBinSize(25, -200), slices);
		assertSame(one.extract(families, XYZ, CENTRE, 0, 0), one.extract(families, XYZ, new int[] { dx, dy, dz }, 0, 0), Set.of(
			"loc_peak_loc", "loc_peak_glob"));
	}

	@Property(tries = 25)
	void namingTheAxesOtherwiseChangesNothingInSpace(@ForAll final long seed,
		@ForAll @IntRange(min = 0, max = 4) final int which)
	{
		final int[][] others = { { 1, 0, 2 }, { 2, 1, 0 }, { 0, 2, 1 }, { 1, 2, 0 }, { 2, 0, 1 } };
		final Case one = Case.random(seed);
		final List<FeatureCalculator> families = families(new FixedBinNumber(8), false);
		assertSame(one.extract(families, XYZ, CENTRE, 0, 0), one.extract(families, others[which], CENTRE, 0, 0), Set.of());
	}

	@Property(tries = 25)
	void swappingRowsAndColumnsChangesNothingBySlice(@ForAll final long seed) {
		final Case one = Case.random(seed);
		final List<FeatureCalculator> families = families(new FixedBinNumber(8), true);
		assertSame(one.extract(families, XYZ, CENTRE, 0, 0), one.extract(families, new int[] { 1, 0, 2 }, CENTRE, 0, 0), Set.of());
	}

	@Property(tries = 25)
	void shiftingIntensitiesChangesNoTextureUnderAFixedBinNumber(@ForAll final long seed, @ForAll @IntRange(min = -500,
		max = 500) final int shift, @ForAll final boolean slices)
	{
		final Case one = Case.random(seed);
		final List<FeatureCalculator> families = families(new FixedBinNumber(16), slices);
		assertSame(one.extract(families, XYZ, CENTRE, 0, 0), one.extract(families, XYZ, CENTRE, shift, shift), OF_INTENSITY);
	}

	@Property(tries = 10)
	void whatLiesAroundChangesTheLocalPeaksAlone(@ForAll final long seed, @ForAll @IntRange(min = -1000,
		max = 1000) final int outside)
	{
		final Case one = Case.random(seed);
		final List<FeatureCalculator> families = families(new FixedBinSize(25, -200), false);
		assertSame(one.extract(families, XYZ, CENTRE, 0, 0), one.extract(families, XYZ, CENTRE, 0, outside), Set.of("loc_peak_loc",
			"loc_peak_glob"));
	}
}
