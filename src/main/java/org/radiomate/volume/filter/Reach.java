package org.radiomate.volume.filter;

import org.radiomate.volume.Geometry;

/**
 * How far a step looks along each axis, in mm; infinitely far if every voxel of the image counts.
 *
 * @param xMm along rows
 * @param yMm along columns
 * @param zMm across slices
 */
public record Reach(double xMm, double yMm, double zMm) {

	/** Of a step that looks at each voxel alone. */
	public static final Reach NONE = new Reach(0, 0, 0);

	/** The same distance along each axis that the step works on. */
	static Reach of(final double mm, final Dimensions dimensions) {
		return new Reach(mm, mm, dimensions == Dimensions.SPACE ? mm : 0);
	}

	/** That many voxels along each axis that the step works on. */
	static Reach ofVoxels(final double voxels, final Geometry grid, final Dimensions dimensions) {
		return new Reach(voxels * grid.spacingXMm(), voxels * grid.spacingYMm(), dimensions == Dimensions.SPACE ? voxels * grid
			.spacingZMm() : 0);
	}

	/** The same distance along every axis. */
	public static Reach of(final double mm) {
		return new Reach(mm, mm, mm);
	}

	/** Of a step that looks at all voxels of the image, or of the slice. */
	static Reach everywhere(final Dimensions dimensions) {
		return of(Double.POSITIVE_INFINITY, dimensions);
	}

	/** Of one step after the other. */
	public Reach plus(final Reach other) {
		return new Reach(xMm + other.xMm, yMm + other.yMm, zMm + other.zMm);
	}

	/** As far as both look along each axis. */
	public Reach orAsFarAs(final Reach other) {
		return new Reach(Math.max(xMm, other.xMm), Math.max(yMm, other.yMm), Math.max(zMm, other.zMm));
	}
}
