package org.radiomate.benchmark;

import org.radiomate.feature.VoxelMap;
import org.radiomate.feature.FeatureCalculator;
import org.radiomate.feature.Roi;
import org.radiomate.feature.VoxelBox;
import org.radiomate.feature.ibsi.Aggregation;
import org.radiomate.feature.ibsi.FixedBinSize;
import org.radiomate.feature.ibsi.IbsiCooccurrence;
import org.radiomate.feature.ibsi.IbsiStatistics;
import org.radiomate.imagej.ImageFiles;
import org.radiomate.task.Progress;
import org.radiomate.testing.Shared;
import org.radiomate.volume.IntensityScale;
import org.radiomate.volume.Mask;
import org.radiomate.volume.RoiCrop;
import org.radiomate.volume.Volume;

import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Times maps of all first-order and co-occurrence figures in cubes of radius 1 around every voxel of PyRadiomics' sample case
 * brain1 (4,137 voxels, bin width 25, 13 directions averaged), for which its voxel mode needs 21 s of processor time for 42
 * maps, 14.7 s for those of the co-occurrence alone and 0.9 s for first order alone.
 */
public final class VoxelMapBenchmark {

	private static final int REPEATS = 9, RUNS = 20;

	private VoxelMapBenchmark() {}

	/** Prints the times. */
	public static void main(final String[] arguments) {
		final Path data = Shared.path("peers/data");
		final Volume image = new ImageFiles().read(data.resolve("brain1_image.nrrd"), null);
		final RandomAccess<? extends RealType<?>> label = new ImageFiles().read(data.resolve("brain1_label.nrrd"), null).voxels()
			.randomAccess();
		final Mask mask = Mask.of(image.geometry(), (x, y, z) -> label.setPositionAndGet(x, y, z).getRealDouble() > 0);
		final Roi roi = Roi.of(RoiCrop.of(image, mask), IntensityScale.STORED);
		time("co-occurrence", roi, new IbsiCooccurrence(new FixedBinSize(25, 0), List.of(Aggregation.SPACE_AVERAGED), 1), 14.7);
		time("first order", roi, new IbsiStatistics(), 0.9);
	}

	private static void time(final String what, final Roi roi, final FeatureCalculator family, final double pyRadiomics) {
		final int[] all = IntStream.range(0, family.features().size()).toArray();
		final double first = seconds(1, family, roi, all);
		final double[] seconds = new double[REPEATS];
		for (int i = 0; i < REPEATS; i++) seconds[i] = seconds(RUNS, family, roi, all);
		Arrays.sort(seconds);
		System.out.printf(Locale.ROOT, "%s: %d maps, %.4f s (median of %d; first run %.2f s), PyRadiomics %.1f s: %.0f times%n", what,
			all.length, seconds[REPEATS / 2], REPEATS, first, pyRadiomics, pyRadiomics / seconds[REPEATS / 2]);
	}

	private static double seconds(final int runs, final FeatureCalculator family, final Roi roi, final int[] features) {
		final long before = cpu();
		for (int i = 0; i < runs; i++) VoxelMap.compute(family, roi, features, new VoxelBox(1, true), true, 1, Progress.NONE);
		return (cpu() - before) / 1e9 / runs;
	}

	/** Of the whole process: the work is done by threads of its own. */
	private static long cpu() {
		return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
	}
}
