package org.radiomate.volume.filter;

import org.radiomate.task.Progress;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.GridAxis;
import org.radiomate.volume.fourier.ComplexGrid;
import org.radiomate.volume.fourier.Fft;

/** The spectra of a Gabor filter in all its orientations for planes of one size, and the pooled modulus of their responses. */
final class GaborBank {

	/** Where the kernels end, in standard deviations. */
	private static final double SIGMAS = 6;

	private final Gabor gabor;
	private final GridAxis first;
	private final GridAxis second;
	private final int firstRadius;
	private final int secondRadius;
	private final Geometry padded;
	private final ComplexGrid[] spectra;

	GaborBank(final Gabor gabor, final GridAxis first, final GridAxis second) {
		this.gabor = gabor;
		this.first = first;
		this.second = second;
		firstRadius = radius(first);
		secondRadius = radius(second);
		padded = new Geometry(Fft.quickLength(first.length() + 2 * firstRadius), Fft.quickLength(second.length() + 2 *
			secondRadius), 1, first.spacingMm(), second.spacingMm(), 1);
		final double[] orientations = gabor.orientations();
		spectra = new ComplexGrid[orientations.length];
		for (int k = 0; k < spectra.length; k++) {
			spectra[k] = spectrum(orientations[k]);
		}
	}

	private int radius(final GridAxis axis) {
		return (int) Math.ceil(SIGMAS * gabor.sigmaMm() * Math.max(1, 1 / gabor.gamma()) / axis.spacingMm());
	}

	/** The transform of the kernel whose first value is at the start of the plane. */
	private ComplexGrid spectrum(final double theta) {
		final double cos = StrictMath.cos(theta), sin = StrictMath.sin(theta);
		final double[] re = new double[Math.toIntExact(padded.voxelCount())], im = new double[re.length];
		for (int j = -secondRadius; j <= secondRadius; j++) {
			for (int i = -firstRadius; i <= firstRadius; i++) {
				final double x = i * first.spacingMm(), y = j * second.spacingMm();
				final double u = x * cos + y * sin, v = gabor.gamma() * (y * cos - x * sin);
				final double height = StrictMath.exp(-(u * u + v * v) / (2 * gabor.sigmaMm() * gabor.sigmaMm()));
				final double phase = 2 * Math.PI * u / gabor.lambdaMm();
				final int at = i + firstRadius + padded.width() * (j + secondRadius);
				re[at] = height * StrictMath.cos(phase);
				im[at] = height * StrictMath.sin(phase);
			}
		}
		final ComplexGrid spectrum = new ComplexGrid(padded, re, im);
		spectrum.forward(1, Progress.NONE);
		return spectrum;
	}

	/** Puts the pooled response of the plane that starts at an index into the result. */
	void respond(final double[] values, final int start, final double[] result) {
		final ComplexGrid plane = new ComplexGrid(padded, plane(values, start));
		plane.forward(1, Progress.NONE);
		final double[] pooled = new double[first.length() * second.length()], modulus = new double[pooled.length];
		for (int k = 0; k < spectra.length; k++) {
			final ComplexGrid response = plane.copy();
			response.multiply(spectra[k]);
			response.inverse(1, Progress.NONE);
			modulus(response, modulus);
			gabor.rotations().add(pooled, modulus, k == 0);
		}
		gabor.rotations().finish(pooled, spectra.length);
		for (int j = 0, n = 0; j < second.length(); j++) {
			for (int i = 0; i < first.length(); i++) {
				result[start + i * first.stride() + j * second.stride()] = pooled[n++];
			}
		}
	}

	/** The plane with what lies beyond its border; zeros fill it up to the length of the transform. */
	private double[] plane(final double[] values, final int start) {
		final double[] plane = new double[Math.toIntExact(padded.voxelCount())];
		for (int j = 0; j < second.length() + 2 * secondRadius; j++) {
			final int row = gabor.boundary().source(second, j - secondRadius);
			for (int i = 0; row != Boundary.NOTHING && i < first.length() + 2 * firstRadius; i++) {
				final int column = gabor.boundary().source(first, i - firstRadius);
				if (column != Boundary.NOTHING) plane[i + padded.width() * j] = values[start + column * first.stride() + row *
					second.stride()];
			}
		}
		return plane;
	}

	/** Of the part that no value from the other end has reached. */
	private void modulus(final ComplexGrid response, final double[] modulus) {
		final double[] re = response.re(), im = response.im();
		for (int j = 0, n = 0; j < second.length(); j++) {
			int at = 2 * firstRadius + padded.width() * (j + 2 * secondRadius);
			for (int i = 0; i < first.length(); i++, at++) {
				modulus[n++] = Math.sqrt(re[at] * re[at] + im[at] * im[at]);
			}
		}
	}
}
