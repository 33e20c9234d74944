package org.radiomate.feature.ibsi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.Problems.assertProblem;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomate.feature.FamilyParameter;
import org.radiomate.feature.FeatureBasis;
import org.radiomate.feature.FeatureCalculator;
import org.radiomate.feature.FeatureExtractor;
import org.radiomate.feature.FeatureInspection;
import org.radiomate.feature.FeatureSet;
import org.radiomate.feature.FeatureSetEdit;
import org.radiomate.feature.FeatureVector;
import org.radiomate.feature.MatrixChoice;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.IntensityScale;
import org.radiomate.volume.Mask;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.Volume;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;

/** How the textures with directions and the histograms follow the image, what exists in the smallest regions, and the set's file. */
class IbsiDirectionalPropertiesTest {

	private static final List<Aggregation> ALL = Arrays.stream(Aggregation.values()).filter(Aggregation::directional).toList();
	private static final List<Aggregation> SPACE = ALL.stream().filter(Aggregation::inSpace).toList();

	private static FeatureSet set(final Discretisation discretisation, final List<Aggregation> aggregations,
		final int distance)
	{
		return new FeatureSet("test", FeatureSet.SCHEMA_VERSION, "", MaskRule.PIXEL_CENTRE, IntensityScale.STORED,
			new IbsiPreparation(), List.<FeatureCalculator> of(new IbsiHistogram(discretisation), new IbsiVolumeHistogram(
				new FixedBinNumber(100), null), new IbsiCooccurrence(discretisation, aggregations, distance), new IbsiRunLength(
					discretisation, aggregations)), List.of());
	}

	/** A random image of some size with a ragged region that touches its edges or not. */
	private record Image(int[] size, double[] values, boolean[] inside) {

		private static Image random(final long seed) {
			final Well19937c random = new Well19937c(seed);
			final int[] size = { 4 + random.nextInt(6), 3 + random.nextInt(5), 2 + random.nextInt(4) };
			final Image image = new Image(size, new double[size[0] * size[1] * size[2]], new boolean[size[0] * size[1] * size[2]]);
			for (int i = 0; i < image.values.length; i++) {
				image.values[i] = i > 0 && random.nextBoolean() ? image.values[i - 1] : random.nextInt(60);
				image.inside[i] = random.nextInt(6) > 0;
			}
			image.inside[image.values.length / 2] = true;
			image.inside[0] = true;
			return image;
		}

		private FeatureVector extract(final FeatureSet set, final int margin) {
			final int w = size[0] + 2 * margin, h = size[1] + 2 * margin, d = size[2] + 2 * margin;
			final double[] padded = new double[w * h * d];
			Arrays.fill(padded, 999);
			final boolean[] mask = new boolean[padded.length];
			for (int i = 0; i < values.length; i++) {
				final int x = i % size[0], y = i / size[0] % size[1], z = i / size[0] / size[1];
				final int to = x + margin + w * (y + margin + h * (z + margin));
				padded[to] = values[i];
				mask[to] = inside[i];
			}
			final Geometry grid = new Geometry(w, h, d, 1, 1, 1);
			return FeatureExtractor.extract(Volume.of("random", padded, grid), Mask.of(grid, (x, y, z) -> mask[x + w * (y + h *
				z)]), set);
		}

		/** Axis a of the new image is the axis order[a] of this one. */
		private Image permuted(final int[] order) {
			final int[] other = { size[order[0]], size[order[1]], size[order[2]] };
			final Image image = new Image(other, new double[values.length], new boolean[values.length]);
			for (int i = 0; i < values.length; i++) {
				final int[] at = new int[3];
				final int[] to = { i % other[0], i / other[0] % other[1], i / other[0] / other[1] };
				for (int a = 0; a < 3; a++) {
					at[order[a]] = to[a];
				}
				image.values[i] = values[at[0] + size[0] * (at[1] + size[1] * at[2])];
				image.inside[i] = inside[at[0] + size[0] * (at[1] + size[1] * at[2])];
			}
			return image;
		}

		private Image shifted(final double by) {
			return new Image(size, Arrays.stream(values).map(value -> value + by).toArray(), inside);
		}
	}

	private static void assertSame(final FeatureVector expected, final FeatureVector found) {
		assertEquals(expected.absent(), found.absent());
		for (final String id : expected.ids()) {
			final double value = expected.value(id);
			if (!Double.isNaN(value)) assertEquals(value, found.value(id), 1e-10 * Math.max(1, Math.abs(value)), id);
		}
	}

	@Property(tries = 40)
	void movingTheRegionInALargerImageChangesNothing(@ForAll final long seed, @ForAll @IntRange(min = 1, max = 3) final int distance) {
		final Image image = Image.random(seed);
		assertSame(image.extract(set(new FixedBinSize(7, -3), ALL, distance), 0), image.extract(set(new FixedBinSize(7, -3), ALL,
			distance), 4));
	}

	@Property(tries = 40)
	void inSpaceTheAxesAreAlike(@ForAll final long seed, @ForAll @IntRange(min = 1, max = 2) final int distance) {
		final Image image = Image.random(seed);
		final FeatureSet set = set(new FixedBinNumber(8), SPACE, distance);
		for (final int[] order : new int[][] { { 1, 0, 2 }, { 2, 1, 0 }, { 1, 2, 0 } }) {
			assertSame(image.extract(set, 0), image.permuted(order).extract(set, 0));
		}
	}

	@Property(tries = 40)
	void aFixedNumberOfBinsMovesWithTheIntensities(@ForAll final long seed) {
		final Image image = Image.random(seed);
		assertSame(image.extract(set(new FixedBinNumber(16), ALL, 1), 0), image.shifted(512).extract(set(new FixedBinNumber(16),
			ALL, 1), 0));
	}

	@Test
	void threadsComputeTheSameBits() {
		final Image image = Image.random(5);
		final FeatureSet set = set(new FixedBinNumber(16), ALL, 1);
		final double[] alone = image.extract(set, 1).values();
		IntStream.range(0, 16).parallel().forEach(i -> assertTrue(Arrays.equals(alone, image.extract(set, 1).values())));
	}

	private static FeatureVector region(final int w, final int h, final int d, final IntBinaryOperator value,
		final IntBinaryOperator outside)
	{
		final Geometry grid = new Geometry(w, h, d, 1, 1, 1);
		final double[] values = IntStream.range(0, w * h * d).mapToDouble(i -> value.applyAsInt(i % w, i / w)).toArray();
		return FeatureExtractor.extract(Volume.of("small", values, grid), Mask.of(grid, (x, y, z) -> outside.applyAsInt(x, y +
			h * z) == 0), set(new FixedBinSize(10, 0), ALL, 1));
	}

	/** Whatever exists is a number, and whatever does not has a reason. */
	private static void assertAbsent(final FeatureVector found, final String... patterns) {
		for (final String id : found.ids()) {
			final boolean absent = Arrays.stream(patterns).anyMatch(id::matches);
			assertEquals(absent, Double.isNaN(found.value(id)), id + " = " + found.value(id));
			assertEquals(absent, found.absent().containsKey(id), id);
			assertTrue(!absent || found.absent().get(id).length() > 10, id);
			assertFalse(Double.isInfinite(found.value(id)), id);
		}
	}

	private static final String FLAT = "cm_(corr|info_corr1)_.*|ih_(skew|kurt)";
	private static final String NO_RANGE = "ivh_[^a].*";

	@Test
	void oneVoxelHasRunsAndNoPairs() {
		final FeatureVector found = region(1, 1, 1, (x, y) -> 5, (x, y) -> 0);
		assertAbsent(found, "cm_.*", FLAT, NO_RANGE, "ih_(max|min)_grad(_g)?");
		assertEquals(1, found.value("rlm_r_perc_3D_avg"));
		assertEquals(0, found.value("ivh_auc"));
		assertTrue(found.absent().get("cm_contrast_3D_avg").startsWith("no two voxels"));
	}

	@Test
	void aConstantRegionHasNoCorrelation() {
		final FeatureVector found = region(5, 4, 3, (x, y) -> 35, (x, y) -> 0);
		assertAbsent(found, FLAT, NO_RANGE);
		assertEquals(1, found.value("cm_joint_max_3D_avg"));
		assertEquals(0, found.value("cm_contrast_3D_comb"));
		assertEquals(0, found.value("cm_info_corr2_3D_comb"));
		assertEquals(16, found.value("cm_auto_corr_2D_avg"), 1e-12);
		assertTrue(found.absent().get("cm_corr_3D_avg").contains("one gray level"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "slice", "line", "column", "pieces", "ring" })
	void thinAndBrokenRegionsHaveAllFeatures(final String shape) {
		final IntBinaryOperator value = (x, y) -> 7 * x * x % 50 + 11 * y * y % 30 + x / 12 * 9 + y / 12 * 30;
		final FeatureVector found = switch (shape) {
			case "slice" -> region(7, 6, 1, value, (x, y) -> 0);
			case "line" -> region(13, 1, 1, value, (x, y) -> 0);
			case "column" -> region(1, 1, 13, value, (x, y) -> 0);
			case "pieces" -> region(11, 5, 2, value, (x, y) -> x > 3 && x < 7 ? 1 : 0);
			default -> region(7, 7, 1, value, (x, y) -> x > 1 && x < 5 && y > 1 && y < 5 ? 1 : 0);
		};
		// along z no two voxels of a slice are neighbours
		assertAbsent(found, shape.equals("column") ? "cm_.*_2.*" : "none");
	}

	/** A slice with a single voxel has no pair: the mean is that of the other slices. */
	@Test
	void slicesWithoutPairsAreLeftOutOfTheMean() {
		final IntBinaryOperator value = (x, y) -> 13 * x % 40 + 9 * (y % 4);
		final FeatureVector two = region(5, 4, 2, value, (x, y) -> y < 4 || x == 0 && y == 4 ? 0 : 1);
		final FeatureVector one = region(5, 4, 1, value, (x, y) -> 0);
		for (final String id : List.of("cm_contrast_2D_avg", "cm_corr_2D_comb", "cm_joint_entr_2_5D_comb")) {
			assertEquals(one.value(id), two.value(id), 1e-12, id);
		}
	}

	@Test
	void theAreaUnderTheVolumeHistogramIsTheManuals() {
		// the web manual's values, which the table of the tests leaves out
		assertEquals(0.32, value("digital", "ivh_auc"), 0.0005);
		assertEquals(0.563, value("D", "ivh_auc"), 0.0125);
	}

	private static double value(final String dataset, final String id) {
		return FeatureExtractor.extract(IbsiOracle.image(dataset), IbsiOracle.mask(dataset), IbsiOracle.set(dataset, List.of(
			IbsiOracle.volumeHistogram(dataset)))).value(id);
	}

	/** The volume histogram in bins, by counting bin centres one by one. */
	@Test
	void binsOfAVolumeHistogramStandForTheirCentres() {
		final double[] values = { 0.2, 0.7, 1.1, 1.2, 1.9, 2.6, 3.9, 3.99, 4, 4.2 };
		final Geometry grid = new Geometry(10, 1, 1, 1, 1, 1);
		final FeatureVector found = FeatureExtractor.extract(Volume.of("SUV", values, grid), Mask.of(grid, (x, y, z) -> true),
			new FeatureSet("test", 1, "", MaskRule.PIXEL_CENTRE, IntensityScale.STORED, new IbsiPreparation(), List.of(
				new IbsiVolumeHistogram(new FixedBinSize(0.5, 0), new IbsiVolumeHistogram.Range(0, 4))), List.of()));
		// centres 0.25 to 3.75 of bins 1 to 8: 10 % lies at 0.6, so from 0.75; 90 % at 3.4, so from 3.75
		assertEquals(0.9, found.value("ivh_v10"), 1e-12);
		assertEquals(0.4, found.value("ivh_v90"), 1e-12);
		assertEquals(0.75, found.value("ivh_i90"), 1e-12);
		assertTrue(found.absent().containsKey("ivh_i10"), "four tenths lie in the last bin");
	}

	@Test
	void theFileGivesTheSameSet() {
		final FeatureSet set = new FeatureSet("test", FeatureSet.SCHEMA_VERSION, "", MaskRule.PIXEL_CENTRE, IntensityScale.CT,
			new IbsiPreparation(), List.of(new IbsiHistogram(new FixedBinSize(25, -1000)), new IbsiVolumeHistogram(new FixedBinSize(
				2.5, -1000), new IbsiVolumeHistogram.Range(-1000, 400)), new IbsiCooccurrence(new FixedBinSize(25, -1000), SPACE, 2),
				new IbsiRunLength(new FixedBinNumber(32), ALL)), List.of());
		assertEquals(set, FeatureSet.parse(set.toJson(), "the file"));
		assertTrue(set.toJson().contains("\"3D:avg\""), set.toJson());
		assertEquals(23 + 7 + 2 * 25 + 6 * 16, set.features().size());
		assertTrue(set.features().stream().anyMatch(info -> info.id().equals("cm_contrast_d2_3D_comb")));
		final FeatureSet open = set(new FixedBinNumber(8), ALL, 1);
		assertEquals(open, FeatureSet.parse(open.toJson(), "the file"));
	}

	@Test
	void aSetIsEditedByWords() {
		final FeatureSet edited = new FeatureSetEdit("mine", "", null, null, null, Map.of(FamilyParameter.DISCRETISATION,
			"bins of 12.5 from -200", FamilyParameter.AGGREGATIONS, "2.5D:vmrg 3D:mrg", FamilyParameter.DISTANCE, "3",
			FamilyParameter.VOLUME_HISTOGRAM, "none in -200 400"), List.of(), List.of()).applyTo(set(new FixedBinNumber(8), ALL, 1));
		final FixedBinSize bins = new FixedBinSize(12.5, -200);
		final List<Aggregation> merged = List.of(Aggregation.SLICES_MERGED, Aggregation.SPACE_MERGED);
		assertEquals(List.of(new IbsiHistogram(bins), new IbsiVolumeHistogram(new Undiscretised(),
			new IbsiVolumeHistogram.Range(-200, 400)), new IbsiCooccurrence(bins, merged, 3), new IbsiRunLength(bins, merged)), edited
				.families());
		assertTrue(edited.describe().contains("bins of 12.5 from -200.0, distance 3, 2.5D:vmrg, 3D:mrg"), edited.describe());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "bins", "25", "bins of x from 0", "bins of 25 from 1 2", "none at all" })
	void anUnknownDiscretisationIsRefused(final String text) {
		assertProblem(() -> new IbsiHistogram(new FixedBinNumber(8)).changed(FamilyParameter.DISCRETISATION, text),
			"'discretisation' is '", "bins of 25 from -1000");
	}

	@Test
	void whatDoesNotFitIsRefused() {
		final FixedBinNumber bins = new FixedBinNumber(8);
		assertProblem(() -> new IbsiCooccurrence(bins, ALL, 0), "distance is 0");
		assertProblem(() -> new IbsiCooccurrence(bins, List.of(), 1), "no aggregation");
		assertProblem(() -> new IbsiRunLength(bins, List.of(Aggregation.SPACE)), "'3D'", "3D:mrg");
		assertProblem(() -> new IbsiRunLength(bins, ALL).changed(FamilyParameter.AGGREGATIONS, "3D"), "'aggregations' is '3D'");
		assertProblem(() -> new IbsiVolumeHistogram(bins, new IbsiVolumeHistogram.Range(0, 1)), "leave the range out");
		assertProblem(() -> new IbsiVolumeHistogram(new FixedBinSize(1, 0), new IbsiVolumeHistogram.Range(1, 9)), "begin together");
		assertProblem(() -> new IbsiVolumeHistogram.Range(1, 1), "1.0 to 1.0");
	}

	private static FeatureInspection look(final FeatureSet set, final String id) {
		final Image image = Image.random(11);
		final Geometry grid = new Geometry(image.size[0], image.size[1], image.size[2], 1, 1, 1);
		final Volume volume = Volume.of("shown", image.values, grid);
		final Mask mask = Mask.of(grid, (x, y, z) -> image.inside[x + image.size[0] * (y + image.size[1] * z)]);
		return id.contains(" ") ? FeatureInspection.of(volume, mask, set, MatrixChoice.parse(id.replaceFirst(" \\S+$", ""), id
			.replaceFirst(".* ", ""), 1)) : FeatureInspection.of(volume, mask, set, id);
	}

	@Test
	void theMatrixShownGivesTheMergedFeature() {
		final FeatureSet set = set(new FixedBinNumber(8), ALL, 1);
		for (final String aggregation : List.of("2_5D_comb", "3D_comb")) {
			final FeatureInspection seen = look(set, "cm_contrast_" + aggregation);
			final FeatureBasis.Matrix matrix = (FeatureBasis.Matrix) seen.basis().orElseThrow();
			double contrast = 0;
			for (int i = 0; i < matrix.counts().length; i++) {
				for (int j = 0; j < matrix.counts().length; j++) {
					contrast += (i - j) * (i - j) * matrix.counts()[i][j] / matrix.total();
				}
			}
			assertEquals(seen.value(), contrast, 1e-12);
			assertFalse(seen.explanation().contains("their sum"));
		}
		assertTrue(look(set, "cm_contrast_3D_avg").explanation().endsWith("the matrix shown is their sum."));
		final FeatureInspection runs = look(set, "rlm_lre_3D_comb");
		final FeatureBasis.Matrix matrix = (FeatureBasis.Matrix) runs.basis().orElseThrow();
		double emphasis = 0;
		for (final double[] row : matrix.counts()) {
			for (int j = 0; j < row.length; j++) {
				emphasis += (j + 1) * (j + 1) * row[j] / matrix.total();
			}
		}
		assertEquals(runs.value(), emphasis, 1e-12);
	}

	@ParameterizedTest
	@ValueSource(strings = { "co-occurrence all", "co-occurrence 45", "run length all", "run length 135", "histogram all",
		"discretised image all" })
	void everyMatrixCanBeLookedAt(final String choice) {
		assertTrue(look(set(new FixedBinNumber(8), ALL, 1), choice).basis().isPresent());
	}
}
