package org.radiomate.benchmark;

import org.radiomate.feature.FeatureCalculator;
import org.radiomate.feature.FeatureExtractor;
import org.radiomate.feature.FeatureSet;
import org.radiomate.feature.ibsi.IbsiLocalIntensity;
import org.radiomate.feature.ibsi.IbsiMorphology;
import org.radiomate.feature.ibsi.IbsiPreparation;
import org.radiomate.feature.intensity.SpatialAutocorrelation;
import org.radiomate.feature.shape.ConvexHull;
import org.radiomate.feature.shape.EnclosingBox;
import org.radiomate.feature.shape.EnclosingEllipsoid;
import org.radiomate.feature.shape.SurfaceMesh;
import org.radiomate.feature.shape.VoxelExtremes;
import org.radiomate.feature.shape.VoxelMoments;
import org.radiomate.io.NrrdReader;
import org.radiomate.testing.Shared;
import org.radiomate.testing.Voxels;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.IntensityScale;
import org.radiomate.volume.Mask;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.RoiCrop;
import org.radiomate.volume.Volume;

import java.util.Arrays;
import java.util.List;

/** How long morphology and local intensity take on one thread: run the main method, which prints medians of five runs. */
public final class ShapeBenchmark {

	private static final int WARM_UP = 3, RUNS = 5, MOST_FOR_PAIRS = 30_000;

	private ShapeBenchmark() {}

	public static void main(final String[] arguments) {
		final String[] images = { "brain1_image", "synth_image", "synth_image", "synth_image" };
		final String[] labels = { "brain1_label", "synth_label_20k", "synth_label_200k", "synth_label_2M" };
		for (int i = 0; i < images.length; i++) {
			report(read(images[i]), mask(read(labels[i])));
		}
	}

	private static void report(final Volume image, final Mask mask) {
		final RoiCrop crop = RoiCrop.of(image, mask);
		final Geometry grid = crop.geometry();
		final double dx = grid.spacingXMm(), dy = grid.spacingYMm(), dz = grid.spacingZMm();
		final ConvexHull hull = ConvexHull.of(VoxelExtremes.meshVertices(crop));
		System.out.printf("%d voxels in %s, hull of %d corners%n", mask.count(), grid.describe(), hull.cornerCount());
		time("mesh", () -> {
			final SurfaceMesh mesh = new SurfaceMesh(crop);
			return mesh.area(dx, dy, dz) + mesh.volume(dx, dy, dz);
		});
		time("principal axes", () -> new VoxelMoments(crop).ellipsoid(dx, dy, dz).a());
		time("convex hull", () -> ConvexHull.of(VoxelExtremes.meshVertices(crop)).volume(dx, dy, dz));
		time("diameter", () -> hull.diameter(dx, dy, dz));
		time("oriented box", () -> EnclosingBox.of(hull, dx, dy, dz).volume());
		time("least ellipsoid", () -> EnclosingEllipsoid.of(hull, dx, dy, dz).volume());
		time("spatial autocorrelation", () -> new SpatialAutocorrelation(crop).moransI());
		if (mask.count() < MOST_FOR_PAIRS) time("weights of all pairs, one by one", () -> allPairs(crop));
		final FeatureSet morphology = set(new IbsiMorphology(false)), local = set(new IbsiLocalIntensity());
		time("crop alone", () -> RoiCrop.of(image, mask).values()[0]);
		time("morphology, 27 features", () -> FeatureExtractor.extract(image, mask, morphology).value("morph_volume"));
		time("local intensity", () -> FeatureExtractor.extract(image, mask, local).value("loc_peak_glob"));
	}

	/** The least that a loop over all ordered pairs has to do. */
	private static double allPairs(final RoiCrop crop) {
		final Geometry grid = crop.geometry();
		final double[][] place = new double[crop.count()][];
		int n = 0;
		for (int i = 0; i < crop.inside().length; i++) {
			if (crop.inside()[i]) place[n++] = new double[] { i % grid.width() * grid.spacingXMm(), i / grid.width() % grid
				.height() * grid.spacingYMm(), i / (grid.width() * grid.height()) * grid.spacingZMm() };
		}
		double sum = 0;
		for (final double[] p : place) {
			for (final double[] q : place) {
				final double x = p[0] - q[0], y = p[1] - q[1], z = p[2] - q[2];
				if (p != q) sum += 1 / Math.sqrt(x * x + y * y + z * z);
			}
		}
		return sum;
	}

	private static FeatureSet set(final FeatureCalculator family) {
		return new FeatureSet("one", FeatureSet.SCHEMA_VERSION, "", MaskRule.PIXEL_CENTRE, IntensityScale.STORED,
			new IbsiPreparation(), List.of(family), List.of());
	}

	/** One of the measured parts; its result is kept so that it is computed. */
	private interface Work {

		double run();
	}

	private static void time(final String what, final Work work) {
		final double[] ms = new double[RUNS];
		double result = 0;
		for (int run = -WARM_UP; run < RUNS; run++) {
			final long start = System.nanoTime();
			result = work.run();
			if (run >= 0) ms[run] = (System.nanoTime() - start) / 1e6;
		}
		Arrays.sort(ms);
		System.out.printf("  %-30s median %9.2f ms, fastest %9.2f ms (%.6g)%n", what, ms[RUNS / 2], ms[0], result);
	}

	private static Volume read(final String name) {
		return new NrrdReader().read(Shared.path("peers/data/" + name + ".nrrd"), null);
	}

	private static Mask mask(final Volume labels) {
		final double[] values = Voxels.of(labels);
		final int width = labels.geometry().width(), height = labels.geometry().height();
		return Mask.of(labels.geometry(), (x, y, z) -> values[x + width * (y + height * z)] > 0);
	}
}
