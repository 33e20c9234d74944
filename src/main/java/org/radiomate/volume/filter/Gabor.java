package org.radiomate.volume.filter;

import org.radiomate.task.ParallelTasks;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.GridAxis;

/**
 * The modulus of the response to the Gabor filter exp(-(u² + γ²v²)/(2σ²) + 2πi·u/λ) with u = x·cos θ + y·sin θ, v = -x·sin θ
 * + y·cos θ (IBSI 2, Q88H). It is a filter of planes: in space, the responses in the planes xy, xz and yz are averaged. With
 * rotations, the responses at θ, θ + Δθ, ... of a full turn are pooled; as the modulus repeats after half a turn, only those
 * are computed. The kernel ends where its Gaussian has fallen to 1.5e-8.
 *
 * @param sigmaMm standard deviation σ in mm
 * @param lambdaMm wavelength λ in mm
 * @param gamma aspect ratio γ
 * @param thetaDegrees orientation θ; with y running down, positive is clockwise
 * @param rotations how the orientations are pooled
 * @param stepDegrees Δθ, of which half a turn is a multiple; 0 without rotations
 * @param dimensions in slices, or the mean of three orthogonal planes
 * @param boundary what lies beyond the border
 */
public record Gabor(double sigmaMm, double lambdaMm, double gamma, double thetaDegrees, Pooling rotations, double stepDegrees,
	Dimensions dimensions, Boundary boundary) implements ResponseFilter
{

	static final String NAME = "gabor";

	private static final double ROUNDING = 1e-9;
	private static final int MOST_STEPS = 180;
	private static final int[][] PLANES = { { 0, 1 }, { 0, 2 }, { 1, 2 } };

	/** @throws ProblemException if a parameter is out of range */
	public Gabor {
		StepValues.requirePositive(NAME, "sigma", sigmaMm);
		StepValues.requirePositive(NAME, "lambda", lambdaMm);
		StepValues.requirePositive(NAME, "gamma", gamma);
		StepValues.requireGiven(NAME, "rotations", rotations);
		if (!Double.isFinite(thetaDegrees)) throw new ProblemException("The theta of the step '" + NAME +
			"' is no number; give degrees.");
		if (rotations == Pooling.NONE ? stepDegrees != 0 : !dividesHalfATurn(stepDegrees)) throw new ProblemException(
			"The rotation step of '" + NAME + "' is " + StepValues.number(stepDegrees) +
				" degrees; use a whole part of 180, such as 22.5 (and 0 without rotations).");
		StepValues.requireGiven(NAME, "dimensions", dimensions);
		StepValues.requireGiven(NAME, "boundary", boundary);
	}

	private static boolean dividesHalfATurn(final double degrees) {
		final double steps = 180 / degrees;
		return steps > 0.5 && steps <= MOST_STEPS && Math.abs(steps - Math.rint(steps)) < ROUNDING;
	}

	@Override
	public double[] response(final double[] values, final Geometry grid, final Progress progress) {
		if (dimensions == Dimensions.SLICE) return plane(PLANES[0], values, grid, progress);
		final double[] mean = new double[values.length];
		for (int p = 0; p < PLANES.length; p++) {
			Pooling.AVERAGE.add(mean, plane(PLANES[p], values, grid, progress), p == 0);
		}
		Pooling.AVERAGE.finish(mean, PLANES.length);
		return mean;
	}

	/** The response in all planes along two axes. */
	private double[] plane(final int[] axes, final double[] values, final Geometry grid, final Progress progress) {
		final GridAxis first = GridAxis.of(grid, axes[0]), second = GridAxis.of(grid, axes[1]);
		final GridAxis normal = GridAxis.of(grid, 3 - axes[0] - axes[1]);
		final GaborBank bank = new GaborBank(this, first, second);
		final double[] result = new double[values.length];
		ParallelTasks.ranges(normal.length(), 0, progress, (from, to) -> {
			for (int slice = from; slice < to; slice++) {
				progress.check();
				bank.respond(values, slice * normal.stride(), result);
			}
		});
		return result;
	}

	/** The orientations to compute, in radians. */
	double[] orientations() {
		final double[] radians = new double[rotations == Pooling.NONE ? 1 : (int) Math.rint(180 / stepDegrees)];
		for (int k = 0; k < radians.length; k++) {
			radians[k] = StrictMath.toRadians(thetaDegrees + k * stepDegrees);
		}
		return radians;
	}

	/** A plane is transformed as a whole, so that the rounding depends on all of it. */
	@Override
	public Reach reach(final Geometry grid) {
		return Reach.everywhere(dimensions);
	}

	@Override
	public String text() {
		return NAME + " sigma " + StepValues.number(sigmaMm) + " mm lambda " + StepValues.number(lambdaMm) + " mm gamma " +
			StepValues.number(gamma) + " theta " + StepValues.number(thetaDegrees) + " deg" + (rotations == Pooling.NONE ? ""
				: " rotations " + rotations.word() + " step " + StepValues.number(stepDegrees) + " deg") + " " + dimensions
					.word() + " " + boundary.word();
	}
}
