package org.radiomate.feature.texture;

import java.util.Arrays;
import java.util.List;

/**
 * Counts the pairs of neighbouring gray levels. With few levels one sweep counts all directions, a row against each of its
 * neighbouring rows at a time; with many it counts a direction at a time, and does not lay out matrices that would be nearly
 * empty.
 */
final class PairCounter {

	/** Levels up to which the matrices of all directions are counted side by side. */
	private static final int FEW = 255;

	/** Levels up to which three neighbours of a row are counted by one step: four numbers of four bits. */
	private static final int VERY_FEW = 15;

	/** Voxels from which that pays. */
	private static final int MANY_VOXELS = 1 << 17;

	private static final int LARGEST_TABLE_BITS = 24;

	private final LevelCodes grid;
	private final char[] codes;
	private final int bits;

	PairCounter(final LevelCodes grid) {
		this.grid = grid;
		codes = grid.codes();
		bits = Integer.SIZE - Integer.numberOfLeadingZeros(grid.size());
	}

	/** The matrices of all steps of {@link Offset#directions}, one way. */
	List<CooccurrenceMatrix> all(final int distance, final boolean inSpace) {
		final List<Offset> steps = Offset.directions(distance, inSpace);
		if (grid.size() > FEW) return steps.stream().map(this::of).toList();
		final int[][] tables = new int[steps.size()][1 << 2 * bits];
		if (grid.size() <= VERY_FEW && distance == 1 && grid.voxels() >= MANY_VOXELS) sweepThreefold(steps, tables);
		else sweep(steps, tables);
		return Arrays.stream(tables).map(this::matrix).toList();
	}

	/** The matrix of one step, one way. */
	CooccurrenceMatrix of(final Offset step) {
		final boolean table = 2 * bits <= LARGEST_TABLE_BITS && 1L << 2 * bits <= Math.max(1 << 16, 4L * grid.voxels());
		return table ? inTable(step) : bySorting(step);
	}

	private CooccurrenceMatrix inTable(final Offset step) {
		final int[] table = new int[1 << 2 * bits];
		eachRow(step, (from, to, shift) -> count(codes, from, to, shift, bits, table));
		return matrix(table);
	}

	private CooccurrenceMatrix bySorting(final Offset step) {
		final int[] keys = new int[grid.voxels()];
		final int[] size = { 0 };
		eachRow(step, (from, to, shift) -> size[0] = collect(from, to, shift, keys, size[0]));
		Arrays.sort(keys, 0, size[0]);
		return matrix(keys, size[0]);
	}

	private int collect(final int from, final int to, final int shift, final int[] keys, final int before) {
		int size = before;
		for (int i = from; i < to; i++) {
			final char reference = codes[i], neighbour = codes[i + shift];
			if (reference > 0 && neighbour > 0) keys[size++] = (reference << Character.SIZE | neighbour) + Integer.MIN_VALUE;
		}
		return size;
	}

	/** What to do with the voxels of a row whose neighbours lie so far on. */
	private interface RowAction {

		void row(int from, int to, int shift);
	}

	/** Calls for every row that has voxels and whose neighbouring row has. */
	private void eachRow(final Offset step, final RowAction action) {
		final int height = grid.height(), rowShift = step.y() + height * step.z();
		final int shift = step.x() + grid.stride() * rowShift;
		for (int z = Math.max(0, -step.z()); z < grid.depth() - Math.max(0, step.z()); z++) {
			for (int y = Math.max(0, -step.y()); y < height - Math.max(0, step.y()); y++) {
				final int row = y + height * z, other = row + rowShift;
				if (grid.from(row) < grid.to(row) && grid.from(other) < grid.to(other)) action.row(grid.from(row), grid.to(row), shift);
			}
		}
	}

	private void sweep(final List<Offset> steps, final int[][] tables) {
		final int distance = steps.get(0).x();
		eachRow(steps.get(0), (from, to, shift) -> count(codes, from, to, shift, bits, tables[0]));
		for (int k = 1; k < steps.size(); k += 3) {
			final int[] left = tables[k], middle = tables[k + 1], right = tables[k + 2];
			eachRow(steps.get(k + 1), (from, to, shift) -> countThree(codes, from, to, shift, distance, bits, left, middle, right));
		}
	}

	private void sweepThreefold(final List<Offset> steps, final int[][] tables) {
		eachRow(steps.get(0), (from, to, shift) -> count(codes, from, to, shift, bits, tables[0]));
		for (int k = 1; k < steps.size(); k += 3) {
			final int[] fourfold = new int[1 << 4 * 4];
			eachRow(steps.get(k + 1), (from, to, shift) -> countFourfold(codes, from, to, shift, fourfold));
			divide(fourfold, tables[k], tables[k + 1], tables[k + 2]);
		}
	}

	private static void count(final char[] codes, final int from, final int to, final int shift, final int bits,
		final int[] table)
	{
		// the mask tells the compiler that no index is out of bounds
		for (int i = from; i < to; i++) {
			table[(codes[i] << bits | codes[i + shift]) & table.length - 1]++;
		}
	}

	private static void countThree(final char[] codes, final int from, final int to, final int shift, final int distance,
		final int bits, final int[] left, final int[] middle, final int[] right)
	{
		for (int i = from; i < to; i++) {
			final int reference = codes[i] << bits, below = i + shift;
			left[(reference | codes[below - distance]) & left.length - 1]++;
			middle[(reference | codes[below]) & middle.length - 1]++;
			right[(reference | codes[below + distance]) & right.length - 1]++;
		}
	}

	/** Counts voxels with the three neighbours in a row: by reference, left, middle, right. */
	private static void countFourfold(final char[] codes, final int from, final int to, final int shift, final int[] table) {
		int neighbours = codes[from + shift - 1] << 4 | codes[from + shift];
		for (int i = from; i < to; i++) {
			neighbours = (neighbours << 4 | codes[i + shift + 1]) & 0xFFF;
			table[(codes[i] << 12 | neighbours) & table.length - 1]++;
		}
	}

	private void divide(final int[] fourfold, final int[] left, final int[] middle, final int[] right) {
		for (int i = 0; i < fourfold.length; i++) {
			final int n = fourfold[i];
			if (n == 0) continue;
			final int reference = i >> 12 << bits;
			left[reference | i >> 8 & 15] += n;
			middle[reference | i >> 4 & 15] += n;
			right[reference | i & 15] += n;
		}
	}

	private CooccurrenceMatrix matrix(final int[] table) {
		final SparseCounts.Collector collector = new SparseCounts.Collector(grid.levelCount());
		for (int i = 1; i <= grid.size(); i++) {
			for (int j = 1; j <= grid.size(); j++) {
				final int pairs = table[i << bits | j];
				if (pairs > 0) collector.add(grid.level(j), pairs);
			}
			collector.end(grid.level(i));
		}
		return new CooccurrenceMatrix(grid.levelCount(), collector.counts(), false);
	}

	private CooccurrenceMatrix matrix(final int[] keys, final int size) {
		final SparseCounts.Collector collector = new SparseCounts.Collector(grid.levelCount());
		for (int k = 0; k < size; k++) {
			collector.add(grid.level(keys[k] & Character.MAX_VALUE), 1);
			if (k + 1 == size || reference(keys[k + 1]) != reference(keys[k])) collector.end(grid.level(reference(keys[k])));
		}
		return new CooccurrenceMatrix(grid.levelCount(), collector.counts(), false);
	}

	private static int reference(final int key) {
		return key - Integer.MIN_VALUE >>> Character.SIZE;
	}
}
