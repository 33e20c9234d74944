package org.radiomate.feature.ibex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.radiomate.feature.FeatureExtractor;
import org.radiomate.feature.FeatureSet;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Mask;
import org.radiomate.volume.Volume;

import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

/** A large tumour takes no longer than a user notices; the bound is generous for busy machines. */
class ExtractionTimeTest {

	@Test
	void aRegionOf125ThousandVoxelsTakesLessThanSeconds() {
		final Geometry grid = new Geometry(204, 201, 60, 0.977, 0.977, 3);
		final Well19937c random = new Well19937c(1);
		final short[] hu = new short[(int) grid.voxelCount()];
		for (int i = 0; i < hu.length; i++) {
			hu[i] = (short) (40 + 30 * random.nextGaussian());
		}
		final Mask mask = Mask.of(grid, (x, y, z) -> Math.hypot(Math.hypot((x - 100) / 34.0, (y - 100) / 34.0), (z - 30) /
			26.0) <= 1);
		final Volume volume = Volume.of("large", hu, grid);
		final FeatureSet set = FeatureSet.builtIn("IBEX 353");
		FeatureExtractor.extract(volume, mask, set);
		final long start = System.nanoTime();
		assertEquals(353, FeatureExtractor.extract(volume, mask, set).values().length);
		final double seconds = (System.nanoTime() - start) / 1e9;
		System.out.printf("353 features of %d voxels in %.3f s%n", mask.count(), seconds);
		assertTrue(seconds < 5, seconds + " s");
	}
}
