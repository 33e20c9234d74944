package org.radiomate.volume.filter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.radiomate.task.DerivedSeed;
import org.radiomate.task.ParallelTasks;
import org.radiomate.task.Progress;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Mask;
import org.radiomate.volume.RoiCrop;
import org.radiomate.volume.Volume;

import java.util.Arrays;
import java.util.List;

/** What the seeded steps must do on average, and to the bit. */
class RandomStepsTest {

	private static final Geometry GRID = new Geometry(48, 44, 40, 1, 1, 1);

	private static Mask ball(final double x, final double y, final double z, final double radius) {
		return Mask.of(GRID, (i, j, k) -> Math.pow(i - x, 2) + Math.pow(j - y, 2) + Math.pow(k - z, 2) <= radius * radius);
	}

	private static MaskedImage perturbed(final PreprocessingStep step, final Mask mask) {
		return Preprocessing.apply(List.of(step), Volume.of("flat", new double[(int) GRID.voxelCount()], GRID), mask);
	}

	/** Where the mask lies in the whole image, in voxels. */
	private static double[] centroid(final MaskedImage image) {
		final double[] sum = new double[4];
		final RoiCrop crop = image.part();
		for (int i = 0; i < crop.inside().length; i++) {
			if (!crop.inside()[i]) continue;
			sum[0] += crop.x0() + i % crop.width();
			sum[1] += crop.y0() + i / crop.width() % crop.height();
			sum[2] += crop.z0() + i / (crop.width() * crop.height());
			sum[3]++;
		}
		return new double[] { sum[0] / sum[3], sum[1] / sum[3], sum[2] / sum[3], sum[3] };
	}

	/** To the nearest voxel. */
	@Property(tries = 60)
	void aShiftMovesTheRegionByItsVectorAndKeepsItsVolume(@ForAll final long seed,
		@ForAll @DoubleRange(min = 0.1, max = 9) final double distanceMm, @ForAll final Dimensions dimensions)
	{
		final Shift shift = new Shift(distanceMm, seed, dimensions);
		final Mask mask = ball(23, 22, 20, 8.3);
		final double[] before = { 23, 22, 20 }, vector = shift.vectorMm(), after = centroid(perturbed(shift, mask));
		assertEquals(distanceMm, Math.sqrt(vector[0] * vector[0] + vector[1] * vector[1] + vector[2] * vector[2]), 1e-9);
		if (dimensions == Dimensions.SLICE) assertEquals(0, vector[2]);
		for (int axis = 0; axis < 3; axis++) assertEquals(before[axis] + vector[axis], after[axis], 0.51, shift.text());
		assertEquals(mask.count(), after[3], 0.06 * mask.count(), shift.text());
	}

	/** Of 3000 directions; the mean's standard error along an axis is 1 / sqrt(3 * 3000). */
	@Test
	void directionsOfShiftsHaveNoPreference() {
		final double[] mean = new double[3], squares = new double[3];
		final int n = 3000;
		for (int seed = 0; seed < n; seed++) {
			final double[] vector = new Shift(1, seed, Dimensions.SPACE).vectorMm();
			for (int axis = 0; axis < 3; axis++) {
				mean[axis] += vector[axis] / n;
				squares[axis] += vector[axis] * vector[axis] / n;
			}
		}
		for (int axis = 0; axis < 3; axis++) {
			assertEquals(0, mean[axis], 5 / Math.sqrt(3 * n), "axis " + axis);
			assertEquals(1.0 / 3, squares[axis], 5 * 0.3 / Math.sqrt(n), "axis " + axis);
		}
	}

	@Test
	void aRegionThatLeavesTheImageIsLostThereAndNamedIfNothingIsLeft() {
		final Mask atTheEdge = ball(1, 22, 20, 6);
		double smallest = Double.POSITIVE_INFINITY;
		for (int seed = 0; seed < 30; seed++) {
			smallest = Math.min(smallest, centroid(perturbed(new Shift(3, seed, Dimensions.SPACE), atTheEdge))[3]);
		}
		assertTrue(smallest < 0.8 * atTheEdge.count(), smallest + " of " + atTheEdge.count());
		org.radiomate.testing.Problems.assertProblem(() -> {
			for (int seed = 0; seed < 30; seed++) perturbed(new Shift(60, seed, Dimensions.SLICE), atTheEdge);
		}, "shift 60 mm seed", "no voxel", "flat");
	}

	private static double[] field(final Roughening step, final int x0, final int y0, final int z0, final Geometry box) {
		return step.displacementsMm(new RoiCrop(x0, y0, z0, box, new double[(int) box.voxelCount()], new boolean[(int) box
			.voxelCount()]));
	}

	/** Mean, standard deviation and correlation of the field, over an area of some thousand correlation cells. */
	@ParameterizedTest
	@CsvSource({ "0.5, 2, 3d, 1, 1", "2, 4, 3d, 1, 1", "1, 3, 2d, 0.8, 5", "1, 3, 3d, 0.8, 5", "1.5, 1, 3d, 2, 2" })
	void theFieldHasItsAmplitudeAndLength(final double amplitudeMm, final double lengthMm, final String dimensions,
		final double spacingMm, final double sliceMm)
	{
		final Roughening step = (Roughening) StepText.parse("roughen " + amplitudeMm + " length " + lengthMm + " seed 11 " +
			dimensions).get(0);
		final Geometry box = new Geometry(90, 80, 40, spacingMm, spacingMm, sliceMm);
		final double[] field = field(step, -3, 12, 5, box);
		final double mean = Arrays.stream(field).average().orElseThrow();
		final double sd = Math.sqrt(Arrays.stream(field).map(f -> f * f).average().orElseThrow());
		assertEquals(0, mean / amplitudeMm, 0.12);
		assertEquals(1, sd / amplitudeMm, 0.08);
		assertTrue(Arrays.stream(field).allMatch(f -> Math.abs(f) <= 3 * amplitudeMm));
		final int lag = (int) Math.max(1, Math.round(lengthMm / spacingMm));
		final double r = lag * spacingMm / lengthMm;
		assertEquals(Math.exp(-r * r), correlation(field, box, lag), 0.1);
	}

	/** Of voxels some columns apart. */
	private static double correlation(final double[] field, final Geometry box, final int lag) {
		double product = 0, square = 0;
		for (int i = 0; i < field.length; i++) {
			if (i % box.width() >= lag) product += field[i] * field[i - lag];
			square += field[i] * field[i];
		}
		return product / square * box.width() / (box.width() - lag);
	}

	/** What the field says of single voxels: a ball grows where it is positive and shrinks where it is negative. */
	@Property(tries = 30)
	void roughenedVoxelsLieWithinTheField(@ForAll final long seed, @ForAll final Dimensions dimensions) {
		final Roughening step = new Roughening(1.2, 6, seed, dimensions);
		final Mask mask = ball(23, 22, 20, 9);
		final MaskedImage image = perturbed(step, mask);
		final RoiCrop crop = image.part();
		final double[] field = step.displacementsMm(crop);
		int changed = 0;
		for (int i = 0; i < field.length; i++) {
			final boolean before = mask.contains(crop.x0() + i % crop.width(), crop.y0() + i / crop.width() % crop.height(), crop
				.z0() + i / (crop.width() * crop.height()));
			if (crop.inside()[i] == before) continue;
			changed++;
			assertTrue(before ? field[i] <= -1 : field[i] >= 1, () -> step.text());
		}
		assertTrue(changed > 0, step::text);
		assertEquals(mask.count(), image.morphologicalMask().count(), 0.35 * mask.count(), step.text());
	}

	@Test
	void roughRegionsAreAsLargeOnAverage() {
		final Mask mask = ball(23, 22, 20, 9);
		double mean = 0;
		for (int seed = 0; seed < 40; seed++) mean += perturbed(new Roughening(1, 5, seed, Dimensions.SPACE), mask)
			.morphologicalMask().count() / 40.0;
		assertEquals(1, mean / mask.count(), 0.05);
	}

	@Property(tries = 40)
	void noiseHasItsMeanAndDeviation(@ForAll final long seed, @ForAll @IntRange(min = 1, max = 50) final int sd) {
		final MaskedImage image = perturbed(new Noise(sd, seed), Mask.of(GRID, (x, y, z) -> true));
		final double[] values = image.values();
		final double mean = Arrays.stream(values).average().orElseThrow();
		final double square = Arrays.stream(values).map(v -> v * v).average().orElseThrow(), fourth = Arrays.stream(values).map(
			v -> v * v * v * v).average().orElseThrow();
		// five standard errors of 84480 voxels
		assertEquals(0, mean / sd, 5 / Math.sqrt(values.length));
		assertEquals(1, square / sd / sd, 5 * Math.sqrt(2.0 / values.length));
		assertEquals(3, fourth / Math.pow(sd, 4), 5 * Math.sqrt(96.0 / values.length));
	}

	@Test
	void neighboursAndSeedsAreIndependent() {
		final double[] one = VoxelNoise.of(1, 0, 0, 0, GRID), two = VoxelNoise.of(2, 0, 0, 0, GRID);
		for (final int step : new int[] { 1, GRID.width(), GRID.width() * GRID.height() }) {
			double product = 0;
			for (int i = step; i < one.length; i++) product += one[i] * one[i - step];
			assertEquals(0, product / one.length, 5 / Math.sqrt(one.length), "lag " + step);
		}
		double product = 0;
		for (int i = 0; i < one.length; i++) product += one[i] * two[i];
		assertEquals(0, product / one.length, 5 / Math.sqrt(one.length), "seeds");
	}

	/** The normal numbers, counted in tenths of probability. */
	@Test
	void normalNumbersAreNormal() {
		final org.apache.commons.math3.distribution.NormalDistribution normal =
			new org.apache.commons.math3.distribution.NormalDistribution(null, 0, 1);
		final int n = 100_000;
		final int[] counts = new int[10];
		for (int i = 0; i < n; i++) counts[(int) (10 * normal.cumulativeProbability(VoxelNoise.normal(DerivedSeed.of(5, i))))]++;
		for (final int count : counts) assertEquals(n / 10.0, count, 5 * Math.sqrt(0.09 * n), Arrays.toString(counts));
	}

	@Property(tries = 20)
	void aBoxHasTheBitsOfTheWhole(@ForAll final long seed, @ForAll @IntRange(max = 9) final int x0,
		@ForAll @IntRange(max = 9) final int z0)
	{
		final Geometry box = new Geometry(7, 5, 6, 1, 1, 2), whole = new Geometry(20, 18, 16, 1, 1, 2);
		final Roughening step = new Roughening(1, 3, seed, Dimensions.SPACE);
		final double[] part = field(step, x0, 3, z0, box), all = field(step, 0, 0, 0, whole);
		for (int i = 0; i < part.length; i++) {
			assertEquals(all[x0 + i % 7 + 20 * (3 + i / 7 % 5 + 18 * (z0 + i / 35))], part[i], 0, step.text());
		}
	}

	@Test
	void anyNumberOfThreadsGivesTheSameBits() {
		final Mask mask = ball(23, 22, 20, 9);
		final List<PreprocessingStep> steps = StepText.parse("noise sd 10 hu seed 3; roughen 1 length 4 seed 5; shift 2 seed 6");
		final Volume volume = Volume.of("flat", new double[(int) GRID.voxelCount()], GRID);
		final MaskedImage alone = Preprocessing.apply(steps, volume, mask);
		for (final MaskedImage image : ParallelTasks.map(6, 3, "", Progress.NONE, i -> Preprocessing.apply(steps, volume, mask))) {
			assertArrayEquals(alone.values(), image.values(), 0);
			assertArrayEquals(alone.morphology(), image.morphology());
		}
		assertNotEquals(alone.values()[0], Preprocessing.apply(StepText.parse("noise sd 10 hu seed 4"), volume, mask)
			.values()[0]);
	}
}
