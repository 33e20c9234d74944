package org.radiomate.volume.filter;

import org.radiomate.task.Progress;
import org.radiomate.volume.Geometry;

/**
 * The band-pass map B of the undecimated Simoncelli wavelet transform (IBSI 2, PRT7; Portilla J, Simoncelli EP, Int J Comput
 * Vis 2000;40:49, doi:10.1023/A:1026553619983): the transfer function cos(π/2·log2(2ν/ν_j)) for ν_j/4 < ν ≤ ν_j and 0
 * elsewhere, with the length ν of the frequency vector in units of Nyquist's frequency and ν_j = 2^(1 - j) at level j. It has
 * no preferred direction.
 *
 * @param level j, from 1
 * @param dimensions in slices or in space
 * @param boundary what lies beyond the border; periodic is the bare Fourier transform
 */
public record Simoncelli(int level, Dimensions dimensions, Boundary boundary) implements ResponseFilter {

	static final String NAME = "simoncelli";

	static final int HIGHEST_LEVEL = 6;

	/** @throws org.radiomate.task.ProblemException if the level is out of range */
	public Simoncelli {
		StepValues.requireWhole(NAME, "level", level, 1, HIGHEST_LEVEL);
		StepValues.requireGiven(NAME, "dimensions", dimensions);
		StepValues.requireGiven(NAME, "boundary", boundary);
	}

	@Override
	public double[] response(final double[] values, final Geometry grid, final Progress progress) {
		return Spectrum.blockwise(values, grid, dimensions, progress, (block, blockGrid, threads) -> {
			final Padding padding = new Padding(blockGrid, dimensions, boundary);
			final Spectrum spectrum = new Spectrum(padding.padded(block), padding.grid(), threads, progress);
			return padding.cropped(spectrum.response((x, y, z) -> transfer(x, y, z, level), 0));
		});
	}

	/** The transfer function of a level. */
	static double transfer(final double x, final double y, final double z, final int level) {
		final double ratio = Math.sqrt(x * x + y * y + z * z) * (1 << level - 1);
		if (ratio <= 0.25 || ratio > 1) return 0;
		return StrictMath.cos(Math.PI / 2 * StrictMath.log(2 * ratio) / StrictMath.log(2));
	}

	@Override
	public Reach reach(final Geometry grid) {
		return Reach.everywhere(dimensions);
	}

	@Override
	public String text() {
		return NAME + " level " + level + " " + dimensions.word() + " " + boundary.word();
	}
}
