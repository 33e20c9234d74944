package org.radiomate.volume;

import org.radiomate.task.ProblemException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mask or label image as contours that mean pixels: 0 is outside, every other whole number is a structure, called as the file
 * calls it, else by its number. A mask with but one label, whatever its value, and no name for it is a structure without a name.
 */
public final class MaskContours {

	private MaskContours() {}

	/** Reads the structures of a mask image that belongs to an image of which nobody says where it lies. */
	public static List<ContourSet> of(final Volume mask, final String source, final Geometry grid) {
		return of(mask, source, new ImageHeader(grid, null), MaskFit.STRICT);
	}

	/** Reads the structures of a mask image that names none. */
	public static List<ContourSet> of(final Volume mask, final String source, final ImageHeader image, final MaskFit fit) {
		return of(LabelImage.of(mask), source, image, fit);
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
	public static List<ContourSet> of(final LabelImage mask, final String source, final ImageHeader image, final MaskFit fit) {
		final MaskTransfer transfer = fit.transfer(mask.header(), image, "The mask " + source);
		final Map<String, Mask> structures = structures(mask, source);
		if (structures.isEmpty()) throw new ProblemException("The mask " + source +
			" is empty: no voxel is other than 0. Give the mask of the structure.");
		final List<ContourSet> sets = new ArrayList<>();
		transfer.apply(structures).forEach((name, voxels) -> sets.add(ContourSet.of(name, voxels.areas())));
		return sets;
	}

	private static Map<String, Mask> structures(final LabelImage image, final String source) {
		final Map<String, Mask> structures = new LinkedHashMap<>();
		boolean named = false;
		long boxed = 0;
		for (int layer = 0; layer < image.layers().size(); layer++) {
			for (final Map.Entry<Long, Mask> label : LabelledVoxels.masks(image.layers().get(layer), source, boxed).entrySet()) {
				final Optional<String> name = image.name(layer, label.getKey());
				named |= name.isPresent();
				boxed += label.getValue().boxVoxels();
				structures.put(free(name.orElse(Long.toString(label.getKey())), layer, label.getKey(), structures), label.getValue());
			}
		}
		return structures.size() == 1 && !named ? Map.of("", structures.values().iterator().next()) : structures;
	}

	/** A name that is taken already is told apart by the number, and by the layer that this is of. */
	private static String free(final String name, final int layer, final long number, final Map<String, Mask> taken) {
		if (!taken.containsKey(name)) return name;
		final String numbered = name + " (label " + number + ")";
		return taken.containsKey(numbered) ? name + " (label " + number + " of layer " + (layer + 1) + ")" : numbered;
	}
}
