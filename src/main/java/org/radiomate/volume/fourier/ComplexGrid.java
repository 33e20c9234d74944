package org.radiomate.volume.fourier;

import org.radiomate.task.ParallelTasks;
import org.radiomate.task.Progress;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.GridAxis;

/** Complex numbers on a grid, x fastest, and their Fourier transform in place. */
public final class ComplexGrid {

	/** Lines that go through the transform together, so that its innermost loops are long. */
	private static final int BATCH = 16;

	private final Geometry grid;
	private final double[] re;
	private final double[] im;

	/** Numbers whose parts are the given arrays (not copied). */
	public ComplexGrid(final Geometry grid, final double[] re, final double[] im) {
		if (re.length != grid.voxelCount() || im.length != re.length) throw new IllegalArgumentException(re.length +
			" values for " + grid.describe());
		this.grid = grid;
		this.re = re;
		this.im = im;
	}

	/** Real numbers (not copied). */
	public ComplexGrid(final Geometry grid, final double[] re) {
		this(grid, re, new double[re.length]);
	}

	/** The same numbers in arrays of their own. */
	public ComplexGrid copy() {
		return new ComplexGrid(grid, re.clone(), im.clone());
	}

	/** The grid. */
	public Geometry grid() {
		return grid;
	}

	/** The real parts; changed by the transforms. */
	public double[] re() {
		return re;
	}

	/** The imaginary parts; changed by the transforms. */
	public double[] im() {
		return im;
	}

	/** Multiplies each number with that of another grid of the same size. */
	public void multiply(final ComplexGrid other) {
		for (int i = 0; i < re.length; i++) {
			final double real = re[i] * other.re[i] - im[i] * other.im[i];
			im[i] = re[i] * other.im[i] + im[i] * other.re[i];
			re[i] = real;
		}
	}

	/**
	 * Transforms along all axes.
	 *
	 * @param threads how many work at once, 0 for as many as there are processors; the result does not depend on it
	 */
	public void forward(final int threads, final Progress progress) {
		for (int axis = 0; axis < 3; axis++) along(axis, false, threads, progress);
	}

	/** The inverse of {@link #forward}. */
	public void inverse(final int threads, final Progress progress) {
		for (int axis = 0; axis < 3; axis++) along(axis, true, threads, progress);
	}

	private void along(final int index, final boolean back, final int threads, final Progress progress) {
		final GridAxis axis = GridAxis.of(grid, index);
		if (axis.length() == 1) return;
		final Fft fft = new Fft(axis.length());
		ParallelTasks.ranges(axis.lineCount(), threads, progress, (from, to) -> {
			for (int line = from; line < to; line += BATCH) {
				progress.check();
				transform(axis, fft, line, Math.min(to, line + BATCH), back);
			}
		});
	}

	private void transform(final GridAxis axis, final Fft fft, final int from, final int to, final boolean back) {
		final int lines = to - from;
		final int[] starts = new int[lines];
		for (int b = 0; b < lines; b++) starts[b] = axis.start(from + b);
		final double[] lineRe = new double[lines * axis.length()], lineIm = new double[lineRe.length];
		for (int i = 0, n = 0; i < axis.length(); i++) {
			for (int b = 0; b < lines; b++, n++) {
				lineRe[n] = re[starts[b] + i * axis.stride()];
				lineIm[n] = im[starts[b] + i * axis.stride()];
			}
		}
		if (back) fft.inverse(lineRe, lineIm, lines);
		else fft.forward(lineRe, lineIm, lines);
		for (int i = 0, n = 0; i < axis.length(); i++) {
			for (int b = 0; b < lines; b++, n++) {
				re[starts[b] + i * axis.stride()] = lineRe[n];
				im[starts[b] + i * axis.stride()] = lineIm[n];
			}
		}
	}
}
