package org.radiomate.feature.shape;

import org.radiomate.volume.RoiCrop;

/**
 * The surface of a voxel set as a closed mesh of triangles halfway between voxel centres inside and outside (IBSI WRJH; see
 * {@link CubeSurface}). It is never laid out: a cell of the grid has one of 256 surfaces, so their counts are all that volume
 * and area need. Lengths are in the unit of the spacings given.
 */
public final class SurfaceMesh {

	private static final int ALL_INSIDE = CubeSurface.CASES - 1;

	private final RoiCrop crop;
	private final boolean[] outside;
	private final long[] cells = new long[CubeSurface.CASES];

	/** The mesh of the voxels inside a crop; what lies beyond the crop is outside. */
	public SurfaceMesh(final RoiCrop crop) {
		this.crop = crop;
		outside = new boolean[crop.width()];
		for (int z = 0; z <= crop.depth(); z++) {
			for (int y = 0; y <= crop.height(); y++) {
				countRow(y, z);
			}
		}
	}

	/** Counts the cells whose upper corners are in a row of voxels. */
	private void countRow(final int y, final int z) {
		final boolean[] a = row(y - 1, z - 1), b = row(y, z - 1), c = row(y - 1, z), d = row(y, z);
		final int fromA = from(y - 1, z - 1), fromB = from(y, z - 1), fromC = from(y - 1, z), fromD = from(y, z);
		int left = 0;
		for (int x = 0; x < outside.length; x++) {
			final int right = (a[fromA + x] ? 1 : 0) | (b[fromB + x] ? 4 : 0) | (c[fromC + x] ? 16 : 0) | (d[fromD + x] ? 64 : 0);
			cells[left | right << 1]++;
			left = right;
		}
		cells[left]++;
	}

	private boolean[] row(final int y, final int z) {
		return contains(y, z) ? crop.inside() : outside;
	}

	private int from(final int y, final int z) {
		return contains(y, z) ? crop.index(0, y, z) : 0;
	}

	private boolean contains(final int y, final int z) {
		return y >= 0 && z >= 0 && y < crop.height() && z < crop.depth();
	}

	/** The volume that the mesh encloses, exact in voxels. */
	public double volume(final double dx, final double dy, final double dz) {
		double voxels = 0;
		for (int cell = 0; cell <= ALL_INSIDE; cell++) {
			voxels += cells[cell] * CubeSurface.volume(cell);
		}
		return voxels * (dx * dy * dz);
	}

	/** The sum of the areas of the triangles. */
	public double area(final double dx, final double dy, final double dz) {
		double sum = 0;
		for (int cell = 1; cell < ALL_INSIDE; cell++) {
			if (cells[cell] > 0) sum += cells[cell] * CubeSurface.area(CubeSurface.triangles(cell), dx, dy, dz);
		}
		return sum;
	}
}
