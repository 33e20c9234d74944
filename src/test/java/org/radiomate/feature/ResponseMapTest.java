package org.radiomate.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.Problems.assertProblem;

import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.radiomate.feature.ibsi.IbsiPreparation;
import org.radiomate.feature.ibsi.IbsiStatistics;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.IntensityScale;
import org.radiomate.volume.Mask;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.Volume;
import org.radiomate.volume.filter.StepText;

import java.util.List;

/** Features of response maps beside those of the image. */
class ResponseMapTest {

	private static final Geometry GRID = new Geometry(24, 22, 10, 0.8, 0.8, 3);

	private static final FeatureCalculator STATISTICS = new IbsiStatistics();

	private static Volume volume() {
		final Well19937c random = new Well19937c(5);
		final double[] hu = new double[(int) GRID.voxelCount()];
		for (int i = 0; i < hu.length; i++) hu[i] = 40 + 50 * random.nextGaussian();
		return Volume.of("noise", hu, GRID);
	}

	private static FeatureVector extract(final String steps, final FeatureCalculator... families) {
		final Mask mask = Mask.of(GRID, (x, y, z) -> Math.pow((x - 12) / 6.0, 2) + Math.pow((y - 11) / 5.0, 2) + Math.pow((z -
			4.5) / 2.5, 2) <= 1);
		return FeatureExtractor.extract(volume(), mask, new FeatureSet("mine", 2, "", MaskRule.PIXEL_CENTRE, IntensityScale.CT,
			StepText.parse(steps), new IbsiPreparation(), List.of(families), List.of()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "none|gaussian 1.5 mm", "threshold -20 100|laplacian-of-gaussian 3 mm",
		"resample 1 1 2 mm linear; round; outliers 2|gaussian 2 mm; laplacian-of-gaussian 2 mm" })
	void aMapGivesWhatItsStepsGiveBehindThoseOfTheSet(final String steps, final String mapSteps) {
		final FeatureVector together = extract(steps, STATISTICS, new ResponseMap("smooth", StepText.parse(mapSteps), List.of(
			STATISTICS)));
		final FeatureVector image = extract(steps, STATISTICS), map = extract(steps.equals("none") ? mapSteps : steps + "; " +
			mapSteps, STATISTICS);
		assertEquals(36, together.ids().size());
		for (final String id : image.ids()) {
			assertEquals(image.value(id), together.value(id), id);
			assertEquals(map.value(id), together.value("smooth_" + id), "smooth_" + id);
		}
	}

	@Test
	void aMapReadsBackFromItsFileAndSaysWhatItIs() {
		final FeatureSet set = new FeatureSet("mine", 2, "", MaskRule.PIXEL_CENTRE, IntensityScale.CT, List.of(),
			new IbsiPreparation(), List.of(new ResponseMap("log3", StepText.parse("laplacian-of-gaussian 3 mm"), List.of(
				STATISTICS))), List.of());
		assertEquals(set, FeatureSet.parse(set.toJson(), "mine"));
		assertTrue(set.describe().contains("On the response map log3 (laplacian-of-gaussian sigma 3 mm 3d)"), set.describe());
		assertEquals("response", set.features().get(0).unit());
	}

	@Test
	void aMapWithoutStepOrNameIsRefused() {
		assertProblem(() -> new ResponseMap("log 3", StepText.parse("round"), List.of(STATISTICS)), "use a word");
		assertProblem(() -> new ResponseMap("log", List.of(), List.of(STATISTICS)), "no step or no family");
		assertProblem(() -> new ResponseMap("outer", StepText.parse("round"), List.of(new ResponseMap("inner", StepText.parse(
			"round"), List.of(STATISTICS)))), "holds the map 'inner'");
	}
}
