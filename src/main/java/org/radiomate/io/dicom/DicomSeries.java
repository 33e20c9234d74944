package org.radiomate.io.dicom;

import org.radiomate.volume.Millimetres;

import java.util.List;

/**
 * The slices of one series that share an orientation and a size.
 *
 * @param patientId the patient's identifier
 * @param patientName the patient's name, for the user's eyes alone
 * @param studyUid the study
 * @param studyDate as written, empty if unknown
 * @param studyDescription in words
 * @param seriesUid the series
 * @param seriesNumber its number, 0 if unknown
 * @param description in words
 * @param modality such as CT
 * @param kernel the convolution kernel, empty if unknown
 * @param sliceThicknessMm as stated, NaN if not
 * @param frameOfReference identifier of the coordinates
 * @param columns pixels in a row
 * @param rows pixels in a column
 * @param columnSpacingMm distance of pixel centres in a row
 * @param rowSpacingMm distance of pixel centres in a column
 * @param orientation unit vectors along a row and down a column
 * @param planes the slices as found
 */
public record DicomSeries(String patientId, String patientName, String studyUid, String studyDate,
	String studyDescription, String seriesUid, int seriesNumber, String description, String modality, String kernel,
	double sliceThicknessMm, String frameOfReference, int columns, int rows, double columnSpacingMm, double rowSpacingMm,
	double[] orientation, List<SlicePlane> planes)
{

	public DicomSeries {
		planes = List.copyOf(planes);
	}

	/** What kind of image it is. */
	ImageKind kind() {
		return new ImageKind(planes.get(0).classUid(), modality);
	}

	/** Unit vector along a row. */
	double[] xAxis() {
		return new double[] { orientation[0], orientation[1], orientation[2] };
	}

	/** Unit vector down a column. */
	double[] yAxis() {
		return new double[] { orientation[3], orientation[4], orientation[5] };
	}

	/** Unit vector normal to the slices: x cross y. */
	double[] normal() {
		final double[] x = xAxis(), y = yAxis();
		return new double[] { x[1] * y[2] - x[2] * y[1], x[2] * y[0] - x[0] * y[2], x[0] * y[1] - x[1] * y[0] };
	}

	/** The anatomical plane that the slices are nearest to. */
	public String plane() {
		final double[] normal = normal();
		final double x = Math.abs(normal[0]), y = Math.abs(normal[1]), z = Math.abs(normal[2]);
		return z >= x && z >= y ? "axial" : y >= x ? "coronal" : "sagittal";
	}

	/** The series in words, for lists and messages. */
	public String describe() {
		return "'" + (description.isEmpty() ? "series " + seriesNumber : description) + "' (" + modality + ", " + plane() + ", " +
			planes.size() + " slices of " + columns + " x " + rows + ", " + Millimetres.text(columnSpacingMm) + " x " + Millimetres
				.text(rowSpacingMm) + " mm" + (Double.isNaN(sliceThicknessMm) ? "" : ", " + Millimetres.text(sliceThicknessMm) +
					" mm thick") + ")";
	}

	/** The same series with other slices. */
	DicomSeries withPlanes(final List<SlicePlane> others) {
		return new DicomSeries(patientId, patientName, studyUid, studyDate, studyDescription, seriesUid, seriesNumber,
			description, modality, kernel, sliceThicknessMm, frameOfReference, columns, rows, columnSpacingMm, rowSpacingMm,
			orientation, others);
	}
}
