package org.radiomate.volume;

/**
 * What an image says of how it was acquired, beyond its grid.
 *
 * @param sliceThicknessMm nominal thickness of a slice (DICOM 0018,0050), which may differ from the slices' distance; NaN if
 *          unknown
 * @param kernel the convolution kernel (DICOM 0018,1210); empty if unknown
 */
public record Acquisition(double sliceThicknessMm, String kernel) {

	/** Of an image that says nothing. */
	public static final Acquisition UNKNOWN = new Acquisition(Double.NaN, "");

	public Acquisition {
		if (!(sliceThicknessMm > 0)) sliceThicknessMm = Double.NaN;
		kernel = kernel == null ? "" : kernel.strip();
	}
}
