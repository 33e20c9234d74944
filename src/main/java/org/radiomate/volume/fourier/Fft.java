package org.radiomate.volume.fourier;

import java.util.Arrays;

/**
 * The discrete Fourier transform X_k = Σ_j x_j exp(-2πi·jk/n) of any length n, and its inverse. Lengths whose prime factors
 * are small go by Stockham's self-sorting passes of radix 4 and those primes (Cochran WT et al., Proc IEEE 1967;55:1664,
 * doi:10.1109/PROC.1967.5957), others by Bluestein's chirp (IEEE Trans Audio Electroacoust 1970;18:451,
 * doi:10.1109/TAU.1970.1162132). The relative error grows as log n: below 1e-14 for a thousand.
 * <p>
 * Several lines are transformed together: value i of line b is at i·lines + b. What a line becomes does not depend on the
 * others.
 */
public final class Fft {

	/** Beyond it the chirp is faster than a pass of that radix. */
	private static final int LARGEST_RADIX = 31;

	private final int length;
	private final int[] radices;
	private final double[] cosines;
	private final double[] sines;
	private final Chirp chirp;

	/** A transform of a length of at least 1. */
	public Fft(final int length) {
		if (length < 1) throw new IllegalArgumentException("No transform of " + length + " values");
		this.length = length;
		radices = radices(length);
		cosines = new double[length];
		sines = new double[length];
		for (int k = 0; k < length; k++) {
			final double angle = -2 * Math.PI * k / length;
			cosines[k] = StrictMath.cos(angle);
			sines[k] = StrictMath.sin(angle);
		}
		chirp = radices == null ? new Chirp(length) : null;
	}

	/** The smallest length that is at least the given one and quick to transform: 2^a·{1, 3, 5, 9, 15}. */
	public static int quickLength(final int atLeast) {
		int best = Integer.highestOneBit(Math.max(1, atLeast - 1)) * 2;
		for (final int odd : new int[] { 3, 5, 9, 15 }) {
			int n = odd;
			while (n < atLeast) n *= 2;
			best = Math.min(best, n);
		}
		return atLeast <= 1 ? 1 : best;
	}

	/** The factors 4, 2 and odd primes of a length; null if one is too large. */
	private static int[] radices(final int length) {
		final int[] found = new int[Integer.SIZE];
		int count = 0, rest = length;
		for (int radix = 4; rest > 1; radix = radix == 4 ? 2 : radix == 2 ? 3 : radix + 2) {
			if (radix > LARGEST_RADIX) return null;
			while (rest % radix == 0) {
				found[count++] = radix;
				rest /= radix;
			}
		}
		return Arrays.copyOf(found, count);
	}

	/** Transforms interleaved lines in place. */
	public void forward(final double[] re, final double[] im, final int lines) {
		if (re.length != length * lines || im.length != re.length) throw new IllegalArgumentException(re.length + " values of " +
			lines + " lines of " + length);
		if (chirp != null) chirp.forward(re, im, lines);
		else passes(re, im, lines);
	}

	/** Transforms interleaved lines back in place: the inverse of {@link #forward}. */
	public void inverse(final double[] re, final double[] im, final int lines) {
		forward(im, re, lines);
		for (int i = 0; i < re.length; i++) {
			re[i] /= length;
			im[i] /= length;
		}
	}

	private void passes(final double[] re, final double[] im, final int lines) {
		double[] fromRe = re, fromIm = im, toRe = new double[re.length], toIm = new double[re.length];
		int rest = length, stride = lines;
		for (final int radix : radices) {
			rest /= radix;
			pass(new double[][] { fromRe, fromIm, toRe, toIm }, radix, rest, stride);
			stride *= radix;
			final double[] keptRe = fromRe, keptIm = fromIm;
			fromRe = toRe;
			fromIm = toIm;
			toRe = keptRe;
			toIm = keptIm;
		}
		if (fromRe != re) {
			System.arraycopy(fromRe, 0, re, 0, re.length);
			System.arraycopy(fromIm, 0, im, 0, im.length);
		}
	}

	/**
	 * One pass: the values at q + stride·(k + rest·j), j = 0 to radix - 1, become those at q + stride·(radix·k + r).
	 *
	 * @param arrays real and imaginary parts before, and after
	 */
	private void pass(final double[][] arrays, final int radix, final int rest, final int stride) {
		for (int k = 0; k < rest; k++) {
			switch (radix) {
				case 4 -> four(arrays, k, rest, stride);
				case 2 -> two(arrays, k, rest, stride);
				default -> any(arrays, radix, k, rest, stride);
			}
		}
	}

	private void two(final double[][] arrays, final int k, final int rest, final int stride) {
		final double[] re = arrays[0], im = arrays[1], outRe = arrays[2], outIm = arrays[3];
		final int twiddle = length / (2 * rest) * k;
		final double c = cosines[twiddle], s = sines[twiddle];
		final int a = stride * k, b = a + stride * rest, o = 2 * a, p = o + stride;
		for (int q = 0; q < stride; q++) {
			final double ar = re[a + q], ai = im[a + q], br = re[b + q], bi = im[b + q];
			outRe[o + q] = ar + br;
			outIm[o + q] = ai + bi;
			final double dr = ar - br, di = ai - bi;
			outRe[p + q] = dr * c - di * s;
			outIm[p + q] = dr * s + di * c;
		}
	}

	private void four(final double[][] arrays, final int k, final int rest, final int stride) {
		final double[] re = arrays[0], im = arrays[1], outRe = arrays[2], outIm = arrays[3];
		final int twiddle = length / (4 * rest) * k;
		final double c1 = cosines[twiddle], s1 = sines[twiddle], c2 = cosines[2 * twiddle], s2 = sines[2 * twiddle];
		final double c3 = cosines[3 * twiddle], s3 = sines[3 * twiddle];
		final int step = stride * rest, a = stride * k, o = 4 * a;
		for (int q = 0; q < stride; q++) {
			final int i = a + q, j = o + q;
			final double r02 = re[i] + re[i + 2 * step], i02 = im[i] + im[i + 2 * step];
			final double d02 = re[i] - re[i + 2 * step], e02 = im[i] - im[i + 2 * step];
			final double r13 = re[i + step] + re[i + 3 * step], i13 = im[i + step] + im[i + 3 * step];
			final double d13 = re[i + step] - re[i + 3 * step], e13 = im[i + step] - im[i + 3 * step];
			outRe[j] = r02 + r13;
			outIm[j] = i02 + i13;
			final double r1 = d02 + e13, i1 = e02 - d13, r2 = r02 - r13, i2 = i02 - i13, r3 = d02 - e13, i3 = e02 + d13;
			outRe[j + stride] = r1 * c1 - i1 * s1;
			outIm[j + stride] = r1 * s1 + i1 * c1;
			outRe[j + 2 * stride] = r2 * c2 - i2 * s2;
			outIm[j + 2 * stride] = r2 * s2 + i2 * c2;
			outRe[j + 3 * stride] = r3 * c3 - i3 * s3;
			outIm[j + 3 * stride] = r3 * s3 + i3 * c3;
		}
	}

	private void any(final double[][] arrays, final int radix, final int k, final int rest, final int stride) {
		for (int r = 0; r < radix; r++) {
			final int out = stride * (radix * k + r);
			for (int j = 0; j < radix; j++) {
				// exp(-2πi·(r·k/(radix·rest) + r·j/radix))
				final long turns = (long) r * k * (length / (radix * rest)) + (long) r * j % radix * (length / radix);
				final int twiddle = (int) (turns % length);
				addScaled(arrays, stride * (k + rest * j), out, stride, cosines[twiddle], sines[twiddle], j == 0);
			}
		}
	}

	private static void addScaled(final double[][] arrays, final int from, final int to, final int count, final double c,
		final double s, final boolean first)
	{
		final double[] re = arrays[0], im = arrays[1], outRe = arrays[2], outIm = arrays[3];
		if (first) {
			Arrays.fill(outRe, to, to + count, 0);
			Arrays.fill(outIm, to, to + count, 0);
		}
		for (int q = 0; q < count; q++) {
			outRe[to + q] += re[from + q] * c - im[from + q] * s;
			outIm[to + q] += re[from + q] * s + im[from + q] * c;
		}
	}

	/** The transform as a convolution with exp(πi·j²/n), done by a transform whose length is a power of two. */
	private static final class Chirp {

		private final int length;
		private final Fft padded;
		private final double[] cosines;
		private final double[] sines;
		private final double[] kernelRe;
		private final double[] kernelIm;

		private Chirp(final int length) {
			this.length = length;
			padded = new Fft(Integer.highestOneBit(2 * length - 1) * 2);
			cosines = new double[length];
			sines = new double[length];
			kernelRe = new double[padded.length];
			kernelIm = new double[padded.length];
			for (int j = 0; j < length; j++) {
				// j² modulo the period, lest the angle lose digits
				final double angle = Math.PI * ((long) j * j % (2L * length)) / length;
				cosines[j] = StrictMath.cos(angle);
				sines[j] = StrictMath.sin(angle);
				final int opposite = j == 0 ? 0 : padded.length - j;
				kernelRe[j] = kernelRe[opposite] = cosines[j];
				kernelIm[j] = kernelIm[opposite] = sines[j];
			}
			padded.forward(kernelRe, kernelIm, 1);
		}

		private void forward(final double[] re, final double[] im, final int lines) {
			final double[] workRe = new double[padded.length * lines], workIm = new double[padded.length * lines];
			turned(re, im, workRe, workIm, lines);
			padded.forward(workRe, workIm, lines);
			for (int k = 0; k < padded.length; k++) {
				for (int i = k * lines; i < (k + 1) * lines; i++) {
					final double real = workRe[i] * kernelRe[k] - workIm[i] * kernelIm[k];
					workIm[i] = workRe[i] * kernelIm[k] + workIm[i] * kernelRe[k];
					workRe[i] = real;
				}
			}
			padded.inverse(workRe, workIm, lines);
			turned(workRe, workIm, re, im, lines);
		}

		/** Times exp(-πi·j²/n), as far as the line goes. */
		private void turned(final double[] re, final double[] im, final double[] outRe, final double[] outIm, final int lines) {
			for (int j = 0; j < length; j++) {
				for (int i = j * lines; i < (j + 1) * lines; i++) {
					final double real = re[i] * cosines[j] + im[i] * sines[j];
					outIm[i] = im[i] * cosines[j] - re[i] * sines[j];
					outRe[i] = real;
				}
			}
		}
	}
}
