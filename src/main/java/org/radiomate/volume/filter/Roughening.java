package org.radiomate.volume.filter;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.GridAxis;
import org.radiomate.volume.RoiCrop;

/**
 * Roughens the boundary of the region at random, as contours drawn again differ: a smooth Gaussian random field f is laid
 * over the image, and where f is positive the region grows by f as {@code dilate} would, where negative it shrinks as
 * {@code erode} would (a voxel stays if its signed distance d from the surface is at most f). f has mean 0, the amplitude as
 * standard deviation and the correlation exp(-(r/length)²) at distance r, and is cut off at {@value #MOST_SD} standard
 * deviations; it is white noise by voxel, smoothed by a Gaussian of half the length. Where voxels are larger than the amplitude
 * few change. Zwanenburg et al. (Sci Rep 2019;9:614, doi:10.1038/s41598-018-36938-4) randomise contours by supervoxels of
 * the image instead.
 *
 * @param amplitudeMm standard deviation of the boundary's displacement in mm
 * @param lengthMm correlation length in mm
 * @param seed of the random numbers
 * @param dimensions in slices, each by itself, or in space
 */
public record Roughening(double amplitudeMm, double lengthMm, long seed, Dimensions dimensions) implements
	PreprocessingStep
{

	static final String NAME = "roughen";

	private static final double MOST_SD = 3, LONGEST_MM = 100;

	/** @throws ProblemException if amplitude or length is not above 0, or the length above 100 mm */
	public Roughening {
		StepValues.requirePositive(NAME, "amplitude", amplitudeMm);
		StepValues.requirePositive(NAME, "length", lengthMm);
		if (lengthMm > LONGEST_MM) throw new ProblemException("The length of the step '" + NAME + "' is " + StepValues.number(
			lengthMm) + " mm; use at most " + StepValues.number(LONGEST_MM) + " mm.");
		StepValues.requireGiven(NAME, "dimensions", dimensions);
	}

	@Override
	public MaskedImage apply(final MaskedImage image) {
		final double[] distances = SurfaceDistance.mm(image, dimensions);
		final double[] displacements = displacementsMm(image.part());
		final boolean[] kept = new boolean[distances.length];
		for (int i = 0; i < kept.length; i++) {
			kept[i] = distances[i] <= displacements[i];
		}
		return image.withMorphology(kept);
	}

	/** The field f in mm at the voxels of a part of an image. */
	double[] displacementsMm(final RoiCrop part) {
		final int[] margin = new int[3];
		double gain = amplitudeMm;
		for (int axis = 0; axis < dimensions.axes(); axis++) {
			final double[] kernel = kernel(part.geometry(), axis);
			margin[axis] = kernel.length - 1;
			gain /= Math.sqrt(sumOfSquares(kernel));
		}
		final double[] field = inner(smoothed(part, margin), margin, part.geometry());
		for (int i = 0; i < field.length; i++) {
			field[i] = Math.max(-MOST_SD * amplitudeMm, Math.min(MOST_SD * amplitudeMm, gain * field[i]));
		}
		return field;
	}

	private double[] kernel(final Geometry grid, final int axis) {
		return Convolution.gaussian(lengthMm / 2, GridAxis.of(grid, axis).spacingMm());
	}

	/** Smoothed noise of a part and of a margin in voxels around it, where it is also beyond the image. */
	private double[] smoothed(final RoiCrop part, final int[] margin) {
		final Geometry wide = widened(part.geometry(), margin);
		double[] noise = VoxelNoise.of(seed, part.x0() - margin[0], part.y0() - margin[1], part.z0() - margin[2], wide);
		for (int axis = 0; axis < dimensions.axes(); axis++) {
			noise = Convolution.along(GridAxis.of(wide, axis), noise, kernel(wide, axis));
		}
		return noise;
	}

	private static Geometry widened(final Geometry grid, final int[] margin) {
		return new Geometry(grid.width() + 2 * margin[0], grid.height() + 2 * margin[1], grid.depth() + 2 * margin[2], grid
			.spacingXMm(), grid.spacingYMm(), grid.spacingZMm());
	}

	private static double[] inner(final double[] wide, final int[] margin, final Geometry grid) {
		final double[] inner = new double[Math.toIntExact(grid.voxelCount())];
		final int width = grid.width() + 2 * margin[0], height = grid.height() + 2 * margin[1];
		for (int z = 0; z < grid.depth(); z++) {
			for (int y = 0; y < grid.height(); y++) {
				System.arraycopy(wide, margin[0] + width * (y + margin[1] + height * (z + margin[2])), inner, grid.width() * (y +
					grid.height() * z), grid.width());
			}
		}
		return inner;
	}

	private static double sumOfSquares(final double[] half) {
		double sum = half[0] * half[0];
		for (int k = 1; k < half.length; k++) {
			sum += 2 * half[k] * half[k];
		}
		return sum;
	}

	@Override
	public Reach reach(final Geometry grid) {
		return Reach.of(MOST_SD * amplitudeMm, dimensions);
	}

	@Override
	public boolean changesOnlyMasks() {
		return true;
	}

	@Override
	public String text() {
		return NAME + " " + StepValues.number(amplitudeMm) + " mm length " + StepValues.number(lengthMm) + " mm seed " + seed +
			" " + dimensions.word();
	}
}
