package org.radiomate.benchmark;

import org.apache.commons.math3.random.Well19937c;
import org.radiomate.feature.FeatureCalculator;
import org.radiomate.feature.FeatureExtractor;
import org.radiomate.feature.FeatureSet;
import org.radiomate.volume.Contour;
import org.radiomate.volume.ContourRasterizer;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Mask;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.OutlineContour;
import org.radiomate.volume.Volume;
import org.radiomate.volume.filter.PreprocessingStep;
import org.radiomate.volume.filter.StepText;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How long features take on one thread: run the main method, which prints medians of several runs after a warm-up, for a
 * large tumour and, by family, with the mask and each preprocessing step, for one of 20,000 voxels in a whole chest CT.
 */
public final class ExtractionBenchmark {

	private static final int WARM_UP = 5, RUNS = 15;

	private ExtractionBenchmark() {}

	public static void main(final String[] arguments) {
		final Geometry large = new Geometry(204, 201, 60, 0.977, 0.977, 3);
		report("353 features, large tumour", volume(large), Mask.of(large, (x, y, z) -> Math.hypot(Math.hypot((x - 100) / 34.0, (y -
			100) / 34.0), (z - 30) / 26.0) <= 1), FeatureSet.builtIn("IBEX 353"));
		final Geometry chest = new Geometry(512, 512, 60, 0.8, 0.8, 5);
		final List<Contour> outlines = outlines();
		time("mask making, " + outlines.size() + " outlines", () -> ContourRasterizer.rasterize(outlines, chest,
			MaskRule.IBEX_OUTLINE));
		final Mask mask = ContourRasterizer.rasterize(outlines, chest, MaskRule.IBEX_OUTLINE).mask();
		chest(volume(chest), mask);
	}

	private static void chest(final Volume volume, final Mask mask) {
		final FeatureSet all = FeatureSet.builtIn("IBEX 352");
		report("352 features, 512 x 512 x 60", volume, mask, all);
		for (final FeatureCalculator family : all.families()) {
			report(family.describe().replaceAll(":.*", " alone"), volume, mask, new FeatureSet("one", 1, "", all.maskRule(), all
				.intensityScale(), all.preparation(), List.of(family), List.of()));
		}
		final FeatureSet least = new FeatureSet("least", 1, "", all.maskRule(), all.intensityScale(), all.preparation(), List.of(
			all.families().get(2)), List.of());
		for (final String example : StepText.examples()) {
			final List<PreprocessingStep> steps = StepText.parse(example);
			report("histogram after " + example, volume, mask, least.withSteps(steps));
		}
	}

	private static void report(final String what, final Volume volume, final Mask mask, final FeatureSet set) {
		time(what + ", " + mask.count() + " voxels", () -> FeatureExtractor.extract(volume, mask, set));
	}

	private static void time(final String what, final Runnable work) {
		final double[] seconds = new double[RUNS];
		for (int run = -WARM_UP; run < RUNS; run++) {
			final long start = System.nanoTime();
			work.run();
			if (run >= 0) seconds[run] = (System.nanoTime() - start) / 1e9;
		}
		Arrays.sort(seconds);
		System.out.printf("%-75s median %.4f s, fastest %.4f s%n", what, seconds[RUNS / 2], seconds[0]);
	}

	/** Circles of 200 corners on 15 slices. */
	private static List<Contour> outlines() {
		final List<Contour> outlines = new ArrayList<>();
		for (int z = 20; z < 35; z++) {
			final double radius = 24 * Math.sqrt(1 - Math.pow((z - 27) / 8.5, 2));
			final double[] x = new double[200], y = new double[200];
			for (int i = 0; i < x.length; i++) {
				x[i] = 250 + radius * Math.cos(Math.PI * i / 100);
				y[i] = 260 + radius * Math.sin(Math.PI * i / 100);
			}
			outlines.add(new OutlineContour(z, x, y));
		}
		return outlines;
	}

	private static Volume volume(final Geometry grid) {
		final Well19937c random = new Well19937c(1);
		final short[] hu = new short[(int) grid.voxelCount()];
		for (int i = 0; i < hu.length; i++) hu[i] = (short) (40 + 30 * random.nextGaussian());
		return Volume.of("large", hu, grid);
	}
}
