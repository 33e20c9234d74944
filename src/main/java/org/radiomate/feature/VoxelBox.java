package org.radiomate.feature;

import org.radiomate.task.ProblemException;

/**
 * The neighbourhood of a voxel: a square or a cube of voxels around it, as far as the region reaches.
 *
 * @param radius voxels to each side
 * @param inSpace whether it is a cube, not a square in the slice
 */
public record VoxelBox(int radius, boolean inSpace) {

	private static final int LARGEST_RADIUS = 15;

	/** @throws ProblemException if the radius is none */
	public VoxelBox {
		if (radius < 1 || radius > LARGEST_RADIUS) throw new ProblemException("The radius is " + radius + "; use 1 to " +
			LARGEST_RADIUS + " voxels.");
	}

	/** Slices to each side. */
	public int radiusZ() {
		return inSpace ? radius : 0;
	}

	/** In words. */
	public String describe() {
		final int side = 2 * radius + 1;
		return side + " x " + side + (inSpace ? " x " + side : "") + " voxels";
	}
}
