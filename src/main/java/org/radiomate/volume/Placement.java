package org.radiomate.volume;

/**
 * Where a grid lies in the patient, in DICOM's coordinates (mm towards the patient's left, back and head; PS3.3 C.7.6.2). What
 * a contour file says in millimetres finds its pixel through it.
 *
 * @param originMm centre of the first voxel
 * @param xAxis unit vector along a row
 * @param yAxis unit vector down a column
 * @param zAxis unit vector from slice to slice
 * @param frameOfReference identifier of the coordinates, empty if unknown
 */
public record Placement(double[] originMm, double[] xAxis, double[] yAxis, double[] zAxis, String frameOfReference) {

	private static final double RIGHT_ANGLE = 1e-3;

	/** @throws IllegalArgumentException if a vector has not three components */
	public Placement {
		for (final double[] vector : new double[][] { originMm, xAxis, yAxis, zAxis }) {
			if (vector.length != 3) throw new IllegalArgumentException("A place has three coordinates, not " + vector.length);
		}
	}

	/**
	 * The voxel coordinates of a point: 0 is the centre of the first voxel.
	 *
	 * @param grid the grid that is placed
	 * @param pointMm three coordinates in the patient
	 */
	public double[] toVoxel(final Geometry grid, final double... pointMm) {
		final double[] offset = { pointMm[0] - originMm[0], pointMm[1] - originMm[1], pointMm[2] - originMm[2] };
		return new double[] { dot(offset, xAxis) / grid.spacingXMm(), dot(offset, yAxis) / grid.spacingYMm(), dot(offset,
			zAxis) / grid.spacingZMm() };
	}

	/** The point of voxel coordinates, in mm; the inverse of {@link #toVoxel}. */
	public double[] toPatient(final Geometry grid, final double x, final double y, final double z) {
		final double[] point = new double[3];
		for (int i = 0; i < 3; i++) {
			point[i] = originMm[i] + x * grid.spacingXMm() * xAxis[i] + y * grid.spacingYMm() * yAxis[i] + z * grid
				.spacingZMm() * zAxis[i];
		}
		return point;
	}

	/** Whether another frame of reference may be this one: where either is unknown, nobody can tell. */
	public boolean isIn(final String otherFrame) {
		return otherFrame.isEmpty() || frameOfReference.isEmpty() || otherFrame.equals(frameOfReference);
	}

	/** Whether two axes are not at right angles, so that distances along them say nothing of a voxel's volume. */
	public boolean isSkew() {
		return !(Math.abs(dot(xAxis, yAxis)) < RIGHT_ANGLE && Math.abs(dot(xAxis, zAxis)) < RIGHT_ANGLE && Math.abs(dot(yAxis,
			zAxis)) < RIGHT_ANGLE);
	}

	private static double dot(final double[] a, final double[] b) {
		return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
	}
}
