package org.radiomate.benchmark;

import org.apache.commons.math3.random.Well19937c;
import org.radiomate.feature.FeatureExtractor;
import org.radiomate.feature.FeatureSet;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Mask;
import org.radiomate.volume.Volume;

import java.util.Arrays;

/**
 * How long the 353 IBEX features of a large tumour take on one thread: run the main method, which prints the median of
 * several runs after a warm-up.
 */
public final class ExtractionBenchmark {

	private static final int WARM_UP = 5, RUNS = 15;

	private ExtractionBenchmark() {}

	public static void main(final String[] arguments) {
		final Geometry grid = new Geometry(204, 201, 60, 0.977, 0.977, 3);
		final Volume volume = volume(grid);
		final Mask mask = Mask.of(grid, (x, y, z) -> Math.hypot(Math.hypot((x - 100) / 34.0, (y - 100) / 34.0), (z - 30) /
			26.0) <= 1);
		final FeatureSet set = FeatureSet.builtIn("IBEX 353");
		final double[] seconds = new double[RUNS];
		for (int run = -WARM_UP; run < RUNS; run++) {
			final long start = System.nanoTime();
			FeatureExtractor.extract(volume, mask, set);
			if (run >= 0) seconds[run] = (System.nanoTime() - start) / 1e9;
		}
		Arrays.sort(seconds);
		System.out.printf("353 features of %d voxels: median %.3f s, fastest %.3f s%n", mask.count(), seconds[RUNS / 2],
			seconds[0]);
	}

	private static Volume volume(final Geometry grid) {
		final Well19937c random = new Well19937c(1);
		final short[] hu = new short[(int) grid.voxelCount()];
		for (int i = 0; i < hu.length; i++) hu[i] = (short) (40 + 30 * random.nextGaussian());
		return Volume.of("large", hu, grid);
	}
}
