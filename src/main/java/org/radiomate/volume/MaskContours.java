package org.radiomate.volume;

import org.radiomate.task.ProblemException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A mask or label image as contours that mean pixels: 0 is outside, every other whole number is a structure of that name.
 * A mask with but one label, whatever its value, is a structure without a name.
 */
public final class MaskContours {

	private MaskContours() {}

	/** Reads the structures of a mask image that belongs to an image of which nobody says where it lies. */
	public static List<ContourSet> of(final Volume mask, final String source, final Geometry grid) {
		return of(mask, source, new ImageHeader(grid, null), MaskFit.STRICT);
	}

	/**
	 * Reads the structures of a mask image.
	 *
	 * @param source the file, for messages
	 * @param image the grid of the image that the mask belongs to, and where it lies
	 * @param fit how the mask comes onto that grid
	 * @throws ProblemException if the grids differ and the mask is not to be resampled, a value is not a whole number, or there
	 *           is no voxel but 0
	 */
	public static List<ContourSet> of(final Volume mask, final String source, final ImageHeader image, final MaskFit fit) {
		final MaskTransfer transfer = fit.transfer(ImageHeader.of(mask), image, "The mask " + source);
		final Map<String, Mask> labels = LabelledVoxels.masks(mask, source);
		if (labels.isEmpty()) throw new ProblemException("The mask " + source +
			" is empty: no voxel is other than 0. Give the mask of the structure.");
		final List<ContourSet> sets = new ArrayList<>();
		transfer.apply(labels).forEach((name, voxels) -> sets.add(ContourSet.of(name, voxels.areas())));
		return sets;
	}
}
