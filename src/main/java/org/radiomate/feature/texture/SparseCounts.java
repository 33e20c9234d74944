package org.radiomate.feature.texture;

import java.util.Arrays;
import java.util.List;

/** The cells of a matrix of counts that are not 0, in the order of rows, then columns, both from 1. */
final class SparseCounts {

	private final int[] rows;
	private final int[] columns;
	private final double[] counts;

	private SparseCounts(final int[] rows, final int[] columns, final double[] counts) {
		this.rows = rows;
		this.columns = columns;
		this.counts = counts;
	}

	/** The sum of matrices, times a factor. */
	static SparseCounts sum(final List<SparseCounts> matrices, final int rowCount, final int columnCount,
		final double factor)
	{
		final Collector collector = new Collector(columnCount);
		final int[] next = new int[matrices.size()];
		for (int row = 1; row <= rowCount; row++) {
			for (int m = 0; m < next.length; m++) {
				next[m] = matrices.get(m).addRow(row, next[m], factor, collector);
			}
			collector.end(row);
		}
		return collector.counts();
	}

	/** Adds the cells of a row, the first of which would be at a place; the place behind them. */
	private int addRow(final int row, final int first, final double factor, final Collector collector) {
		int cell = first;
		while (cell < counts.length && rows[cell] == row) {
			collector.add(columns[cell], factor * counts[cell]);
			cell++;
		}
		return cell;
	}

	/** Rows as columns and columns as rows. */
	SparseCounts transposed(final int columnCount) {
		final int[] start = new int[columnCount + 2];
		for (final int column : columns) {
			start[column + 1]++;
		}
		for (int column = 1; column < start.length; column++) {
			start[column] += start[column - 1];
		}
		final SparseCounts other = new SparseCounts(new int[counts.length], new int[counts.length], new double[counts.length]);
		for (int cell = 0; cell < counts.length; cell++) {
			final int place = start[columns[cell]]++;
			other.rows[place] = columns[cell];
			other.columns[place] = rows[cell];
			other.counts[place] = counts[cell];
		}
		return other;
	}

	/** How many cells are not 0. */
	int size() {
		return counts.length;
	}

	int row(final int cell) {
		return rows[cell];
	}

	int column(final int cell) {
		return columns[cell];
	}

	double count(final int cell) {
		return counts[cell];
	}

	/** The sum of all cells, one after the other. */
	double total() {
		double sum = 0;
		for (final double count : counts) {
			sum += count;
		}
		return sum;
	}

	/** The count at a row and column. */
	double at(final int row, final int column) {
		for (int cell = firstOf(row); cell < counts.length && rows[cell] == row; cell++) {
			if (columns[cell] == column) return counts[cell];
		}
		return 0;
	}

	private int firstOf(final int row) {
		int cell = Arrays.binarySearch(rows, row);
		while (cell > 0 && rows[cell - 1] == row) {
			cell--;
		}
		return cell < 0 ? counts.length : cell;
	}

	/** Collects cells row by row, the cells of a row in any order and in parts. */
	static final class Collector {

		private final double[] row;
		private final int[] occupied;
		private int occupiedCount;
		private int[] rows = new int[64];
		private int[] columns = new int[64];
		private double[] counts = new double[64];
		private int size;

		Collector(final int columnCount) {
			row = new double[columnCount + 1];
			occupied = new int[columnCount];
		}

		/** Adds a count above 0 to the row. */
		void add(final int column, final double count) {
			if (row[column] == 0) occupied[occupiedCount++] = column;
			row[column] += count;
		}

		/** Ends the row and says which it was. */
		void end(final int number) {
			reserve(size + occupiedCount);
			Arrays.sort(occupied, 0, occupiedCount);
			for (int k = 0; k < occupiedCount; k++, size++) {
				rows[size] = number;
				columns[size] = occupied[k];
				counts[size] = row[occupied[k]];
				row[occupied[k]] = 0;
			}
			occupiedCount = 0;
		}

		private void reserve(final int cells) {
			if (cells <= counts.length) return;
			final int larger = Math.max(cells, 2 * counts.length);
			rows = Arrays.copyOf(rows, larger);
			columns = Arrays.copyOf(columns, larger);
			counts = Arrays.copyOf(counts, larger);
		}

		/** The rows that were ended. */
		SparseCounts counts() {
			return new SparseCounts(Arrays.copyOf(rows, size), Arrays.copyOf(columns, size), Arrays.copyOf(counts, size));
		}
	}
}
