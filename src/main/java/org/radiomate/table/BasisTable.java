package org.radiomate.table;

import org.radiomate.feature.FeatureBasis;
import org.radiomate.feature.shape.SliceShape;
import org.radiomate.feature.texture.GrayLevelRanges;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a feature is computed from as a table: every occupied gray level, bin or slice, with all the digits, so that the
 * feature can be worked out from it by hand.
 */
public final class BasisTable {

	/** The column that names a gray level and its range. */
	public static final String LEVEL = "level";

	private BasisTable() {}

	/**
	 * The table.
	 *
	 * @param firstSlice the slice of the image that is the crop's first, 0-based
	 */
	public static CsvTable of(final FeatureBasis basis, final int firstSlice) {
		if (basis instanceof FeatureBasis.Matrix matrix) return matrix(matrix);
		if (basis instanceof FeatureBasis.Levels levels) return levels(levels);
		return basis instanceof FeatureBasis.Histogram histogram ? histogram(histogram) : slices(
			(FeatureBasis.Slices) basis, firstSlice);
	}

	private static CsvTable matrix(final FeatureBasis.Matrix matrix) {
		final GrayLevelRanges ranges = matrix.levels().ranges();
		final boolean square = matrix.columns() == FeatureBasis.Matrix.Columns.NEIGHBOUR_LEVEL;
		final int[] rows = occupiedRows(matrix, square), columns = square ? rows : IntStream.rangeClosed(1, lastColumn(matrix))
			.toArray();
		final List<String> header = new ArrayList<>(List.of(LEVEL));
		for (final int column : columns) header.add(square ? ranges.describe(column) : matrix.columns().heading(column));
		final List<List<String>> cells = new ArrayList<>();
		for (final int row : rows) {
			final List<String> line = new ArrayList<>(List.of(ranges.describe(row)));
			for (final int column : columns) line.add(CsvTable.number(matrix.counts()[row - 1][column - 1]));
			cells.add(line);
		}
		return new CsvTable("matrix", header, cells);
	}

	/** The levels that occur; of a co-occurrence matrix as reference voxel or as neighbour. */
	private static int[] occupiedRows(final FeatureBasis.Matrix matrix, final boolean square) {
		final double[][] counts = matrix.counts();
		return IntStream.rangeClosed(1, counts.length).filter(level -> Arrays.stream(counts[level - 1]).anyMatch(
			count -> count > 0) || square && Arrays.stream(counts).anyMatch(row -> row[level - 1] > 0)).toArray();
	}

	private static int lastColumn(final FeatureBasis.Matrix matrix) {
		int longest = 0;
		for (final double[] row : matrix.counts()) {
			for (int j = longest; j < row.length; j++) {
				if (row[j] > 0) longest = j + 1;
			}
		}
		return longest;
	}

	private static CsvTable levels(final FeatureBasis.Levels levels) {
		final long[] voxels = new long[levels.grid().levelCount() + 1];
		for (final int level : levels.grid().levels()) voxels[level]++;
		final List<List<String>> rows = new ArrayList<>();
		for (int level = 1; level < voxels.length; level++) {
			if (voxels[level] > 0) rows.add(List.of(levels.ranges().describe(level), Long.toString(voxels[level])));
		}
		return new CsvTable("gray levels", List.of(LEVEL, "voxels"), rows);
	}

	/** Of the bins around centres the empty ones do not count, but for the first. */
	private static CsvTable histogram(final FeatureBasis.Histogram histogram) {
		final boolean shifted = histogram.toImage() != 0;
		final List<String> header = new ArrayList<>(List.of(histogram.binned() ? "bin_centre" : "intensity"));
		if (shifted) header.add(histogram.unit());
		header.addAll(List.of("voxels", "cumulative_percent", "remark"));
		final int markedRow = markedRow(histogram);
		final List<List<String>> rows = new ArrayList<>();
		for (int i = 0; i < histogram.bins().size(); i++) {
			final FeatureBasis.Histogram.Bin bin = histogram.bins().get(i);
			if (bin.voxels() == 0 && i > 0) continue;
			final List<String> row = new ArrayList<>(List.of(CsvTable.number(bin.value())));
			if (shifted) row.add(CsvTable.number(bin.value() + histogram.toImage()));
			row.addAll(List.of(Long.toString(bin.voxels()), CsvTable.number(bin.cumulativePercent()), i == markedRow
				? "at or just below " + CsvTable.number(histogram.marked()) : ""));
			rows.add(row);
		}
		return new CsvTable("histogram", header, rows);
	}

	/** The last shown bin that does not exceed the marked value; -1 if none is marked. */
	private static int markedRow(final FeatureBasis.Histogram histogram) {
		int marked = -1;
		for (int i = 0; i < histogram.bins().size(); i++) {
			final FeatureBasis.Histogram.Bin bin = histogram.bins().get(i);
			if (bin.value() <= histogram.marked() && (i == 0 || bin.voxels() > 0)) marked = i;
		}
		return marked;
	}

	private static CsvTable slices(final FeatureBasis.Slices shape, final int firstSlice) {
		final List<List<String>> rows = new ArrayList<>();
		for (int i = 0; i < shape.slices().size(); i++) {
			final SliceShape slice = shape.slices().get(i);
			final int hull = shape.hulls().get(i).area();
			final SliceShape.Ellipse ellipse = slice.ellipse();
			rows.add(List.of(Integer.toString(firstSlice + slice.slice() + 1), Integer.toString(slice.area()), Integer.toString(
				slice.boundary()), CsvTable.number(slice.weightedArea(shape.edgeFraction())), Integer.toString(hull), CsvTable
					.number((double) slice.area() / hull), CsvTable.number(ellipse.orientationDegrees()), CsvTable.number(1 - ellipse
						.eccentricity()), CsvTable.number(ellipse.majorAxis()), CsvTable.number(ellipse.minorAxis())));
		}
		return new CsvTable("slices", List.of("slice", "pixels", "edge_pixels", "weighted_pixels", "hull_pixels", "solidity",
			"orientation_degrees", "roundness", "major_axis_pixels", "minor_axis_pixels"), rows);
	}
}
