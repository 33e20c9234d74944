package org.radiomate.feature.ibsi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.radiomate.feature.FeatureExtractor;
import org.radiomate.feature.FeatureInfo;
import org.radiomate.feature.FeatureSet;
import org.radiomate.feature.FeatureVector;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Mask;
import org.radiomate.volume.Volume;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which features exist for regions that hardly are one: each exists as a finite number, or is absent for a reason. */
class IbsiDegenerateTest {

	private static final Geometry GRID = new Geometry(12, 12, 6, 1, 1, 2);

	private static Mask mask(final String region) {
		return Mask.of(GRID, (x, y, z) -> switch (region) {
			case "voxel" -> x == 5 && y == 5 && z == 3;
			case "line" -> y == 5 && z == 3 && x >= 2 && x < 9;
			case "slice" -> z == 3 && Math.hypot(x - 5.5, y - 5.5) < 4;
			case "pieces" -> y < 4 && x < 4 && z < 2 || y > 7 && x > 7 && z > 3;
			case "ring" -> Math.hypot(x - 5.5, y - 5.5) < 5 && Math.hypot(x - 5.5, y - 5.5) > 3;
			default -> Math.hypot(x - 5.5, y - 5.5) < 4;
		});
	}

	private static FeatureVector extract(final String region, final String set) {
		final Well19937c random = new Well19937c(4);
		final double[] hu = new double[(int) GRID.voxelCount()];
		for (int i = 0; i < hu.length; i++) hu[i] = region.equals("constant") ? 40 : Math.rint(40 + 60 * random.nextGaussian());
		return FeatureExtractor.extract(Volume.of(region, hu, GRID), mask(region), FeatureSet.builtIn(set).withSteps(List.of()));
	}

	/** How many features of each family are absent, for those that lack one. */
	private static String absent(final FeatureVector found) {
		final Map<String, Integer> absent = new TreeMap<>();
		for (final FeatureInfo info : found.features()) {
			final double value = found.value(info.id());
			assertFalse(Double.isInfinite(value), info.id());
			assertEquals(Double.isNaN(value), found.absent().containsKey(info.id()), info.id() + " needs a reason");
			if (!Double.isNaN(value)) continue;
			assertTrue(found.absent().get(info.id()).length() > 10, info.id() + ": " + found.absent().get(info.id()));
			absent.merge(info.family(), 1, Integer::sum);
		}
		return absent.toString();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"voxel|IBSI 3D|{GLCM=50, Intensity histogram=2, Intensity-based statistics=2, Intensity-volume histogram=6, Morphology=9, NGTDM=5}",
		"line|IBSI 3D|{Intensity-volume histogram=2, Morphology=2}",
		"slice|IBSI 3D|{Morphology=1}",
		"constant|IBSI 3D|{GLCM=4, Intensity histogram=2, Intensity-based statistics=2, Intensity-volume histogram=6, Morphology=2, NGTDM=4}",
		"pieces|IBSI 3D|{}",
		"ring|IBSI 3D|{}",
		"voxel|IBSI 2D|{GLCM=50, Intensity histogram=2, Intensity-based statistics=2, Intensity-volume histogram=6, Morphology=9, NGTDM=5}",
		"line|IBSI 2D|{Intensity-volume histogram=2, Morphology=2}",
		"slice|IBSI 2.5D|{Morphology=1}",
		"constant|IBSI 2.5D|{GLCM=4, Intensity histogram=2, Intensity-based statistics=2, Intensity-volume histogram=6, Morphology=2, NGTDM=4}",
		"pieces|IBSI 2D|{}",
		"ring|IBSI 2.5D|{}" })
	void whatDoesNotExistIsAbsentForAReason(final String region, final String set, final String expected) {
		assertEquals(expected, absent(extract(region, set)));
	}
}
