package org.radiomate.io.dicom;

import java.util.Arrays;
import java.util.List;

/**
 * How far slices lie off the first one within their plane, as a tilted gantry leaves them, and what an upright grid needs
 * beside the first slice's pixels to enclose all of them.
 *
 * @param columns for each slice, in pixels
 * @param rows for each slice, in pixels
 */
record SliceShifts(double[] columns, double[] rows) {

	/** Positions have few digits: so little needs no further row. */
	private static final double NOTHING_PIXELS = 0.01;

	static SliceShifts of(final DicomSeries series, final List<SlicePlane> planes) {
		return new SliceShifts(along(series.xAxis(), series.columnSpacingMm(), planes), along(series.yAxis(), series
			.rowSpacingMm(), planes));
	}

	private static double[] along(final double[] axis, final double spacingMm, final List<SlicePlane> planes) {
		final double first = planes.get(0).along(axis);
		return planes.stream().mapToDouble(plane -> (plane.along(axis) - first) / spacingMm).toArray();
	}

	/** Whole pixels by which the grid begins beside the first slice: 0 or less. */
	double left() {
		return lowest(columns);
	}

	double top() {
		return lowest(rows);
	}

	/** Whole pixels by which the grid ends beside the first slice: 0 or more. */
	double right() {
		return highest(columns);
	}

	double bottom() {
		return highest(rows);
	}

	/** By how many pixels a slice lies at most off the straight line from the first to the last. */
	double offLine(final double[] atMm) {
		return Math.max(offLine(columns, atMm), offLine(rows, atMm));
	}

	private static double offLine(final double[] shifts, final double[] atMm) {
		final int last = shifts.length - 1;
		double most = 0;
		for (int i = 1; i < last; i++) most = Math.max(most, Math.abs(shifts[i] - shifts[last] * (atMm[i] - atMm[0]) / (atMm[last] -
			atMm[0])));
		return most;
	}

	private static double lowest(final double[] shifts) {
		return Math.floor(Arrays.stream(shifts).min().orElseThrow() + NOTHING_PIXELS);
	}

	private static double highest(final double[] shifts) {
		return Math.ceil(Arrays.stream(shifts).max().orElseThrow() - NOTHING_PIXELS);
	}
}
