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
 * @param slope from stored to calibrated values
 * @param intercept from stored to calibrated values
 */
public record SlicePlane(Path file, int frame, String classUid, String instanceUid, int number, int acquisition,
	double[] positionMm, double slope, double intercept)
{

	/** Where along a direction the slice lies, in mm. */
	double along(final double[] direction) {
		return positionMm[0] * direction[0] + positionMm[1] * direction[1] + positionMm[2] * direction[2];
	}
}
