package org.radiomate.volume.filter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.radiomate.task.Progress;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.GridAxis;

/** Kernels, boundaries, wavelets and splines against their definitions. */
class KernelTest {

	private static final double[] LINE = { 1, 2, 4, 8, 16 };

	private static double[] along(final Kernel kernel, final double[] line, final Boundary boundary) {
		return kernel.along(GridAxis.of(new Geometry(line.length, 1, 1, 1, 1, 1), 0), line, boundary, Progress.NONE);
	}

	/** What stands at positions -6 to 10 of a line of 5. */
	@ParameterizedTest
	@CsvSource({ "ZERO,0 0 0 0 0 0 1 2 4 8 16 0 0 0 0 0 0", "NEAREST,1 1 1 1 1 1 1 2 4 8 16 16 16 16 16 16 16",
		"PERIODIC,16 1 2 4 8 16 1 2 4 8 16 1 2 4 8 16 1", "MIRROR,16 16 8 4 2 1 1 2 4 8 16 16 8 4 2 1 1" })
	void boundariesAsIbsiNamesThem(final Boundary boundary, final String expected) {
		final String[] values = expected.split(" ");
		for (int shift = -6; shift <= 6; shift++) {
			final double[] taps = new double[13];
			taps[6 + shift] = 1;
			final double[] moved = along(Kernel.of(taps), LINE, boundary);
			for (int i = 0; i < 5; i++) assertEquals(Double.parseDouble(values[i - shift + 6]), moved[i]);
		}
	}

	@ParameterizedTest
	@EnumSource(Boundary.class)
	void aReversedKernelDoesToTheReversedLineWhatTheKernelDoesToTheLine(final Boundary boundary) {
		final double[] reversed = { 16, 8, 4, 2, 1 };
		for (final Kernel kernel : new Kernel[] { Kernel.of(1, 2, 5), Kernel.of(1, -3), Kernel.of(1, 2, 3, 5).dilated(2) }) {
			final double[] straight = along(kernel, LINE, boundary), turned = along(kernel.reversed(), reversed, boundary);
			for (int i = 0; i < 5; i++) assertEquals(straight[i], turned[4 - i], 1e-12);
		}
	}

	/** An orthogonal wavelet: Σ h(k)·h(k + 2m) = 1 for m = 0 and else 0, and the same between its two filters. */
	@ParameterizedTest
	@CsvSource({ "HAAR,1", "DAUBECHIES_2,2", "DAUBECHIES_3,3", "DAUBECHIES_4,4", "DAUBECHIES_5,5", "DAUBECHIES_6,6",
		"DAUBECHIES_7,7", "DAUBECHIES_8,8", "DAUBECHIES_9,9", "DAUBECHIES_10,10", "COIFLET_1,2" })
	void waveletsAreOrthogonalAndHaveTheirVanishingMoments(final WaveletFamily family, final int moments) {
		final double[] low = family.low().taps(), high = family.high().taps();
		for (int shift = 0; shift < low.length; shift += 2) {
			double ll = 0, hh = 0, lh = 0, hl = 0;
			for (int k = 0; k + shift < low.length; k++) {
				ll += low[k] * low[k + shift];
				hh += high[k] * high[k + shift];
				lh += low[k] * high[k + shift];
				hl += high[k] * low[k + shift];
			}
			assertArrayEquals(new double[] { shift == 0 ? 1 : 0, shift == 0 ? 1 : 0, 0, 0 }, new double[] { ll, hh, lh, hl }, 1e-11);
		}
		for (int p = 0; p < moments; p++) {
			double moment = 0;
			double size = 0;
			for (int k = 0; k < high.length; k++) {
				moment += high[k] * Math.pow(k, p);
				size += Math.abs(high[k]) * Math.pow(k, p);
			}
			assertEquals(0, moment, 1e-11 * size);
		}
	}

	/** The roots that are found give the closed forms, which stand behind the reference maps. */
	@ParameterizedTest
	@CsvSource({ "DAUBECHIES_2,2", "DAUBECHIES_3,3" })
	void daubechiesFiltersByTheirRootsAreTheClosedForms(final WaveletFamily family, final int moments) {
		final double[] scaling = DaubechiesFilter.scaling(moments), low = family.low().taps();
		double sum = 0;
		for (final double tap : scaling) sum += tap;
		for (int k = 0; k < low.length; k++) assertEquals(low[low.length - 1 - k], scaling[k] * Math.sqrt(2) / sum, 1e-13);
	}

	/** The definition of an interpolating spline: through the values, and with the coefficients' equations solved. */
	@ParameterizedTest
	@CsvSource({ "1", "2", "3", "5", "17", "80" })
	void splineCoefficientsSolveTheirEquations(final int n) {
		final double[] values = new double[n];
		for (int i = 0; i < n; i++) values[i] = Math.sin(3.7 * i * i) * 500;
		final java.util.function.IntUnaryOperator mirror = position -> {
			final int period = Math.max(1, 2 * (n - 1)), folded = Math.floorMod(position, period);
			return Math.min(folded, period - folded);
		};
		final double[] c = SplineCoefficients.along(new GridAxis(n, 1, 1, 1), values, mirror);
		for (int i = 0; i < n; i++) {
			assertEquals(values[i], (c[mirror.applyAsInt(i - 1)] + 4 * c[i] + c[mirror.applyAsInt(i + 1)]) / 6, 1e-11);
		}
		assertArrayEquals(new double[] { 1 / 6.0, 4 / 6.0, 1 / 6.0, 0 }, SplineCoefficients.weights(0), 1e-16);
		assertArrayEquals(new double[] { 0, 1 / 6.0, 4 / 6.0, 1 / 6.0 }, SplineCoefficients.weights(1), 1e-16);
	}

	/** Values that scipy 1.17 gives: spline_filter1d(mode mirror), map_coordinates(order 3, prefilter off, mode mirror) clamped. */
	@ParameterizedTest
	@CsvSource({ "0.4,1 1 1.18228571428571 1.66971428571429 2.37257142857143 3.188 4 4.868 6.55542857142857 9.92228571428571 14.0017142857143 16 16", "0.75,1 1.27901785714286 2.470703125 4 6.267578125 13.0647321428571 16" })
	void aLineIsInterpolatedAsScipyDoes(final double spacingMm, final String expected) {
		final Geometry grid = new Geometry(LINE.length, 1, 1, 1, 1, 1);
		final boolean[] inside = new boolean[LINE.length];
		java.util.Arrays.fill(inside, true);
		final MaskedImage fine = new Resample(spacingMm, 0, 0, Resample.Method.SPLINE).apply(new MaskedImage("line", grid,
			new org.radiomate.volume.RoiCrop(0, 0, 0, grid, LINE, inside), inside));
		final double[] wanted = java.util.Arrays.stream(expected.split(" ")).mapToDouble(Double::parseDouble).toArray();
		assertArrayEquals(wanted, fine.values(), 1e-12);
	}
}
