package org.radiomate.volume;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** An immutable set of voxels of a grid, kept as its bounding box. */
public final class Mask {

	/**
	 * How many voxels the boxes of a file's masks may hold in all: enough for the overlapping boxes of anatomy in the largest
	 * image, and a bound for what is strewn like noise.
	 */
	public static final long MOST_BOXED = 1L << 30;

	private final Geometry geometry;
	private final int x0;
	private final int y0;
	private final int z0;
	private final int width;
	private final int height;
	private final int depth;
	private final boolean[] inside;
	private final long count;

	private Mask(final Geometry geometry, final Box box, final boolean[] inside, final long count) {
		this.geometry = geometry;
		x0 = box.x0;
		y0 = box.y0;
		z0 = box.z0;
		width = box.width();
		height = box.height();
		depth = box.depth();
		this.inside = inside;
		this.count = count;
	}

	/** The voxels that satisfy a condition. */
	public static Mask of(final Geometry geometry, final VoxelCondition condition) {
		final Builder builder = new Builder(geometry);
		for (int z = 0; z < geometry.depth(); z++) {
			for (int y = 0; y < geometry.height(); y++) {
				for (int x = 0; x < geometry.width(); x++) {
					if (condition.holds(x, y, z)) builder.add(x, y, z);
				}
			}
		}
		return builder.build();
	}

	/**
	 * The voxels that are set in a box.
	 *
	 * @param from first column, row and slice of the box
	 * @param size columns, rows and slices of the box
	 * @param inside whether the voxel from + (i, j, k) is set, at i + size[0] * (j + size[1] * k); not copied
	 * @throws IllegalArgumentException if the array does not fill the box, or the box is not part of the grid
	 */
	static Mask ofBox(final Geometry geometry, final int[] from, final int[] size, final boolean[] inside) {
		final Box box = new Box();
		box.include(from[0], from[1], from[2]);
		box.include(from[0] + size[0] - 1, from[1] + size[1] - 1, from[2] + size[2] - 1);
		if (inside.length != size[0] * size[1] * size[2] || !geometry.contains(from[0], from[1], from[2]) || !geometry.contains(
			box.x1 - 1, box.y1 - 1, box.z1 - 1)) throw new IllegalArgumentException("No box of " + geometry.describe());
		long count = 0;
		for (final boolean set : inside) {
			if (set) count++;
		}
		return new Mask(geometry, box, inside, count);
	}

	/** The grid that the voxels belong to. */
	public Geometry geometry() {
		return geometry;
	}

	/** First column of the box. */
	public int x0() {
		return x0;
	}

	/** First row of the box. */
	public int y0() {
		return y0;
	}

	/** First slice of the box, 0-based. */
	public int z0() {
		return z0;
	}

	/** Columns of the box; 0 if the mask is empty. */
	public int width() {
		return width;
	}

	/** Rows of the box; 0 if the mask is empty. */
	public int height() {
		return height;
	}

	/** Slices of the box; 0 if the mask is empty. */
	public int depth() {
		return depth;
	}

	/** Number of voxels in the mask. */
	public long count() {
		return count;
	}

	/** Whether no voxel belongs to the mask. */
	public boolean isEmpty() {
		return count == 0;
	}

	/** Whether the voxel belongs to the mask; false anywhere outside the box. */
	public boolean contains(final int x, final int y, final int z) {
		final int i = x - x0;
		final int j = y - y0;
		final int k = z - z0;
		return i >= 0 && j >= 0 && k >= 0 && i < width && j < height && k < depth && inside[i + width * (j + height * k)];
	}

	/** Number of voxels in the box. */
	public long boxVoxels() {
		return inside.length;
	}

	/** The box as an array: the voxel x0 + i, y0 + j, z0 + k is at i + width * (j + height * k). */
	public boolean[] box() {
		return inside.clone();
	}

	/** All voxels of the box. */
	public Mask filledBox() {
		return of(geometry, (x, y, z) -> x >= x0 && x < x0 + width && y >= y0 && y < y0 + height && z >= z0 && z < z0 + depth);
	}

	/** The mask as areas of pixels, one for every slice that holds a voxel. */
	public List<PixelArea> areas() {
		final List<PixelArea> areas = new ArrayList<>();
		final int sliceSize = width * height;
		for (int k = 0; k < depth; k++) {
			final boolean[] slice = Arrays.copyOfRange(inside, k * sliceSize, (k + 1) * sliceSize);
			if (anyInside(slice)) areas.add(new PixelArea(z0 + k, x0, y0, width, height, slice));
		}
		return areas;
	}

	private static boolean anyInside(final boolean[] slice) {
		for (final boolean pixel : slice) {
			if (pixel) return true;
		}
		return false;
	}

	/** Whether the other object is a mask of the same voxels on an equal grid. */
	@Override
	public boolean equals(final Object object) {
		return object instanceof Mask other && geometry.equals(other.geometry) && count == other.count && x0 == other.x0 &&
			y0 == other.y0 && z0 == other.z0 && width == other.width && height == other.height &&
			Arrays.equals(inside, other.inside);
	}

	@Override
	public int hashCode() {
		return 31 * geometry.hashCode() + Arrays.hashCode(inside);
	}

	@Override
	public String toString() {
		return count + " voxels of " + geometry.describe();
	}

	/** A condition on a voxel. */
	@FunctionalInterface
	public interface VoxelCondition {

		/** Whether the voxel satisfies it. */
		boolean holds(int x, int y, int z);
	}

	/** Collects voxels; only slices that hold one take memory. */
	public static final class Builder {

		private final Geometry geometry;
		private final BitSet[] slices;

		public Builder(final Geometry geometry) {
			this.geometry = geometry;
			slices = new BitSet[geometry.depth()];
		}

		/** Adds one voxel. */
		public Builder add(final int x, final int y, final int z) {
			return addRun(x, x + 1, y, z);
		}

		/** Adds the voxels of row y on slice z from column {@code fromX} to just before {@code toX}. */
		public Builder addRun(final int fromX, final int toX, final int y, final int z) {
			if (!geometry.contains(fromX, y, z) || toX <= fromX || toX > geometry.width()) {
				throw new IndexOutOfBoundsException(
					"Columns " + fromX + " to " + toX + ", row " + y + ", slice " + z + " of " + geometry.describe());
			}
			slice(z).set(y * geometry.width() + fromX, y * geometry.width() + toX);
			return this;
		}

		/** Adds the pixels of one slice, at x + width * y. */
		public Builder addSlice(final BitSet pixels, final int z) {
			if (pixels.length() > geometry.width() * geometry.height()) {
				throw new IndexOutOfBoundsException(pixels.length() + " pixels on a slice of " + geometry.describe());
			}
			slice(z).or(pixels);
			return this;
		}

		/** The mask of all voxels added so far. */
		public Mask build() {
			final Box box = boundingBox();
			final int width = box.width();
			final int height = box.height();
			final boolean[] inside = new boolean[Math.multiplyExact(Math.multiplyExact(width, height), box.depth())];
			long count = 0;
			for (int z = box.z0; z < box.z0 + box.depth(); z++) {
				if (slices[z] == null) continue;
				count += slices[z].cardinality();
				for (int p = slices[z].nextSetBit(0); p >= 0; p = slices[z].nextSetBit(p + 1)) {
					final int x = p % geometry.width() - box.x0;
					final int y = p / geometry.width() - box.y0;
					inside[x + width * (y + height * (z - box.z0))] = true;
				}
			}
			return new Mask(geometry, box, inside, count);
		}

		private BitSet slice(final int z) {
			if (slices[z] == null) slices[z] = new BitSet(geometry.width() * geometry.height());
			return slices[z];
		}

		private Box boundingBox() {
			final Box box = new Box();
			for (int z = 0; z < slices.length; z++) {
				if (slices[z] == null) continue;
				for (int p = slices[z].nextSetBit(0); p >= 0; p = slices[z].nextSetBit(p + 1)) {
					box.include(p % geometry.width(), p / geometry.width(), z);
				}
			}
			return box;
		}
	}

	/** Grows around voxels; empty at the origin before the first. */
	private static final class Box {

		private int x0;
		private int y0;
		private int z0;
		private int x1;
		private int y1;
		private int z1;

		private void include(final int x, final int y, final int z) {
			final boolean first = x1 == 0;
			x0 = first ? x : Math.min(x0, x);
			y0 = first ? y : Math.min(y0, y);
			z0 = first ? z : Math.min(z0, z);
			x1 = Math.max(x1, x + 1);
			y1 = Math.max(y1, y + 1);
			z1 = Math.max(z1, z + 1);
		}

		private int width() {
			return x1 - x0;
		}

		private int height() {
			return y1 - y0;
		}

		private int depth() {
			return z1 - z0;
		}
	}
}
