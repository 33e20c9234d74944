package org.radiomate.feature.shape;

import org.radiomate.volume.RoiCrop;

/**
 * Counts of voxels, of adjacent voxels and of unit squares of a voxel set, and the integral-geometric measures made of them
 * (Legland D, Kiêu K, Devaux MF, Image Anal Stereol 2007;26:83, doi:10.5566/ias.v26.p83-92). The crop's border counts as
 * surface. Lengths are in the unit of the spacings given.
 */
public final class VoxelCounts {

	private final RoiCrop crop;
	private final int voxels;
	private final long[] pairs = new long[3];
	private final long[] squares = new long[3];
	private final long[] diagonalPairs = new long[2];

	/** Counts the voxels inside a crop. */
	public VoxelCounts(final RoiCrop crop) {
		this.crop = crop;
		voxels = crop.count();
		int i = 0;
		for (int z = 0; z < crop.depth(); z++) {
			for (int y = 0; y < crop.height(); y++) {
				for (int x = 0; x < crop.width(); x++) {
					if (crop.inside()[i++]) count(x, y, z);
				}
			}
		}
	}

	private void count(final int x, final int y, final int z) {
		final boolean right = inside(x + 1, y, z);
		final boolean below = inside(x, y + 1, z);
		final boolean next = inside(x, y, z + 1);
		if (right) pairs[0]++;
		if (below) pairs[1]++;
		if (next) pairs[2]++;
		if (below && next && inside(x, y + 1, z + 1)) squares[0]++;
		if (right && next && inside(x + 1, y, z + 1)) squares[1]++;
		if (right && below && inside(x + 1, y + 1, z)) squares[2]++;
		if (inside(x + 1, y + 1, z)) diagonalPairs[0]++;
		if (inside(x - 1, y + 1, z)) diagonalPairs[1]++;
	}

	private boolean inside(final int x, final int y, final int z) {
		return x >= 0 && x < crop.width() && y < crop.height() && z < crop.depth() && crop.inside()[crop.index(x, y, z)];
	}

	/** Number of voxels. */
	public int voxels() {
		return voxels;
	}

	/** Number of unbroken lines of voxels along an axis: 0 for x, 1 for y, 2 for z. */
	public long chords(final int axis) {
		return voxels - pairs[axis];
	}

	/** Crofton's surface from three directions: 4/3·(n_x/d_x + n_y/d_y + n_z/d_z)·d_x·d_y·d_z with n the chords. */
	public double surface(final double dx, final double dy, final double dz) {
		return 4.0 / 3 * (chords(1) / dy + chords(0) / dx + chords(2) / dz) * (dx * dy * dz);
	}

	/**
	 * Crofton's perimeter from four directions, summed over slices: π·Σ w_k·n_k·s_k with the distance s_k of the lines along
	 * direction k and the share w_k of the half circle that is nearest to it.
	 */
	public double perimeter(final double dx, final double dy) {
		final double diagonal = StrictMath.atan2(dy, dx) / Math.PI;
		final double diagonalChords = 2.0 * voxels - diagonalPairs[0] - diagonalPairs[1];
		return Math.PI * (diagonal * chords(0) * dy + (0.5 - diagonal) * chords(1) * dx + //
			0.25 * diagonalChords * (dx * dy / StrictMath.hypot(dx, dy)));
	}

	/**
	 * Mean breadth from three directions: (b_x·d_x + b_y·d_y + b_z·d_z)/3 with b_k = voxels - adjacent pairs + unit squares in
	 * the planes normal to axis k. A ball has its diameter.
	 */
	public double meanBreadth(final double dx, final double dy, final double dz) {
		return (breadth(0) * dx + breadth(1) * dy + breadth(2) * dz) / 3;
	}

	private double breadth(final int axis) {
		return voxels - (pairs[0] + pairs[1] + pairs[2] - pairs[axis]) + squares[axis];
	}
}
