package org.radiomate.volume;

/**
 * What an image file says of its grid and of how it was made, without its voxels.
 *
 * @param geometry the grid
 * @param placement where the grid lies in the patient; null if unknown
 * @param sliceThicknessMm as stated, NaN if not; slices may lie nearer or farther than they are thick
 * @param kernel the convolution kernel of a CT reconstruction, empty if unknown
 */
public record ImageHeader(Geometry geometry, Placement placement, double sliceThicknessMm, String kernel) {

	/** The header of a file that says nothing of how the image was made. */
	public ImageHeader(final Geometry geometry, final Placement placement) {
		this(geometry, placement, Double.NaN, "");
	}

	/** The header of an image that was read whole. */
	public static ImageHeader of(final Volume volume) {
		return new ImageHeader(volume.geometry(), volume.placement());
	}
}
