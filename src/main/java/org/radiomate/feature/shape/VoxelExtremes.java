package org.radiomate.feature.shape;

import org.radiomate.volume.RoiCrop;

import java.util.Arrays;

/**
 * The points among which the corners of a voxel set's convex hull are found, in half voxels: in each plane of constant z the
 * corners of the plane's hull. A voxel's centre has odd coordinates 2x + 1, 2y + 1, 2z + 1.
 */
public final class VoxelExtremes {

	private static final int NONE = Integer.MAX_VALUE;

	private final int rows;
	private final int[] leftmost;
	private final int[] rightmost;
	private int[] points = new int[3 * 1024];
	private int size;

	private VoxelExtremes(final RoiCrop crop) {
		rows = 2 * crop.height() + 1;
		leftmost = new int[rows * (2 * crop.depth() + 1)];
		rightmost = new int[leftmost.length];
		Arrays.fill(leftmost, NONE);
		Arrays.fill(rightmost, -1);
	}

	/** Of the voxels' centres. */
	public static int[] centres(final RoiCrop crop) {
		return new VoxelExtremes(crop).collect(crop, 0);
	}

	/**
	 * Of the vertices of the {@link SurfaceMesh}: half a voxel from the centres along each axis, for between voxels inside
	 * there is none, but farther out on the same line there is.
	 */
	public static int[] meshVertices(final RoiCrop crop) {
		return new VoxelExtremes(crop).collect(crop, 1);
	}

	private int[] collect(final RoiCrop crop, final int reach) {
		final boolean[] inside = crop.inside();
		for (int z = 0; z < crop.depth(); z++) {
			for (int y = 0; y < crop.height(); y++) {
				final int from = crop.index(0, y, z), to = from + crop.width();
				int first = from, last = to - 1;
				while (first < to && !inside[first]) {
					first++;
				}
				if (first == to) continue;
				while (!inside[last]) {
					last--;
				}
				include(2 * (first - from) + 1, 2 * (last - from) + 1, 2 * y + 1, 2 * z + 1, reach);
			}
		}
		for (int z = 0; z < leftmost.length / rows; z++) {
			addHull(z, leftmost, 1);
			addHull(z, rightmost, -1);
		}
		return Arrays.copyOf(points, size);
	}

	private void include(final int first, final int last, final int y, final int z, final int reach) {
		include(first - reach, last + reach, y + rows * z);
		if (reach == 0) return;
		include(first, last, y - 1 + rows * z);
		include(first, last, y + 1 + rows * z);
		include(first, last, y + rows * (z - 1));
		include(first, last, y + rows * (z + 1));
	}

	private void include(final int first, final int last, final int row) {
		leftmost[row] = Math.min(leftmost[row], first);
		rightmost[row] = Math.max(rightmost[row], last);
	}

	/** Adds one side of the hull of a plane; {@code side} is 1 for the left and -1 for the right. */
	private void addHull(final int z, final int[] ends, final int side) {
		final int start = size;
		for (int y = 0; y < rows; y++) {
			final int x = ends[y + rows * z];
			if (x == NONE || x < 0) continue;
			while (size - start > 3 && !turns(side, x, y)) {
				size -= 3;
			}
			add(x, y, z);
		}
	}

	/** Whether the last point added is a corner on the way to the next. */
	private boolean turns(final int side, final int x, final int y) {
		final long bx = points[size - 3], by = points[size - 2], ax = points[size - 6], ay = points[size - 5];
		return side * ((bx - ax) * (y - by) - (x - bx) * (by - ay)) < 0;
	}

	private void add(final int x, final int y, final int z) {
		if (size == points.length) points = Arrays.copyOf(points, 2 * size);
		points[size++] = x;
		points[size++] = y;
		points[size++] = z;
	}
}
