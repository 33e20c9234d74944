package org.radiomate.feature.ibsi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.radiomate.feature.FeatureExtractor;
import org.radiomate.feature.FeatureSet;
import org.radiomate.feature.FeatureVector;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.IntensityScale;
import org.radiomate.volume.Mask;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.Volume;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Morphology and local intensity of known bodies, of turned, moved and tiny regions. */
class IbsiShapePropertiesTest {

	private static final FeatureSet SET = new FeatureSet("shape", FeatureSet.SCHEMA_VERSION, "", MaskRule.PIXEL_CENTRE,
		IntensityScale.STORED, new IbsiPreparation(), List.of(new IbsiMorphology(true), new IbsiLocalIntensity()), List.of());

	/** Intensity at a voxel. */
	private interface Intensities {

		double at(int x, int y, int z);
	}

	private static FeatureVector features(final Geometry grid, final Intensities intensities, final Mask.VoxelCondition inside) {
		final double[] values = new double[(int) grid.voxelCount()];
		for (int i = 0; i < values.length; i++) values[i] = intensities.at(i % grid.width(), i / grid.width() % grid.height(), i /
			(grid.width() * grid.height()));
		return FeatureExtractor.extract(Volume.of("body", values, grid), Mask.of(grid, inside), SET);
	}

	private static void assertSame(final FeatureVector expected, final FeatureVector found) {
		for (final String id : expected.ids()) {
			final double value = expected.value(id);
			assertEquals(value, found.value(id), 1e-10 * Math.max(1, Math.abs(value)), id);
		}
	}

	/** A random lump with random intensities, turned, mirrored, moved and padded. */
	@Property(tries = 40)
	void placeAndDirectionDoNotMatter(@ForAll final long seed, @ForAll @IntRange(max = 5) final int order,
		@ForAll @IntRange(max = 7) final int flips, @ForAll @IntRange(max = 3) final int padding)
	{
		final int[] axes = new int[][] { { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 }, { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 } }[order];
		final int[] size = { 7, 8, 6 };
		final double[] spacing = { 2.3, 3.1, 4.7 };
		final Well19937c random = new Well19937c(seed);
		final double[] values = new double[7 * 8 * 6];
		final boolean[] inside = new boolean[values.length];
		for (int i = 0; i < values.length; i++) {
			values[i] = 100 + random.nextInt(80);
			inside[i] = random.nextInt(3) > 0;
		}
		inside[100] = true;
		final FeatureVector straight = lump(size, spacing, values, inside, new int[] { 0, 1, 2 }, 0, 0);
		assertSame(straight, lump(size, spacing, values, inside, axes, flips, padding));
	}

	/** NaN around the lump: a ball is what is left of it inside. */
	private static FeatureVector lump(final int[] size, final double[] spacing, final double[] values, final boolean[] inside,
		final int[] axes, final int flips, final int padding)
	{
		final Geometry grid = new Geometry(size[axes[0]] + 2 * padding, size[axes[1]] + padding, size[axes[2]] + padding,
			spacing[axes[0]], spacing[axes[1]], spacing[axes[2]]);
		return features(grid, (x, y, z) -> {
			final int i = source(size, axes, flips, x - padding, y, z - padding);
			return i < 0 ? Double.NaN : values[i];
		}, (x, y, z) -> {
			final int i = source(size, axes, flips, x - padding, y, z - padding);
			return i >= 0 && inside[i];
		});
	}

	private static int source(final int[] size, final int[] axes, final int flips, final int... place) {
		final int[] original = new int[3];
		for (int axis = 0; axis < 3; axis++) {
			final int length = size[axes[axis]];
			if (place[axis] < 0 || place[axis] >= length) return -1;
			original[axes[axis]] = (flips >> axis & 1) == 1 ? length - 1 - place[axis] : place[axis];
		}
		return original[0] + size[0] * (original[1] + size[1] * original[2]);
	}

	/** Bodies in millimetres on several grids. */
	@ParameterizedTest
	@CsvSource({ "1,1,1", "0.7,0.7,1.5", "0.9,1.2,0.6" })
	void anEllipsoidHasItsMillimetres(final double dx, final double dy, final double dz) {
		final double a = 24, b = 18, c = 12;
		final FeatureVector body = features(new Geometry((int) (54 / dx), (int) (42 / dy), (int) (30 / dz), dx, dy, dz), (x, y,
			z) -> 7, (x, y, z) -> square((x * dx - 26) / a) + square((y * dy - 20) / b) + square((z * dz - 14) / c) <= 1);
		final double volume = 4 * Math.PI / 3 * a * b * c;
		assertEquals(volume, body.value("morph_volume"), 0.006 * volume);
		assertEquals(volume, body.value("morph_vol_approx"), 0.006 * volume);
		assertEquals(7 * volume, body.value("morph_integ_int"), 0.006 * 7 * volume);
		assertEquals(2 * a, body.value("morph_diam"), dx);
		// the variance of a filled ellipsoid is a²/5
		assertEquals(4 * a / Math.sqrt(5), body.value("morph_pca_maj_axis"), 0.2);
		assertEquals(4 * b / Math.sqrt(5), body.value("morph_pca_min_axis"), 0.2);
		assertEquals(4 * c / Math.sqrt(5), body.value("morph_pca_least_axis"), 0.2);
		assertEquals(b / a, body.value("morph_pca_elongation"), 0.005);
		assertEquals(c / a, body.value("morph_pca_flatness"), 0.005);
		// the mesh reaches up to half a voxel beyond the ellipsoid on each side
		final double box = (2 * a + dx / 2) * (2 * b + dy / 2) * (2 * c + dz / 2);
		assertEquals(volume / box, body.value("morph_vol_dens_aabb"), 0.03);
		assertEquals(volume / box, body.value("morph_vol_dens_ombb"), 0.03);
		assertEquals(0.95, body.value("morph_vol_dens_mvee"), 0.05);
		assertEquals(0.96, body.value("morph_vol_dens_conv_hull"), 0.04);
		assertEquals(0, body.value("morph_com"), 1e-9);
		assertEquals(7, body.value("loc_peak_glob"), 1e-12);
		assertTrue(Double.isNaN(body.value("morph_moran_i")));
	}

	private static double square(final double x) {
		return x * x;
	}

	@ParameterizedTest
	@CsvSource({ "1,1,1", "0.5,1,2" })
	void aCylinderHasItsMillimetres(final double dx, final double dy, final double dz) {
		final double radius = 16, length = 40;
		final FeatureVector body = features(new Geometry((int) (36 / dx), (int) (36 / dy), (int) (length / dz), dx, dy, dz), (x, y,
			z) -> z, (x, y, z) -> Math.hypot(x * dx - 17.4, y * dy - 17.2) <= radius);
		final double volume = Math.PI * radius * radius * length;
		assertEquals(volume, body.value("morph_vol_approx"), 0.01 * volume);
		assertEquals(volume, body.value("morph_volume"), 0.02 * volume);
		assertEquals(Math.hypot(2 * radius, length), body.value("morph_diam"), 2);
		// sd of a uniform length² is length²/12
		assertEquals(4 * length / Math.sqrt(12), body.value("morph_pca_maj_axis"), 0.3);
		assertEquals(2 * radius, body.value("morph_pca_min_axis"), 0.3);
		// a wedge of intensities from 0 to the top has its centre of mass at two thirds
		assertEquals(length / 6, body.value("morph_com"), dz);
		assertTrue(body.value("morph_moran_i") > 0.1 && body.value("morph_geary_c") < 0.9);
	}

	private static Set<String> absent(final FeatureVector vector) {
		final Set<String> absent = new TreeSet<>();
		for (final String id : vector.ids()) {
			if (Double.isFinite(vector.value(id))) continue;
			assertFalse(vector.absent().get(id).isBlank(), id);
			assertTrue(Double.isNaN(vector.value(id)), id);
			absent.add(id);
		}
		return absent;
	}

	private static FeatureVector small(final Intensities intensities, final Mask.VoxelCondition inside) {
		return features(new Geometry(9, 9, 5, 2, 2, 3), intensities, inside);
	}

	private static final Intensities VARIED = (x, y, z) -> 50 + 7 * x + 11 * (y * y % 5) + 3 * z;

	@Test
	void aSingleVoxelHasNoAxes() {
		final FeatureVector voxel = small(VARIED, (x, y, z) -> x == 4 && y == 4 && z == 2);
		assertEquals(Set.of("morph_pca_maj_axis", "morph_pca_min_axis", "morph_pca_least_axis", "morph_pca_elongation",
			"morph_pca_flatness", "morph_vol_dens_aee", "morph_area_dens_aee", "morph_moran_i", "morph_geary_c"), absent(voxel));
		// an octahedron of 2, 2 and 3 mm
		assertEquals(2, voxel.value("morph_volume"), 1e-12);
		assertEquals(12, voxel.value("morph_vol_approx"), 1e-12);
		assertEquals(3, voxel.value("morph_diam"), 1e-12);
		assertEquals(1, voxel.value("morph_vol_dens_conv_hull"), 1e-12);
		assertEquals(1 / 6.0, voxel.value("morph_vol_dens_aabb"), 1e-12);
		assertEquals(1 / Math.PI, voxel.value("morph_vol_dens_mvee"), 1e-9);
		assertEquals(0, voxel.value("morph_com"), 1e-12);
	}

	@Test
	void aSliceHasAFlatEllipsoid() {
		final FeatureVector slice = small(VARIED, (x, y, z) -> z == 2 && x > 1 && x < 7 && y > 2 && y < 6);
		assertEquals(Set.of("morph_vol_dens_aee"), absent(slice));
		assertEquals(0, slice.value("morph_pca_least_axis"), 0);
		assertEquals(0, slice.value("morph_pca_flatness"), 0);
		final FeatureVector oblique = small(VARIED, (x, y, z) -> x == y);
		assertEquals(Set.of("morph_vol_dens_aee"), absent(oblique));
	}

	@Test
	void aLineHasNoEllipsoid() {
		final Set<String> expected = Set.of("morph_vol_dens_aee", "morph_area_dens_aee");
		assertEquals(expected, absent(small(VARIED, (x, y, z) -> y == 3 && z == 1)));
		assertEquals(expected, absent(small(VARIED, (x, y, z) -> x == y && y == z)));
		assertEquals(0, small(VARIED, (x, y, z) -> x == y && y == z).value("morph_pca_elongation"), 0);
	}

	@Test
	void piecesAndRingsHaveAllFeatures() {
		final FeatureVector pieces = small(VARIED, (x, y, z) -> x + y + z < 3 || x + y + z > 18);
		assertEquals(Set.of(), absent(pieces));
		assertTrue(pieces.value("morph_vol_dens_conv_hull") < 0.3);
		final FeatureVector ring = small(VARIED, (x, y, z) -> z > 0 && z < 4 && Math.abs(Math.hypot(x - 4, y - 4) - 3.3) < 0.8);
		assertEquals(Set.of(), absent(ring));
		assertTrue(ring.value("morph_vol_dens_conv_hull") < 0.9);
	}

	@Test
	void constantIntensityHasNoAutocorrelation() {
		assertEquals(Set.of("morph_moran_i", "morph_geary_c"), absent(small((x, y, z) -> 0.1, (x, y, z) -> x < 5)));
		assertEquals(Set.of("morph_moran_i", "morph_geary_c", "morph_com"), absent(small((x, y, z) -> 0, (x, y, z) -> x < 5)));
		assertEquals(Set.of("morph_com"), absent(small((x, y, z) -> x - 2, (x, y, z) -> x < 5)));
	}

	/** The manual's own values of the digital phantom, moderate consensus: ZH1A 0.869 ± 0.005, IQYR 0.866 ± 0.005. */
	@Test
	void theDigitalPhantomHasItsOrientedBox() {
		final FeatureVector phantom = FeatureExtractor.extract(IbsiOracle.image("digital"), IbsiOracle.mask("digital"), IbsiOracle
			.set("digital", List.of(new IbsiMorphology(false))));
		assertEquals(0.869, phantom.value("morph_vol_dens_ombb"), 0.005);
		assertEquals(0.866, phantom.value("morph_area_dens_ombb"), 0.005);
	}

	@Test
	void withoutSpatialFeaturesTheOthersStay() {
		final List<String> all = new IbsiMorphology(true).features().stream().map(info -> info.id()).toList();
		assertEquals(29, all.size());
		assertEquals(all.subList(0, 27), new IbsiMorphology(false).features().stream().map(info -> info.id()).toList());
	}

	/** By definition: every voxel of the image whose centre is near. Of two largest voxels the one with the higher mean. */
	@Property(tries = 30)
	void peaksAreMeansOfBalls(@ForAll final long seed, @ForAll @IntRange(min = 2, max = 10) final int depth) {
		final Geometry grid = new Geometry(14, 12, depth, 1.1, 1.4, 2.6);
		final Well19937c random = new Well19937c(seed);
		final double[] values = new double[(int) grid.voxelCount()];
		for (int i = 0; i < values.length; i++) values[i] = random.nextInt(30) == 0 ? Double.NaN : random.nextInt(40);
		final int plane = grid.width() * grid.height();
		final Mask.VoxelCondition inside = (x, y, z) -> !Double.isNaN(values[x + 14 * y + plane * z]) && (x * 5 + y * 3 + z) % 7 < 4;
		final FeatureVector found = features(grid, (x, y, z) -> values[x + 14 * y + plane * z], inside);
		double maximum = -1, local = -1, global = -1;
		for (int i = 0; i < values.length; i++) {
			if (!inside.holds(i % 14, i / 14 % 12, i / plane)) continue;
			final double mean = ballMean(values, i, plane);
			global = Math.max(global, mean);
			if (values[i] > maximum || values[i] == maximum && mean > local) local = mean;
			maximum = Math.max(maximum, values[i]);
		}
		assertEquals(local, found.value("loc_peak_loc"), 1e-10);
		assertEquals(global, found.value("loc_peak_glob"), 1e-10);
	}

	private static double ballMean(final double[] values, final int centre, final int plane) {
		double sum = 0;
		int count = 0;
		for (int j = 0; j < values.length; j++) {
			final double distance = Math.hypot(Math.hypot((j % 14 - centre % 14) * 1.1, (j / 14 % 12 - centre / 14 % 12) * 1.4), (j /
				plane - centre / plane) * 2.6);
			if (distance > 10 * Math.cbrt(3 / (4 * Math.PI)) || Double.isNaN(values[j])) continue;
			sum += values[j];
			count++;
		}
		return sum / count;
	}
}
