package org.radiomate.volume;

import java.util.List;
import java.util.Optional;

/**
 * A mask or label image as a file holds it: one or several layers of whole numbers on one grid, and the names of structures, as
 * far as the file has any.
 *
 * @param layers images of one grid; where structures overlap there are several
 * @param names what numbers mean
 */
public record LabelImage(List<Volume> layers, List<Name> names) {

	/**
	 * What a number of a layer means.
	 *
	 * @param layer 0-based
	 * @param number the voxels' value
	 * @param structure the structure's name
	 */
	public record Name(int layer, long number, String structure) {}

	/** @throws IllegalArgumentException if there is no layer */
	public LabelImage {
		if (layers.isEmpty()) throw new IllegalArgumentException("A label image has a layer");
		layers = List.copyOf(layers);
		names = List.copyOf(names);
	}

	/** A file of one layer that names nothing. */
	public static LabelImage of(final Volume labels) {
		return new LabelImage(List.of(labels), List.of());
	}

	/** The grid of all layers, and where it lies. */
	ImageHeader header() {
		return ImageHeader.of(layers.get(0));
	}

	/** The name of a number; empty if the file has none for it. */
	Optional<String> name(final int layer, final long number) {
		return names.stream().filter(name -> name.layer == layer && name.number == number && !name.structure.isBlank()).map(
			name -> name.structure.strip()).findFirst();
	}
}
