package org.radiomate.benchmark;

import com.sun.management.OperatingSystemMXBean;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Times of repeated runs.
 *
 * @param cpuMs processor time of the whole process, mean of the runs, as its clock is coarse
 * @param wallMs time on the clock, median of the runs
 * @param coldWallMs time on the clock of the very first run
 */
record Timing(double cpuMs, double wallMs, double coldWallMs) {

	private static final double MILLION = 1e6;

	/**
	 * Runs the work until warm, then counts.
	 *
	 * @param warmUp runs that do not count
	 * @param runs runs that do
	 */
	static Timing of(final int warmUp, final int runs, final Supplier<?> work) {
		final OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		final double[] wall = new double[runs];
		double cold = 0;
		long cpuStart = 0;
		for (int run = -warmUp; run < runs; run++) {
			if (run == 0) cpuStart = process.getProcessCpuTime();
			final long start = System.nanoTime();
			if (work.get() == null) throw new IllegalStateException("No result");
			final double took = (System.nanoTime() - start) / MILLION;
			if (run == -warmUp) cold = took;
			if (run >= 0) wall[run] = took;
		}
		return new Timing((process.getProcessCpuTime() - cpuStart) / MILLION / runs, median(wall), cold);
	}

	private static double median(final double[] values) {
		Arrays.sort(values);
		return values[values.length / 2];
	}
}
