package org.radiomate.volume;

import net.imglib2.Cursor;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

import org.radiomate.task.ProblemException;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The labels of a label image as masks, in two passes: the first counts each label and finds its box, so that what the masks
 * need is known before it is allocated.
 */
final class LabelledVoxels {

	/** More than any atlas has; an image of intensities has more. */
	private static final int MOST_LABELS = 1000;
	/** Whole numbers above cannot be told apart. */
	private static final double LARGEST_LABEL = 1L << 53;

	private final Volume image;
	private final String source;
	private final TreeMap<Long, Extent> extents = new TreeMap<>();
	private long lastLabel;
	private Extent last;

	private LabelledVoxels(final Volume image, final String source) {
		this.image = image;
		this.source = source;
	}

	/**
	 * The masks by label in ascending order.
	 *
	 * @param boxed voxels that the boxes of other masks of the file hold
	 * @throws ProblemException if a value is not a whole number, or there are more labels than a label image has
	 */
	static SortedMap<Long, Mask> masks(final Volume image, final String source, final long boxed) {
		final LabelledVoxels labels = new LabelledVoxels(image, source);
		labels.eachVoxel((extent, x, y, z) -> extent.include(x, y, z));
		labels.checkSize(boxed);
		labels.eachVoxel(Extent::set);
		final SortedMap<Long, Mask> masks = new TreeMap<>();
		labels.extents.forEach((label, extent) -> masks.put(label, extent.mask(image.geometry())));
		return masks;
	}

	private void checkSize(final long boxedBefore) {
		long boxed = boxedBefore;
		for (final Extent extent : extents.values()) boxed += extent.boxVoxels();
		if (boxed > Mask.MOST_BOXED) throw new ProblemException("The mask " + source + " has " + extents.size() +
			" labels strewn over the image, too many to keep. Give a label image of structures, or one structure alone.");
		for (final Extent extent : extents.values()) extent.allocate();
	}

	private void eachVoxel(final LabelledVoxel action) {
		final Cursor<? extends RealType<?>> cursor = Views.flatIterable(image.voxels()).cursor();
		final Geometry grid = image.geometry();
		for (int z = 0; z < grid.depth(); z++) {
			for (int y = 0; y < grid.height(); y++) {
				for (int x = 0; x < grid.width(); x++) {
					final double value = cursor.next().getRealDouble();
					if (value != 0) action.take(extent(value), x, y, z);
				}
			}
		}
	}

	/** Neighbours mostly have one label. */
	private Extent extent(final double value) {
		if (last == null || value != lastLabel) {
			last = found(value);
			lastLabel = (long) value;
		}
		return last;
	}

	private Extent found(final double value) {
		if (value != Math.rint(value) || Math.abs(value) > LARGEST_LABEL) throw new ProblemException("The mask " + source +
			" holds the value " + value + "; a mask has whole numbers. Give a mask or label image.");
		final Extent known = extents.get((long) value);
		if (known != null) return known;
		if (extents.size() == MOST_LABELS) throw new ProblemException("The mask " + source + " holds more than " + MOST_LABELS +
			" different labels. Give a mask or label image, not one of intensities.");
		final Extent fresh = new Extent();
		extents.put((long) value, fresh);
		return fresh;
	}

	private interface LabelledVoxel {

		void take(Extent extent, int x, int y, int z);
	}

	/** The box of a label, and then its voxels. */
	private static final class Extent {

		private final int[] from = { Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE };
		private final int[] to = new int[3];
		private boolean[] inside;

		void include(final int x, final int y, final int z) {
			from[0] = Math.min(from[0], x);
			from[1] = Math.min(from[1], y);
			from[2] = Math.min(from[2], z);
			to[0] = Math.max(to[0], x);
			to[1] = Math.max(to[1], y);
			to[2] = Math.max(to[2], z);
		}

		private int size(final int axis) {
			return to[axis] - from[axis] + 1;
		}

		long boxVoxels() {
			return (long) size(0) * size(1) * size(2);
		}

		void allocate() {
			inside = new boolean[(int) boxVoxels()];
		}

		void set(final int x, final int y, final int z) {
			inside[x - from[0] + size(0) * (y - from[1] + size(1) * (z - from[2]))] = true;
		}

		Mask mask(final Geometry grid) {
			return Mask.ofBox(grid, from, new int[] { size(0), size(1), size(2) }, inside);
		}
	}
}
