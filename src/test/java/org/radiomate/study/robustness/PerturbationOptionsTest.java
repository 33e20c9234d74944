package org.radiomate.study.robustness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.Problems.assertProblem;

import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomate.feature.FeatureExtractor;
import org.radiomate.feature.FeatureSet;
import org.radiomate.task.Progress;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Mask;
import org.radiomate.volume.Volume;
import org.radiomate.volume.filter.Dimensions;
import org.radiomate.volume.filter.PreprocessingStep;
import org.radiomate.volume.filter.StepText;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

class PerturbationOptionsTest {

	private static final Geometry GRID = new Geometry(40, 36, 9, 0.8, 0.8, 3);

	private static Volume noise() {
		final Well19937c random = new Well19937c(4);
		final double[] values = new double[(int) GRID.voxelCount()];
		for (int i = 0; i < values.length; i++) values[i] = Math.rint(40 + 30 * random.nextGaussian());
		return Volume.of("noise", values, GRID);
	}

	private static Mask disc(final double radius) {
		return Mask.of(GRID, (x, y, z) -> z > 2 && z < 6 && Math.hypot(x - 20, y - 18) <= radius);
	}

	@Test
	void everyPatientKindAndDrawHasItsOwnSeedThatTextsAndJsonKeep() {
		final Set<String> seen = new HashSet<>();
		for (final String patient : List.of("A", "B", "SIM001", "SIM002", "ä")) {
			final List<PreprocessingStep> steps = PerturbationOptions.defaults().steps(patient);
			assertEquals(11, steps.size());
			assertEquals(steps, StepText.parse(StepText.of(steps)));
			for (final PreprocessingStep step : steps.subList(2, 11)) {
				assertTrue(seen.add(step.text()), step.text());
				final long seed = Long.parseLong(step.text().replaceAll(".*seed (\\d+).*", "$1"));
				assertEquals(seed, (long) (double) seed, "a double holds it");
			}
		}
		assertEquals(PerturbationOptions.defaults().steps("A"), PerturbationOptions.defaults().steps("A"));
	}

	@Test
	void zeroLeavesAKindOut() {
		assertEquals("erode 2 mm 2d", StepText.of(new PerturbationOptions(0, 2, 0, 0, 0, Dimensions.SLICE, 3, 1).steps("A")));
		assertEquals(4, new PerturbationOptions(0, 0, 0, 0, 5, Dimensions.SLICE, 4, 1).steps("A").size());
		assertEquals("one at a time grown by 1 mm, shrunk by 1 mm, moved by 1 mm in a random direction (3 times), given a random " +
			"boundary of SD 1 mm and correlation length 5 mm (3 times), given Gaussian noise of SD 10 in the image (3 times); regions " +
			"changed in space", PerturbationOptions.defaults().describe());
		assertEquals("one at a time shrunk by 2.5 mm; regions changed in slices", new PerturbationOptions(0, 2.5, 0, 0, 0,
			Dimensions.SLICE, 3, 1).describe());
		assertProblem(() -> new PerturbationOptions(0, 0, 0, 0, 0, Dimensions.SPACE, 3, 1), "nothing to perturb", "'noise'");
		assertProblem(() -> new PerturbationOptions(1, -1, 0, 0, 0, Dimensions.SPACE, 3, 1), "'shrink'", "-1");
		assertProblem(() -> new PerturbationOptions(1, 1, 0, 0, 0, Dimensions.SPACE, 0, 1), "'draws'", "1 to 1000");
		assertProblem(() -> PerturbationOptions.dimensions("4d"), "'dimensions'", "2d or 3d");
	}

	/** A region that is not moved has the same features, so nothing but the perturbation makes a difference. */
	@ParameterizedTest
	@ValueSource(strings = { "IBEX 352", "IBSI 2D", "IBSI 3D" })
	void aPerturbationOfNothingChangesNothing(final String name) {
		final FeatureSet set = FeatureSet.builtIn(name);
		final PerturbedReading reading = PerturbedReading.of(noise(), disc(9), set, StepText.parse(
			"dilate 0.01 mm 2d; shift 0.01 mm seed 3 2d; noise sd 1e-300 hu seed 4"), Progress.NONE);
		for (int k = 1; k < 4; k++) assertArrayEquals(reading.values()[0], reading.values()[k], 1e-12, "reading " + k);
		assertArrayEquals(FeatureExtractor.extract(noise(), disc(9), set).values(), reading.values()[0], 0);
	}

	@Test
	void anEmptyRegionAndAnAbsentValueAreNamed() {
		final PerturbedReading reading = PerturbedReading.of(noise(), disc(1.5), FeatureSet.builtIn("IBEX 352"), StepText.parse(
			"erode 4 mm 2d; dilate 1 mm 2d"), Progress.NONE);
		final double[] empty = reading.values()[1];
		for (final double value : empty) assertEquals(Double.NaN, value);
		final String all = String.join("\n", reading.problems());
		assertTrue(all.contains("Perturbed by 'erode 4 mm 2d', no feature has a value") && all.contains("leaves no voxel"), all);
		assertTrue(all.contains("Unperturbed, there is no value of ") && all.contains("0-7"), all);
	}
}
