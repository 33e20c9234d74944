package org.radiomate.io.dicom;

import java.nio.file.Path;

/**
 * One slice of a series: a file, or a frame of one.
 *
 * @param file the file
 * @param frame 0-based; 0 where a file holds one slice
 * @param classUid the kind of image
 * @param instanceUid the file's identifier
 * @param number the instance number, or that of the frame
 * @param acquisition the acquisition number, 0 if unknown
 * @param positionMm centre of the first pixel in the patient
 * @param slope from stored to calibrated values; NaN if the file has none
 * @param intercept from stored to calibrated values; NaN if the file has none
 */
public record SlicePlane(Path file, int frame, String classUid, String instanceUid, int number, int acquisition,
	double[] positionMm, double slope, double intercept)
{

	/** The calibrated value; the stored one where the file has no rescaling, as MR may. */
	double value(final int stored) {
		return isRescaled() ? stored * slope + intercept : stored;
	}

	/** Whether the file says how calibrated values follow from stored ones. */
	boolean isRescaled() {
		return !Double.isNaN(slope) && !Double.isNaN(intercept);
	}

	/** Whether the file says nothing of calibrated values. */
	boolean isPlain() {
		return Double.isNaN(slope) && Double.isNaN(intercept);
	}

	/** Where along a direction the slice lies, in mm. */
	double along(final double[] direction) {
		return positionMm[0] * direction[0] + positionMm[1] * direction[1] + positionMm[2] * direction[2];
	}
}
