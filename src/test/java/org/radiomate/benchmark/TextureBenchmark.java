package org.radiomate.benchmark;

import org.radiomate.feature.FeatureCalculator;
import org.radiomate.feature.FeatureInfo;
import org.radiomate.feature.FeatureValues;
import org.radiomate.feature.Roi;
import org.radiomate.feature.ibsi.Aggregation;
import org.radiomate.feature.ibsi.Discretisation;
import org.radiomate.feature.ibsi.FixedBinSize;
import org.radiomate.feature.ibsi.IbsiCooccurrence;
import org.radiomate.feature.ibsi.IbsiHistogram;
import org.radiomate.feature.ibsi.IbsiRunLength;
import org.radiomate.feature.ibsi.IbsiVolumeHistogram;
import org.radiomate.feature.ibsi.Undiscretised;
import org.radiomate.io.NrrdReader;
import org.radiomate.testing.Shared;
import org.radiomate.testing.Voxels;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.IntensityScale;
import org.radiomate.volume.Mask;
import org.radiomate.volume.RoiCrop;
import org.radiomate.volume.Volume;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * CPU time on one thread of the IBSI families with directions and the histograms, on the peers' cases: run the main method,
 * which prints medians in ms after a warm-up. With {@code shared} the gray levels are there already, as after the first family
 * of a set; otherwise every run discretises anew. Peers' figures and the yardstick stand in the folder of the cases.
 */
public final class TextureBenchmark {

	private TextureBenchmark() {}

	/** Runs all cases twice, the first time as warm-up. */
	public static void main(final String[] arguments) {
		for (int pass = 0; pass < 2; pass++) {
			System.out.println(pass == 0 ? "Warm-up" : "Measured");
			for (final String name : List.of("brain1", "brain2", "breast1")) report(name + "_image", name + "_label", 25);
			for (final String size : List.of("20k", "200k", "2M")) {
				report("synth_image", "synth_label_" + size, 25);
				report("synth_image", "synth_label_" + size, 5);
			}
		}
	}

	private static void report(final String image, final String label, final double width) {
		final Volume volume = read(image);
		final double[] inside = Voxels.of(read(label));
		final Geometry grid = volume.geometry();
		final RoiCrop crop = RoiCrop.of(volume, Mask.of(grid, (x, y, z) -> inside[x + grid.width() * (y + grid.height() * z)] > 0));
		final double lowest = Math.floor(Arrays.stream(crop.insideValues()).min().orElseThrow() / width) * width;
		final Discretisation bins = new FixedBinSize(width, lowest);
		final List<Aggregation> averaged = List.of(Aggregation.SPACE_AVERAGED);
		final StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-17s %2.0f %8d", label, width, crop.count()));
		for (final FeatureCalculator family : List.of(new IbsiCooccurrence(bins, averaged, 1), new IbsiRunLength(bins, averaged),
			new IbsiHistogram(bins), new IbsiVolumeHistogram(new Undiscretised(), null)))
		{
			final Roi shared = Roi.of(crop, IntensityScale.CT);
			line.append(String.format(Locale.ROOT, "  %s %.3f, shared %.3f", family.features().get(0).family(), median(family, crop,
				null), median(family, crop, shared)));
		}
		System.out.println(line);
	}

	private static Volume read(final String name) {
		return new NrrdReader().read(Shared.path("peers/data/" + name + ".nrrd"), null);
	}

	private static double median(final FeatureCalculator family, final RoiCrop crop, final Roi shared) {
		final List<FeatureInfo> features = family.features();
		final double[] times = new double[Math.max(15, Math.min(400, 12_000_000 / crop.values().length))];
		for (int i = 0; i < times.length; i++) {
			final long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
			family.compute(shared == null ? Roi.of(crop, IntensityScale.CT) : shared, new FeatureValues(features));
			times[i] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e6;
		}
		Arrays.sort(times);
		return times[times.length / 2];
	}
}
