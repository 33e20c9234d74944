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

	private static final double SAME_PLACE_VOXELS = 0.1;
	/** More than any atlas has; an image of intensities has more. */
	private static final int MOST_LABELS = 1000;

	private MaskContours() {}

	/** Reads the structures of a mask image that belongs to an image of which nobody says where it lies. */
	public static List<ContourSet> of(final Volume mask, final String source, final Geometry grid) {
		return of(mask, source, grid, null);
	}

	/**
	 * Reads the structures of a mask image.
	 *
	 * @param source the file, for messages
	 * @param grid the grid of the image that the mask belongs to
	 * @param placement where the image lies in the patient; null if unknown
	 * @throws ProblemException if the grids differ, a value is not a whole number, or there is no voxel but 0
	 */
	public static List<ContourSet> of(final Volume mask, final String source, final Geometry grid,
		final Placement placement)
	{
		checkGrid(mask.geometry(), source, grid);
		if (placement != null && mask.placement() != null) checkPlace(mask, source, grid, placement);
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

	/** The corners of mask and image must be the same points of the patient. */
	private static void checkPlace(final Volume mask, final String source, final Geometry grid, final Placement placement) {
		double furthestMm = 0;
		for (int corner = 0; corner < 8; corner++) {
			final double x = (corner & 1) * (grid.width() - 1), y = (corner >> 1 & 1) * (grid.height() - 1), z = (corner >> 2) *
				(grid.depth() - 1);
			final double[] one = placement.toPatient(grid, x, y, z), other = mask.placement().toPatient(mask.geometry(), x, y, z);
			furthestMm = Math.max(furthestMm, Math.max(Math.abs(one[0] - other[0]), Math.max(Math.abs(one[1] - other[1]), Math
				.abs(one[2] - other[2]))));
		}
		if (furthestMm > SAME_PLACE_VOXELS * Math.min(grid.spacingXMm(), grid.spacingYMm())) throw new ProblemException(
			"The mask " + source + " has the image's size, but lies " + Millimetres.text(furthestMm) +
				" mm off it. Give the mask that was made on this image.");
	}

	private static TreeMap<Long, Mask.Builder> labels(final Volume mask, final String source) {
		final TreeMap<Long, Mask.Builder> labels = new TreeMap<>();
		final Cursor<? extends RealType<?>> cursor = Views.iterable(mask.voxels()).localizingCursor();
		while (cursor.hasNext()) {
			final double value = cursor.next().getRealDouble();
			if (value == 0) continue;
			if (value != Math.rint(value)) throw new ProblemException("The mask " + source + " holds the value " + value +
				"; a mask has whole numbers. Give a mask or label image.");
			if (labels.size() == MOST_LABELS && !labels.containsKey((long) value)) throw new ProblemException("The mask " + source +
				" holds more than " + MOST_LABELS + " different labels. Give a mask or label image, not one of intensities.");
			labels.computeIfAbsent((long) value, label -> new Mask.Builder(mask.geometry())).add(cursor.getIntPosition(0),
				cursor.getIntPosition(1), cursor.getIntPosition(2));
		}
		return labels;
	}
}
