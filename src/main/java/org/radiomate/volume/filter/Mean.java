package org.radiomate.volume.filter;

import org.radiomate.task.Progress;
import org.radiomate.task.ProblemException;
import org.radiomate.volume.Geometry;

import java.util.Collections;

/**
 * Mean of M voxels along each axis (IBSI 2, S60F).
 *
 * @param support M, an odd number of voxels
 * @param dimensions in slices or in space
 * @param boundary what lies beyond the border
 */
public record Mean(int support, Dimensions dimensions, Boundary boundary) implements ResponseFilter {

	static final String NAME = "mean";

	private static final int MOST_VOXELS = 255;

	/** @throws ProblemException if the support is even or out of range */
	public Mean {
		StepValues.requireWhole(NAME, "support", support, 1, MOST_VOXELS);
		if (support % 2 == 0) throw new ProblemException("The support of the step '" + NAME + "' is " + support +
			" voxels; use an odd number, which has a middle.");
		StepValues.requireGiven(NAME, "dimensions", dimensions);
		StepValues.requireGiven(NAME, "boundary", boundary);
	}

	@Override
	public double[] response(final double[] values, final Geometry grid, final Progress progress) {
		return new SeparableFilter(Collections.nCopies(dimensions.axes(), Kernel.mean(support)), Pooling.NONE, boundary)
			.response(values, grid, progress);
	}

	@Override
	public Reach reach(final Geometry grid) {
		return boundary.reach(support / 2, grid, dimensions);
	}

	@Override
	public boolean keepsIntensityScale() {
		return true;
	}

	@Override
	public String text() {
		return NAME + " support " + support + " voxels " + dimensions.word() + " " + boundary.word();
	}
}
