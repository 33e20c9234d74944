package org.radiomate.volume.filter;

import org.radiomate.task.ParallelTasks;
import org.radiomate.task.Progress;
import org.radiomate.volume.GridAxis;

import java.util.Arrays;

/**
 * A one-dimensional kernel g for the convolution h(i) = Σ_k g_k·f(i - (k - c)).
 *
 * @param taps the values g_k, not to be changed
 * @param centre the index c that lies on the voxel
 */
record Kernel(double[] taps, int centre) {

	/** A kernel centred at its middle, or for an even number of values just behind it, as IBSI 2 has it. */
	static Kernel of(final double... taps) {
		return new Kernel(taps, taps.length / 2);
	}

	/** A symmetric kernel from its centre outwards. */
	static Kernel symmetric(final double[] half) {
		final double[] taps = new double[2 * half.length - 1];
		for (int k = 0; k < half.length; k++) {
			taps[half.length - 1 + k] = taps[half.length - 1 - k] = half[k];
		}
		return of(taps);
	}

	/** The mean of an odd number of voxels. */
	static Kernel mean(final int support) {
		final double[] taps = new double[support];
		Arrays.fill(taps, 1.0 / support);
		return of(taps);
	}

	/** How far the kernel reaches on its longer side. */
	int radius() {
		return Math.max(centre, taps.length - 1 - centre);
	}

	/** The kernel that does to the reversed line what this one does to the line. */
	Kernel reversed() {
		final double[] turned = new double[taps.length];
		for (int k = 0; k < turned.length; k++) {
			turned[k] = taps[taps.length - 1 - k];
		}
		return new Kernel(turned, taps.length - 1 - centre);
	}

	/** The kernel with zeros put behind each value, as the à trous algorithm does at level 2 (factor 2), 3 (4) and so on. */
	Kernel dilated(final int factor) {
		final double[] wide = new double[taps.length * factor];
		for (int k = 0; k < taps.length; k++) {
			wide[k * factor] = taps[k];
		}
		return of(wide);
	}

	/** The values convolved along an axis. */
	double[] along(final GridAxis axis, final double[] values, final Boundary boundary, final Progress progress) {
		final double[] result = new double[values.length];
		final int before = taps.length - 1 - centre, span = axis.length() + taps.length - 1;
		final int[] sources = new int[span];
		for (int i = 0; i < span; i++) {
			sources[i] = boundary.source(axis, i - before);
		}
		ParallelTasks.ranges(axis.lineCount(), 0, progress, (from, to) -> {
			final double[] line = new double[span];
			for (int n = from; n < to; n++) {
				final int start = axis.start(n);
				for (int i = 0; i < span; i++) {
					line[i] = sources[i] == Boundary.NOTHING ? 0 : values[start + sources[i] * axis.stride()];
				}
				convolve(line, result, start, axis);
			}
		});
		return result;
	}

	private void convolve(final double[] line, final double[] result, final int start, final GridAxis axis) {
		final double[] sums = new double[axis.length()];
		for (int k = 0; k < taps.length; k++) {
			final double tap = taps[k];
			final int offset = taps.length - 1 - k;
			if (tap == 0) continue;
			for (int i = 0; i < sums.length; i++) {
				sums[i] += tap * line[i + offset];
			}
		}
		for (int i = 0; i < sums.length; i++) {
			result[start + i * axis.stride()] = sums[i];
		}
	}
}
