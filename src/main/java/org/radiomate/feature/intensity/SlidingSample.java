package org.radiomate.feature.intensity;

import org.radiomate.volume.RoiCrop;

import java.util.Arrays;

/**
 * The sorted intensities in a box around a voxel that moves along a row: a move merges the sorted column that is entered and
 * leaves out those of the column that is left. For one thread.
 */
public final class SlidingSample {

	private final RoiCrop crop;
	private final int radius;
	private final int radiusZ;
	private final double[][] columns;
	private final boolean[] known;
	private double[] sorted = new double[0];
	private double[] spare;
	private int size;
	private int y;
	private int z;
	private int left;
	private int right;
	private int centre;

	/**
	 * A box that is nowhere yet.
	 *
	 * @param radius voxels to each side within the slice
	 * @param radiusZ slices to each side
	 */
	public SlidingSample(final RoiCrop crop, final int radius, final int radiusZ) {
		this.crop = crop;
		this.radius = radius;
		this.radiusZ = radiusZ;
		columns = new double[crop.width()][];
		known = new boolean[crop.width()];
		final int side = 2 * radius + 1;
		sorted = new double[Math.multiplyExact(side * side, 2 * radiusZ + 1)];
		spare = new double[sorted.length];
	}

	/** Puts the box around a voxel. */
	public void start(final int atX, final int atY, final int atZ) {
		y = atY;
		z = atZ;
		centre = atX;
		Arrays.fill(known, false);
		size = 0;
		left = Math.max(0, atX - radius);
		right = left - 1;
		while (right < Math.min(crop.width() - 1, atX + radius)) exchange(NONE, column(++right));
	}

	private static final double[] NONE = {};

	/** Moves the box to the next voxel of the row. */
	public void next() {
		centre++;
		final double[] gone = left < centre - radius ? column(left++) : NONE;
		exchange(gone, right < Math.min(crop.width() - 1, centre + radius) ? column(++right) : NONE);
	}

	/** The figures of the sample around the voxel, which must lie inside the mask. */
	public SampleFigures figures() {
		return SampleFigures.ofSorted(Arrays.copyOf(sorted, size));
	}

	/** The sorted intensities of a column of the box. */
	private double[] column(final int x) {
		if (!known[x]) columns[x] = read(x);
		known[x] = true;
		return columns[x];
	}

	private double[] read(final int x) {
		int count = 0;
		final double[] found = new double[sorted.length / (2 * radius + 1)];
		for (int slice = Math.max(0, z - radiusZ); slice <= Math.min(crop.depth() - 1, z + radiusZ); slice++) {
			for (int row = Math.max(0, y - radius); row <= Math.min(crop.height() - 1, y + radius); row++) {
				final int index = crop.index(x, row, slice);
				if (crop.inside()[index]) found[count++] = crop.values()[index];
			}
		}
		final double[] column = Arrays.copyOf(found, count);
		Arrays.sort(column);
		return column;
	}

	/** One pass over the sorted sample; what is gone is found at its own bits, in the sample's order. */
	private void exchange(final double[] gone, final double[] come) {
		int g = 0, c = 0, n = 0;
		for (int i = 0; i < size; i++) {
			final double value = sorted[i];
			if (g < gone.length && Double.compare(gone[g], value) == 0) {
				g++;
				continue;
			}
			while (c < come.length && Double.compare(come[c], value) < 0) spare[n++] = come[c++];
			spare[n++] = value;
		}
		while (c < come.length) spare[n++] = come[c++];
		final double[] old = sorted;
		sorted = spare;
		spare = old;
		size = n;
	}
}
