package org.radiomate.feature.shape;

import org.radiomate.volume.RoiCrop;

/** The three-dimensional convex hull of voxel centres, in voxel units, exact. */
public final class VoxelHull {

	/** In half voxels. */
	private final ConvexHull hull;

	private VoxelHull(final ConvexHull hull) {
		this.hull = hull;
	}

	/** The hull of the voxels inside a crop; without a volume if their centres lie in one plane. */
	public static VoxelHull of(final RoiCrop crop) {
		return new VoxelHull(ConvexHull.of(VoxelExtremes.centres(crop)));
	}

	/** The volume in voxels; 0 if the voxel centres lie in one plane. */
	public double volume() {
		return hull.volume(0.5, 0.5, 0.5);
	}

	/** The largest distance between two voxel centres, in the unit of the spacings. */
	public double diameter(final double dx, final double dy, final double dz) {
		return hull.diameter(dx / 2, dy / 2, dz / 2);
	}
}
