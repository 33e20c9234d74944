package org.radiomate.io.dicom;

/**
 * Where a frame of a segmentation lies in the patient.
 *
 * @param firstMm centre of the first pixel
 * @param xAxis unit vector along a row
 * @param yAxis unit vector down a column
 * @param columnMm distance of columns
 * @param rowMm distance of rows
 * @param statedDistanceMm distance of slices that the file states, or their thickness; 0 if it does not
 */
record FramePlane(double[] firstMm, double[] xAxis, double[] yAxis, double columnMm, double rowMm,
	double statedDistanceMm)
{

	static FramePlane of(final FrameGroups groups, final int frame) {
		final double[] first = groups.holder(frame, DicomTag.PLANE_POSITION, DicomTag.IMAGE_POSITION).requiredNumbers(
			DicomTag.IMAGE_POSITION, 3);
		final double[] o = groups.holder(frame, DicomTag.PLANE_ORIENTATION, DicomTag.IMAGE_ORIENTATION).requiredNumbers(
			DicomTag.IMAGE_ORIENTATION, 6);
		final DicomObject measures = groups.holder(frame, DicomTag.PIXEL_MEASURES, DicomTag.PIXEL_SPACING);
		final double[] spacing = measures.requiredNumbers(DicomTag.PIXEL_SPACING, 2);
		return new FramePlane(first, new double[] { o[0], o[1], o[2] }, new double[] { o[3], o[4], o[5] }, spacing[1], spacing[0],
			measures.number(DicomTag.SPACING_BETWEEN_SLICES, measures.number(DicomTag.SLICE_THICKNESS, 0)));
	}

	/** The centre of a pixel. */
	double[] pixelMm(final int column, final int row) {
		final double[] pixel = new double[3];
		for (int i = 0; i < 3; i++) pixel[i] = firstMm[i] + columnMm * column * xAxis[i] + rowMm * row * yAxis[i];
		return pixel;
	}

	/** The direction in which slices follow. */
	double[] normal() {
		return new double[] { xAxis[1] * yAxis[2] - xAxis[2] * yAxis[1], xAxis[2] * yAxis[0] - xAxis[0] * yAxis[2], xAxis[0] *
			yAxis[1] - xAxis[1] * yAxis[0] };
	}

	double along(final double[] direction) {
		return dot(firstMm, direction);
	}

	/** Whether the frame lies straight above or below the other, with pixels of the same size. */
	boolean isParallel(final FramePlane other, final double sameDirection, final double sameMm) {
		for (int i = 0; i < 3; i++) {
			if (!(Math.abs(xAxis[i] - other.xAxis[i]) < sameDirection && Math.abs(yAxis[i] - other.yAxis[i]) < sameDirection)) return false;
		}
		return Math.abs(dot(firstMm, xAxis) - dot(other.firstMm, xAxis)) < sameMm && Math.abs(dot(firstMm, yAxis) - dot(
			other.firstMm, yAxis)) < sameMm && Math.abs(columnMm - other.columnMm) < sameMm && Math.abs(rowMm -
				other.rowMm) < sameMm;
	}

	private static double dot(final double[] a, final double[] b) {
		return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
	}
}
