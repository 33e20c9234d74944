package org.radiomate.volume;

/**
 * What an image file says of its grid, without its voxels.
 *
 * @param geometry the grid
 * @param placement where the grid lies in the patient; null if unknown
 */
public record ImageHeader(Geometry geometry, Placement placement) {

	/** The header of an image that was read whole. */
	public static ImageHeader of(final Volume volume) {
		return new ImageHeader(volume.geometry(), volume.placement());
	}
}
