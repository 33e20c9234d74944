package org.radiomate.volume.filter;

import org.radiomate.task.Progress;
import org.radiomate.volume.Geometry;

/**
 * The Riesz transform of the {@link IbsiLog Laplacian of Gaussian}; see {@link Riesz} for the definition.
 *
 * @param x order along x
 * @param y order along y
 * @param z order along z; 0 in slices
 * @param sigmaMm standard deviation σ of the Laplacian of Gaussian in mm
 * @param cutoff where its kernel ends, in σ
 * @param alignedMm standard deviation of the structure tensor's window in mm; 0 not to align to it
 * @param dimensions in slices or in space
 * @param boundary what lies beyond the border
 */
public record RieszLog(int x, int y, int z, double sigmaMm, double cutoff, double alignedMm, Dimensions dimensions,
	Boundary boundary) implements ResponseFilter
{

	static final String NAME = "riesz-log";

	/** @throws org.radiomate.task.ProblemException if a parameter is out of range */
	public RieszLog {
		new Riesz(x, y, z, alignedMm, dimensions);
		new IbsiLog(sigmaMm, cutoff, dimensions, boundary);
	}

	private Riesz riesz() {
		return new Riesz(x, y, z, alignedMm, dimensions);
	}

	@Override
	public double[] response(final double[] values, final Geometry grid, final Progress progress) {
		final IbsiLog log = new IbsiLog(sigmaMm, cutoff, dimensions, boundary);
		return Spectrum.blockwise(values, grid, dimensions, progress, (block, blockGrid, threads) -> {
			final Padding padding = new Padding(blockGrid, dimensions, boundary);
			// the response goes on beyond the border, where a cut would ring
			final double[] response = log.response(padding.padded(block), padding.grid(), progress);
			return riesz().of(response, padding, (a, b, c) -> 1, threads, progress);
		});
	}

	@Override
	public Reach reach(final Geometry grid) {
		return Reach.everywhere(dimensions);
	}

	@Override
	public String text() {
		return NAME + " " + riesz().text() + " sigma " + StepValues.number(sigmaMm) + " mm cutoff " + StepValues.number(cutoff) +
			" " + dimensions.word() + " " + boundary.word();
	}
}
