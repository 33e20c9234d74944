package org.radiomate.volume.filter;

import org.radiomate.task.DerivedSeed;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.GridAxis;

/**
 * Moves the region on the image by a distance in a random direction, all directions being as likely: a contour that another
 * reader put beside this one. The moved mask is interpolated linearly and holds the voxels of at least 0.5, so along an axis
 * a move of less than half a voxel changes next to nothing; a part that leaves the image is lost. Zwanenburg et al. (Sci Rep
 * 2019;9:614, doi:10.1038/s41598-018-36938-4) instead move image and region together against the grid they are interpolated
 * to.
 *
 * @param distanceMm distance in mm
 * @param seed of the direction
 * @param dimensions in the slices or in space
 */
public record Shift(double distanceMm, long seed, Dimensions dimensions) implements PreprocessingStep {

	static final String NAME = "shift";

	/** @throws org.radiomate.task.ProblemException if the distance is not above 0 */
	public Shift {
		StepValues.requirePositive(NAME, "distance", distanceMm);
		StepValues.requireGiven(NAME, "dimensions", dimensions);
	}

	/** The move along x, y and z in mm. */
	public double[] vectorMm() {
		final double[] vector = new double[3];
		double squared = 0;
		// normal numbers have no direction of their own
		for (int axis = 0; axis < dimensions.axes(); axis++) {
			vector[axis] = VoxelNoise.normal(DerivedSeed.of(seed, axis));
			squared += vector[axis] * vector[axis];
		}
		final double scale = distanceMm / Math.sqrt(squared);
		for (int axis = 0; axis < 3; axis++) {
			vector[axis] *= scale;
		}
		return vector;
	}

	@Override
	public MaskedImage apply(final MaskedImage image) {
		final double[] vector = vectorMm();
		return image.withMorphology(moved(image.morphology(), image.grid(), vector[0] / image.grid().spacingXMm(), vector[1] /
			image.grid().spacingYMm(), vector[2] / image.grid().spacingZMm()));
	}

	/** The voxels that a mask covers at least half after a move in voxels. */
	private static boolean[] moved(final boolean[] inside, final Geometry grid, final double dx, final double dy,
		final double dz)
	{
		double[] shares = new double[inside.length];
		for (int i = 0; i < shares.length; i++) {
			if (inside[i]) shares[i] = 1;
		}
		shares = movedAlong(shares, grid, dx, 0);
		shares = movedAlong(shares, grid, dy, 1);
		shares = movedAlong(shares, grid, dz, 2);
		final boolean[] moved = new boolean[shares.length];
		for (int i = 0; i < moved.length; i++) {
			moved[i] = shares[i] >= 0.5;
		}
		return moved;
	}

	private static double[] movedAlong(final double[] shares, final Geometry grid, final double voxels, final int axis) {
		if (voxels == 0) return shares;
		final GridAxis lines = GridAxis.of(grid, axis);
		final int whole = (int) Math.floor(voxels);
		final double rest = voxels - whole;
		final double[] moved = new double[shares.length];
		for (int n = 0; n < lines.lineCount(); n++) {
			for (int i = 0; i < lines.length(); i++) {
				moved[lines.start(n) + i * lines.stride()] = (1 - rest) * at(shares, lines, n, i - whole) + rest * at(shares, lines, n,
					i - whole - 1);
			}
		}
		return moved;
	}

	private static double at(final double[] shares, final GridAxis lines, final int line, final int i) {
		return i < 0 || i >= lines.length() ? 0 : shares[lines.start(line) + i * lines.stride()];
	}

	@Override
	public Reach reach(final Geometry grid) {
		return Reach.of(distanceMm, dimensions).plus(Reach.ofVoxels(1, grid, dimensions));
	}

	@Override
	public boolean changesOnlyMasks() {
		return true;
	}

	@Override
	public String text() {
		return NAME + " " + StepValues.number(distanceMm) + " mm seed " + seed + " " + dimensions.word();
	}
}
