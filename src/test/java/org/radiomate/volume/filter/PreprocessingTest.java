package org.radiomate.volume.filter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.Problems.assertProblem;

import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Mask;
import org.radiomate.volume.RoiCrop;
import org.radiomate.volume.Volume;

import java.util.List;

/** The steps together: the part of the image that is looked at, the two masks, and what goes wrong. */
class PreprocessingTest {

	private static final Geometry GRID = new Geometry(40, 36, 14, 0.8, 0.9, 2.5);

	private static double[] noise(final long seed) {
		final Well19937c random = new Well19937c(seed);
		final double[] values = new double[(int) GRID.voxelCount()];
		for (int i = 0; i < values.length; i++) {
			values[i] = 40 + 60 * random.nextGaussian();
		}
		return values;
	}

	private static Mask ellipsoid(final double x, final double y, final double z) {
		return Mask.of(GRID, (i, j, k) -> Math.pow((i - x) / 5, 2) + Math.pow((j - y) / 4, 2) + Math.pow((k - z) / 2, 2) <= 1);
	}

	/** The steps on the whole image. */
	private static MaskedImage whole(final List<PreprocessingStep> steps, final double[] values, final Mask mask) {
		final boolean[] inside = new boolean[values.length];
		int i = 0;
		for (int z = 0; z < GRID.depth(); z++) {
			for (int y = 0; y < GRID.height(); y++) {
				for (int x = 0; x < GRID.width(); x++) inside[i++] = mask.contains(x, y, z);
			}
		}
		MaskedImage image = new MaskedImage("whole", GRID, new RoiCrop(0, 0, 0, GRID, values, inside), inside);
		for (final PreprocessingStep step : steps) image = step.apply(image);
		return image;
	}

	@ParameterizedTest
	@ValueSource(strings = { "gaussian 1.2 mm 3d", "gaussian 1.2 mm 2d", "median 2 pixel 3d", "median 2.6 mm 3d",
		"diffusion 50 hu 4 3d", "diffusion 50 hu 4 2d", "laplacian-of-gaussian 1.1 mm 3d", "laplacian-of-gaussian 1.1 mm 2d",
		"resample 1.1 1.1 1.1 mm linear", "resample 0.5 0.7 5 mm cubic", "resample 2 2 0 mm nearest", "erode 1 mm 3d",
		"erode 2.6 mm 3d", "erode 1 mm 2d", "dilate 3 mm 3d", "dilate 0.1 mm 2d", "ring -2 3 mm 3d", "ring 0 4 mm 2d",
		"threshold 0 100 both", "threshold 0 100; outliers 1",
		"dilate 2 mm 3d; gaussian 0.8 mm 3d; erode 1 mm 3d; median 1 pixel 3d; outliers 2",
		"diffusion 60 hu 3 3d; resample 1.3 1.3 1.3 mm cubic; dilate 2 mm 3d; gaussian 1 mm 3d; ring -4 1 mm 3d; threshold 0 90",
		"resample 1.1 0.7 2 mm spline", "resample 0 0 1 mm spline; round; threshold 0 90", "mean 5 2d zero", "mean 3 3d periodic",
		"ibsi-log 1.1 mm cutoff 3 2d nearest", "ibsi-log 0.9 mm 3d periodic", "laws L5E5 rotations max energy 2 mirror",
		"laws L3E3S3 rotations min zero", "gabor 1 mm lambda 2 mm gamma 0.8 theta 30 deg 2d mirror",
		"gabor 1 mm lambda 2 mm gamma 1.5 theta 0 deg rotations max step 60 deg 3d nearest",
		"wavelet db2 LH level 2 rotations average nearest", "wavelet coif1 HLL level 1 periodic", "simoncelli level 1 2d mirror",
		"simoncelli level 2 3d zero", "riesz-log 1 1 0 sigma 1 mm 2d mirror", "riesz-simoncelli 0 1 1 aligned 1 mm level 1 3d nearest",
		"shift 1.7 mm seed 7 3d", "shift 3 mm seed -4 2d", "roughen 1 mm length 5 mm seed 7 3d", "roughen 0.7 mm length 2 mm seed 1 2d",
		"noise sd 10 hu seed 7", "noise sd 3 hu seed 2; gaussian 1 mm 3d; roughen 0.8 mm length 3 mm seed 5 3d; erode 0.5 mm 2d",
		"resample 1.1 1.1 1.1 mm linear; shift 2 mm seed 3 3d; roughen 1 mm length 4 mm seed 9 3d; noise sd 5 hu seed 1; mean 3 3d",
		"erode 0.9 mm 3d; resample 1 1 1 mm spline; wavelet haar LLH level 1 zero; dilate 2 mm 3d; mean 3 3d mirror; outliers 2",
		"resample 0.6 0.6 2 mm linear; laplacian-of-gaussian 1 mm 3d; resample 1.1 0 0 mm linear; erode 1 mm 2d" })
	void thePartGivesTheBitsOfTheWholeImage(final String text) {
		final List<PreprocessingStep> steps = StepText.parse(text);
		final double[] values = noise(text.hashCode());
		// in the middle, and at two corners of the image
		for (final Mask mask : List.of(ellipsoid(20, 18, 7), ellipsoid(2, 33, 0), ellipsoid(38, 3, 12))) {
			final MaskedImage part = Preprocessing.apply(steps, Volume.of("noise", values, GRID), mask);
			final MaskedImage whole = whole(steps, values, mask);
			assertEquals(whole.whole(), part.whole());
			assertTrue(part.morphologicalMask().count() > 0);
			assertEquals(whole.morphologicalMask().count(), part.morphologicalMask().count());
			assertEquals(whole.intensityMask().count(), part.intensityMask().count());
			assertSameInside(part.part(), part, whole);
		}
	}

	private static void assertSameInside(final RoiCrop crop, final MaskedImage part, final MaskedImage whole) {
		int i = 0;
		for (int z = 0; z < crop.depth(); z++) {
			for (int y = 0; y < crop.height(); y++) {
				for (int x = 0; x < crop.width(); x++, i++) {
					final int j = whole.part().index(crop.x0() + x, crop.y0() + y, crop.z0() + z);
					assertEquals(whole.morphology()[j], crop.inside()[i]);
					assertEquals(whole.intensity()[j], part.intensity()[i]);
					if (crop.inside()[i]) assertEquals(whole.values()[j], crop.values()[i], 0, () -> "voxel " + crop);
				}
			}
		}
	}

	@Test
	void onlyWhatTheStepsReachIsLookedAt() {
		final Mask mask = ellipsoid(20, 18, 7);
		final MaskedImage image = Preprocessing.apply(StepText.parse("gaussian 1 mm 2d"), Volume.of("noise", noise(1), GRID),
			mask);
		assertEquals(mask.width() + 2 * 5, image.grid().width());
		assertEquals(mask.depth(), image.grid().depth());
	}

	@Test
	void reSegmentationLeavesTheShapeAndLaterNewVoxelsCount() {
		final Mask mask = ellipsoid(20, 18, 7);
		final Volume volume = Volume.of("noise", noise(2), GRID);
		final MaskedImage cut = Preprocessing.apply(StepText.parse("threshold 0 80"), volume, mask);
		assertEquals(mask.count(), cut.morphologicalMask().count());
		assertTrue(cut.intensityMask().count() < mask.count());
		final MaskedImage grown = Preprocessing.apply(StepText.parse("threshold 0 80; dilate 3 mm"), volume, mask);
		final long added = grown.morphologicalMask().count() - mask.count();
		assertTrue(added > 0);
		assertEquals(cut.intensityMask().count() + added, grown.intensityMask().count());
		final MaskedImage both = Preprocessing.apply(StepText.parse("threshold 0 80 hu both"), volume, mask);
		assertEquals(cut.intensityMask().count(), both.morphologicalMask().count());
	}

	@Test
	void aStepThatLeavesNothingIsNamed() {
		final Volume volume = Volume.of("noise", noise(3), GRID);
		final Mask mask = ellipsoid(20, 18, 7);
		assertProblem(() -> Preprocessing.apply(StepText.parse("erode 20 mm 3d"), volume, mask), "erode 20 mm 3d", "noise",
			"no voxel");
		assertProblem(() -> Preprocessing.apply(StepText.parse("gaussian 1; threshold 5000 6000"), volume, mask),
			"threshold 5000 6000");
		final double[] bad = noise(4);
		bad[20 + 40 * (18 + 36 * 3)] = Double.NaN;
		assertProblem(() -> Preprocessing.apply(StepText.parse("gaussian 2 mm 3d"), Volume.of("holed", bad, GRID), mask),
			"gaussian sigma 2 mm 3d", "holed", "no finite number");
	}

	@Test
	void theImageItselfIsNotChanged() {
		final double[] values = noise(5);
		Preprocessing.apply(StepText.parse("gaussian 1; diffusion 20 hu 2; dilate 1 mm; outliers 2"), Volume.of("noise", values,
			GRID), ellipsoid(20, 18, 7));
		assertArrayEquals(noise(5), values);
	}
}
