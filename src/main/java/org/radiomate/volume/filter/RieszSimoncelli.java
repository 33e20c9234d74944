package org.radiomate.volume.filter;

import org.radiomate.task.Progress;
import org.radiomate.volume.Geometry;

/**
 * The Riesz transform of the {@link Simoncelli} wavelet's map B; see {@link Riesz} for the definition.
 *
 * @param x order along x
 * @param y order along y
 * @param z order along z; 0 in slices
 * @param level level of the wavelet, from 1
 * @param alignedMm standard deviation of the structure tensor's window in mm; 0 not to align to it
 * @param dimensions in slices or in space
 * @param boundary what lies beyond the border
 */
public record RieszSimoncelli(int x, int y, int z, int level, double alignedMm, Dimensions dimensions, Boundary boundary)
	implements ResponseFilter
{

	static final String NAME = "riesz-simoncelli";

	/** @throws org.radiomate.task.ProblemException if a parameter is out of range */
	public RieszSimoncelli {
		new Riesz(x, y, z, alignedMm, dimensions);
		new Simoncelli(level, dimensions, boundary);
	}

	private Riesz riesz() {
		return new Riesz(x, y, z, alignedMm, dimensions);
	}

	@Override
	public double[] response(final double[] values, final Geometry grid, final Progress progress) {
		return Spectrum.blockwise(values, grid, dimensions, progress, (block, blockGrid, threads) -> {
			final Padding padding = new Padding(blockGrid, dimensions, boundary);
			return riesz().of(padding.padded(block), padding, (a, b, c) -> Simoncelli.transfer(a, b, c, level), threads, progress);
		});
	}

	@Override
	public Reach reach(final Geometry grid) {
		return Reach.everywhere(dimensions);
	}

	@Override
	public String text() {
		return NAME + " " + riesz().text() + " level " + level + " " + dimensions.word() + " " + boundary.word();
	}
}
