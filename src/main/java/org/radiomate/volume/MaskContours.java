package org.radiomate.volume;

import net.imglib2.Cursor;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

import org.radiomate.task.ProblemException;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A mask or label image as contours that mean pixels: 0 is outside, every other whole number is a structure of that name.
 * A mask with but one label, whatever its value, is a structure without a name.
 */
public final class MaskContours {

	private MaskContours() {}

	/**
	 * Reads the structures of a mask image.
	 *
	 * @param source the file, for messages
	 * @param grid the grid of the image that the mask belongs to
	 * @throws ProblemException if the grids differ, a value is not a whole number, or there is no voxel but 0
	 */
	public static List<ContourSet> of(final Volume mask, final String source, final Geometry grid) {
		checkGrid(mask.geometry(), source, grid);
		final TreeMap<Long, Mask.Builder> labels = labels(mask, source);
		if (labels.isEmpty()) throw new ProblemException("The mask " + source +
			" is empty: no voxel is other than 0. Give the mask of the structure.");
		final List<ContourSet> sets = new ArrayList<>();
		labels.forEach((label, voxels) -> sets.add(new ContourSet(labels.size() == 1 ? "" : Long.toString(label), "", "",
			List.copyOf(voxels.build().areas()))));
		return sets;
	}

	private static void checkGrid(final Geometry mask, final String source, final Geometry grid) {
		if (mask.sameGrid(grid, 1e-3)) return;
		throw new ProblemException("The mask " + source + " does not lie on the image's grid: it has " + mask.describe() +
			"; the image has " + grid.describe() + ". Give the mask that was made on this image.");
	}

	private static TreeMap<Long, Mask.Builder> labels(final Volume mask, final String source) {
		final TreeMap<Long, Mask.Builder> labels = new TreeMap<>();
		final Cursor<? extends RealType<?>> cursor = Views.iterable(mask.voxels()).localizingCursor();
		while (cursor.hasNext()) {
			final double value = cursor.next().getRealDouble();
			if (value == 0) continue;
			if (value != Math.rint(value)) throw new ProblemException("The mask " + source + " holds the value " + value +
				"; a mask has whole numbers. Give a mask or label image.");
			labels.computeIfAbsent((long) value, label -> new Mask.Builder(mask.geometry())).add(cursor.getIntPosition(0),
				cursor.getIntPosition(1), cursor.getIntPosition(2));
		}
		return labels;
	}
}
