package org.radiomate.volume.fourier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomate.task.Progress;
import org.radiomate.volume.Geometry;

import java.util.concurrent.CancellationException;

/** The transform against the sum that defines it. */
class FftTest {

	private static double[] noise(final int n, final long seed) {
		final Well19937c random = new Well19937c(seed);
		final double[] values = new double[n];
		for (int i = 0; i < n; i++) values[i] = random.nextGaussian();
		return values;
	}

	/** Σ_j x_j exp(-2πi·jk/n) of one line. */
	private static double[] direct(final double[] re, final double[] im, final int k, final int lines, final int line) {
		final int n = re.length / lines;
		double a = 0, b = 0;
		for (int j = 0; j < n; j++) {
			final double angle = -2 * Math.PI * ((long) j * k % n) / n;
			final int i = j * lines + line;
			a += re[i] * Math.cos(angle) - im[i] * Math.sin(angle);
			b += re[i] * Math.sin(angle) + im[i] * Math.cos(angle);
		}
		return new double[] { a, b };
	}

	@ParameterizedTest
	// powers, products of small primes, primes, and products with a large one: every kind of pass, and the chirp
	@ValueSource(ints = { 1, 2, 3, 4, 5, 6, 7, 8, 12, 15, 16, 29, 30, 31, 32, 37, 60, 64, 74, 97, 128, 144, 197, 201, 225, 254, 261,
		264, 268, 360 })
	void isTheSumThatDefinesIt(final int n) {
		final int lines = 3;
		final double[] re = noise(n * lines, n), im = noise(n * lines, n + 1);
		final double[] outRe = re.clone(), outIm = im.clone();
		final Fft fft = new Fft(n);
		fft.forward(outRe, outIm, lines);
		for (int k = 0; k < n; k++) {
			for (int line = 0; line < lines; line++) {
				final double[] expected = direct(re, im, k, lines, line);
				assertEquals(expected[0], outRe[k * lines + line], 1e-12 * n, "n " + n + ", k " + k);
				assertEquals(expected[1], outIm[k * lines + line], 1e-12 * n, "n " + n + ", k " + k);
			}
		}
		fft.inverse(outRe, outIm, lines);
		assertArrayEquals(re, outRe, 1e-13 * (1 + n));
		assertArrayEquals(im, outIm, 1e-13 * (1 + n));
	}

	@Property(tries = 200)
	void comesBackAndKeepsTheEnergy(@ForAll @IntRange(min = 1, max = 1100) final int n) {
		final double[] re = noise(n, n), im = noise(n, -n), outRe = re.clone(), outIm = im.clone();
		final Fft fft = new Fft(n);
		fft.forward(outRe, outIm, 1);
		double before = 0, after = 0;
		for (int i = 0; i < n; i++) {
			before += re[i] * re[i] + im[i] * im[i];
			after += outRe[i] * outRe[i] + outIm[i] * outIm[i];
		}
		assertEquals(before * n, after, 1e-12 * n * before);
		fft.inverse(outRe, outIm, 1);
		assertArrayEquals(re, outRe, 1e-13);
		assertArrayEquals(im, outIm, 1e-13);
	}

	@Property(tries = 300)
	void quickLengthsAreQuickAndNotMuchLonger(@ForAll @IntRange(min = 1, max = 5000) final int atLeast) {
		final int quick = Fft.quickLength(atLeast);
		assertTrue(quick >= atLeast && quick <= Math.max(atLeast + 1, 1.26 * atLeast), atLeast + " -> " + quick);
		int odd = quick;
		while (odd % 2 == 0) odd /= 2;
		assertTrue(odd == 1 || odd == 3 || odd == 5 || odd == 9 || odd == 15);
	}

	@ParameterizedTest
	@CsvSource({ "12,1,1", "1,10,3", "9,16,1", "20,6,5", "17,37,4" })
	void aGridIsTransformedAlongAllAxesOnAnyNumberOfThreads(final int width, final int height, final int depth) {
		final Geometry grid = new Geometry(width, height, depth, 1, 1, 1);
		final double[] values = noise(width * height * depth, 5);
		final ComplexGrid one = new ComplexGrid(grid, values.clone()), three = new ComplexGrid(grid, values.clone());
		one.forward(1, Progress.NONE);
		three.forward(3, Progress.NONE);
		assertArrayEquals(one.re(), three.re(), 0);
		assertArrayEquals(one.im(), three.im(), 0);
		final int kx = width / 3, ky = height / 2, kz = depth - 1;
		double re = 0, im = 0;
		for (int i = 0; i < values.length; i++) {
			final double turns = (double) kx * (i % width) / width + (double) ky * (i / width % height) / height + (double) kz * (i /
				(width * height)) / depth;
			re += values[i] * Math.cos(-2 * Math.PI * turns);
			im += values[i] * Math.sin(-2 * Math.PI * turns);
		}
		final int at = kx + width * (ky + height * kz);
		assertEquals(re, one.re()[at], 1e-9);
		assertEquals(im, one.im()[at], 1e-9);
		one.inverse(2, Progress.NONE);
		assertArrayEquals(values, one.re(), 1e-12);
		assertArrayEquals(new double[values.length], one.im(), 1e-12);
	}

	@Test
	void wrongSizesAreRefusedAndEscapeStops() {
		assertThrows(IllegalArgumentException.class, () -> new Fft(0));
		assertThrows(IllegalArgumentException.class, () -> new Fft(8).forward(new double[8], new double[8], 2));
		final Geometry grid = new Geometry(8, 8, 1, 1, 1, 1);
		assertThrows(IllegalArgumentException.class, () -> new ComplexGrid(grid, new double[63]));
		final Progress cancelled = new Progress() {

			@Override
			public void report(final long done, final long total, final String what) {
				// nobody listens
			}

			@Override
			public boolean isCancelled() {
				return true;
			}
		};
		for (final int threads : new int[] { 1, 2 }) {
			assertThrows(CancellationException.class, () -> new ComplexGrid(grid, new double[64]).forward(threads, cancelled));
		}
	}
}
