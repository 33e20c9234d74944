package org.radiomate.benchmark;

import org.apache.commons.math3.random.Well19937c;
import org.radiomate.feature.FeatureExtractor;
import org.radiomate.feature.FeatureSet;
import org.radiomate.task.Progress;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Mask;
import org.radiomate.volume.Volume;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.Locale;

/**
 * How time and memory grow with the region, and that they do not grow with the image around it: run the main method with the
 * name of a built-in feature set ({@code IBSI 3D} unless given), which is used without its preprocessing. Regions are ellipsoids of
 * smooth noise; times are in ms, with
 * one thread and with all processors, memory is what the extraction has allocated and the heap's peak, the image included, in
 * MiB.
 */
public final class ScaleBenchmark {

	private static final int[] VOXELS = { 1_000, 10_000, 100_000, 1_000_000, 10_000_000 };
	private static final double MIB = 1 << 20;
	private static final int ENOUGH_VOXELS = 3_000_000, MOST_RUNS = 200, LEAST_RUNS = 3;

	private final FeatureSet set;

	private ScaleBenchmark(final FeatureSet set) {
		this.set = set;
	}

	/** Prints the table. */
	public static void main(final String[] arguments) {
		final ScaleBenchmark benchmark = new ScaleBenchmark(FeatureSet.builtIn(arguments.length > 0 ? arguments[0]
			: "IBSI 3D").withSteps(List.of()));
		System.out.println("| image | voxels in the region | 1 thread | all cores | microseconds per voxel | image, MiB | allocated, MiB | heap, MiB |");
		System.out.println("|---|---|---|---|---|---|---|---|");
		for (final int voxels : VOXELS) benchmark.report(Math.cbrt(voxels / (4 / 3.0 * Math.PI)), null);
		final double radius = Math.cbrt(17_090 / (4 / 3.0 * Math.PI));
		benchmark.report(radius, new int[] { 160, 140, 48 });
		benchmark.report(radius, new int[] { 512, 512, 120 });
	}

	private void report(final double radius, final int[] size) {
		final int edge = (int) (2 * radius) + 6;
		final Geometry grid = size == null ? new Geometry(edge, edge, edge, 1, 1, 1) : new Geometry(size[0], size[1], size[2], 1, 1,
			1);
		final double cx = (grid.width() - 1) / 2.0, cy = (grid.height() - 1) / 2.0, cz = (grid.depth() - 1) / 2.0;
		final Volume image = image(grid);
		final Mask mask = Mask.of(grid, (x, y, z) -> (x - cx) * (x - cx) + (y - cy) * (y - cy) + (z - cz) * (z - cz) <= radius *
			radius);
		final int runs = (int) Math.max(LEAST_RUNS, Math.min(MOST_RUNS, ENOUGH_VOXELS / mask.count()));
		final Timing one = Timing.of(runs, runs, () -> extract(image, mask, 1)), all = Timing.of(1, runs, () -> extract(image, mask,
			0));
		System.out.printf(Locale.ROOT, "| %d x %d x %d | %d | %.1f | %.1f | %.2f | %.1f | %.1f | %.1f |%n", grid.width(), grid
			.height(), grid.depth(), mask.count(), one.wallMs(), all.wallMs(), 1000 * one.wallMs() / mask.count(), 2 * grid
				.voxelCount() / MIB, allocatedMib(image, mask), heapMib(image, mask));
	}

	private Object extract(final Volume image, final Mask mask, final int threads) {
		return FeatureExtractor.extract(image, mask, set, false, threads, Progress.NONE);
	}

	private double allocatedMib(final Volume image, final Mask mask) {
		final com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
		final long before = threads.getCurrentThreadAllocatedBytes();
		extract(image, mask, 1);
		return (threads.getCurrentThreadAllocatedBytes() - before) / MIB;
	}

	/** The most that the heap held, garbage included. */
	private double heapMib(final Volume image, final Mask mask) {
		System.gc();
		ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
		extract(image, mask, 0);
		return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP).mapToLong(
			pool -> pool.getPeakUsage().getUsed()).sum() / MIB;
	}

	private static Volume image(final Geometry grid) {
		final Well19937c random = new Well19937c(1);
		final short[] hu = new short[(int) grid.voxelCount()];
		double smooth = 0;
		for (int i = 0; i < hu.length; i++) {
			smooth = 0.7 * smooth + 20 * random.nextGaussian();
			hu[i] = (short) (40 + smooth);
		}
		return Volume.of("ellipsoid", hu, grid);
	}
}
