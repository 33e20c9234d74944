package org.radiomate.volume.filter;

import org.radiomate.task.ParallelTasks;
import org.radiomate.task.Progress;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.fourier.ComplexGrid;

import java.util.Arrays;

/**
 * The Fourier transform of a slice or a volume, to be multiplied with transfer functions. Frequencies are those of IBSI 2's
 * reference maps, with 1 for Nyquist's: n values along an axis lie evenly from -1 to 1, both ends included. For even n they
 * are thus half a step from the transform's own, and the real part of the result counts.
 */
final class Spectrum {

	/** The factor of each frequency. */
	@FunctionalInterface
	interface Transfer {

		/** A real factor, see {@link Spectrum#response(Transfer, int)}. */
		double at(double x, double y, double z);
	}

	/** What is done with one slice, or with the volume. */
	@FunctionalInterface
	interface Block {

		/** The response of a block. */
		double[] response(double[] values, Geometry grid, int threads);
	}

	private final ComplexGrid transform;
	private final int threads;
	private final Progress progress;

	/** @param values changed */
	Spectrum(final double[] values, final Geometry grid, final int threads, final Progress progress) {
		transform = new ComplexGrid(grid, values);
		this.threads = threads;
		this.progress = progress;
		transform.forward(threads, progress);
	}

	/** Works on each slice by itself or on the volume, on all processors. */
	static double[] blockwise(final double[] values, final Geometry grid, final Dimensions dimensions, final Progress progress,
		final Block block)
	{
		if (dimensions == Dimensions.SPACE) return block.response(values, grid, 0);
		final Geometry slice = new Geometry(grid.width(), grid.height(), 1, grid.spacingXMm(), grid.spacingYMm(), grid
			.spacingZMm());
		final int size = grid.width() * grid.height();
		final double[] result = new double[values.length];
		ParallelTasks.ranges(grid.depth(), 0, progress, (from, to) -> {
			for (int z = from; z < to; z++) {
				progress.check();
				final double[] response = block.response(Arrays.copyOfRange(values, z * size, (z + 1) * size), slice, 1);
				System.arraycopy(response, 0, result, z * size, size);
			}
		});
		return result;
	}

	/** The real part of the values transformed back after each frequency was multiplied with (-i)^order times a factor. */
	double[] response(final Transfer transfer, final int order) {
		final ComplexGrid product = transform.copy();
		final Geometry grid = product.grid();
		final double[] x = frequencies(grid.width()), y = frequencies(grid.height()), z = frequencies(grid.depth());
		ParallelTasks.ranges(grid.depth(), threads, progress, (from, to) -> {
			int i = from * grid.width() * grid.height();
			for (int c = from; c < to; c++) {
				progress.check();
				for (int b = 0; b < grid.height(); b++) {
					for (int a = 0; a < grid.width(); a++, i++) multiply(product, i, transfer.at(x[a], y[b], z[c]), order);
				}
			}
		});
		product.inverse(threads, progress);
		return product.re();
	}

	private static void multiply(final ComplexGrid product, final int i, final double factor, final int order) {
		final double re = factor * product.re()[i], im = factor * product.im()[i];
		final int quarters = order % 4;
		product.re()[i] = quarters == 0 ? re : quarters == 1 ? im : quarters == 2 ? -re : -im;
		product.im()[i] = quarters == 0 ? im : quarters == 1 ? -re : quarters == 2 ? -im : re;
	}

	/** In the order of the transform: from 0 up, then from -1 to 0. */
	private static double[] frequencies(final int n) {
		final double[] frequencies = new double[n];
		for (int k = 0; k < n && n > 1; k++) {
			frequencies[k] = 2.0 * ((k + n / 2) % n) / (n - 1) - 1;
		}
		return frequencies;
	}
}
