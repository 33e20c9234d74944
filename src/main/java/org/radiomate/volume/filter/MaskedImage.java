package org.radiomate.volume.filter;

import org.radiomate.volume.Geometry;
import org.radiomate.volume.Mask;
import org.radiomate.volume.RoiCrop;
import org.radiomate.volume.Volume;

/**
 * What the steps work on: a part of an image with the mask that makes the shape and the mask of the voxels whose intensities
 * count, which lies within it.
 *
 * @param name the image's name, for messages
 * @param whole the grid of the whole image, which a resampling must be aligned with
 * @param part the intensities and the morphological mask
 * @param intensity the intensity mask, not to be changed
 */
public record MaskedImage(String name, Geometry whole, RoiCrop part, boolean[] intensity) {

	/** The grid of the part. */
	public Geometry grid() {
		return part.geometry();
	}

	/** The intensities. */
	double[] values() {
		return part.values();
	}

	/** The voxels that make the shape. */
	boolean[] morphology() {
		return part.inside();
	}

	/** The same masks on other intensities. */
	MaskedImage withValues(final double[] values) {
		return new MaskedImage(name, whole, part.withValues(values), intensity);
	}

	/** The same image with other voxels whose intensities count. */
	MaskedImage withIntensity(final boolean[] counting) {
		return new MaskedImage(name, whole, part, counting);
	}

	/** The same image with another shape: new voxels count, those that did not count before still do not. */
	MaskedImage withMorphology(final boolean[] shape) {
		final boolean[] counting = new boolean[shape.length];
		for (int i = 0; i < shape.length; i++) {
			counting[i] = shape[i] && (intensity[i] || !part.inside()[i]);
		}
		return new MaskedImage(name, whole, part.withInside(shape), counting);
	}

	/** The part as a volume. */
	public Volume volume() {
		return Volume.of(name, part.values(), grid());
	}

	/** The mask of the shape, on the grid of the part. */
	public Mask morphologicalMask() {
		return mask(part.inside());
	}

	/** The mask of the intensities, on the grid of the part. */
	public Mask intensityMask() {
		return mask(intensity);
	}

	private Mask mask(final boolean[] inside) {
		return Mask.of(grid(), (x, y, z) -> inside[part.index(x, y, z)]);
	}
}
