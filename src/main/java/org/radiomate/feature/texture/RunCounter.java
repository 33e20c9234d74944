package org.radiomate.feature.texture;

import org.radiomate.task.ProblemException;

import java.util.Arrays;

/**
 * Counts runs of equal level along a step, without walking along them: every voxel continues the run of the voxel before it or
 * begins one. The number of voxels at which a run has reached a length is the number of runs of at least that length.
 */
final class RunCounter {

	private static final int LARGEST_TABLE_BITS = 22;

	private final LevelCodes grid;
	private final char[] codes;
	private final int bits;
	private final int longest;

	/** Two slices of runs under way, each as length and number of the level, and a row of nothing. */
	private final int[] states;
	private final int slice;
	private final int nothing;

	/** @param grid with a gap */
	RunCounter(final LevelCodes grid) {
		this.grid = grid;
		codes = grid.codes();
		bits = Integer.SIZE - Integer.numberOfLeadingZeros(grid.size());
		longest = Math.max(grid.stride() - grid.gap(), Math.max(grid.height(), grid.depth()));
		if (bits + Integer.SIZE - Integer.numberOfLeadingZeros(longest) > Integer.SIZE) throw new ProblemException("The region has " +
			grid.size() + " gray levels along " + longest + " voxels, more than runs are counted with; use wider bins.");
		slice = grid.gap() + grid.height() * grid.stride();
		nothing = 2 * slice + grid.gap();
		states = new int[nothing + grid.stride() + grid.gap()];
	}

	/** The runs along a step to a neighbouring voxel. */
	LevelSizeMatrix of(final Offset step) {
		if (Math.max(Math.abs(step.x()), Math.max(Math.abs(step.y()), Math.abs(step.z()))) != 1) {
			throw new IllegalArgumentException("No step to a neighbour: " + step);
		}
		final boolean forward = step.z() != 0 ? step.z() > 0 : step.y() != 0 ? step.y() > 0 : step.x() > 0;
		final int tableBits = bits + Integer.SIZE - Integer.numberOfLeadingZeros(longest + 1);
		return tableBits <= LARGEST_TABLE_BITS ? inTable(forward ? step : step.reversed(), tableBits) : bySorting(forward ? step
			: step.reversed());
	}

	private LevelSizeMatrix inTable(final Offset step, final int tableBits) {
		final int[] table = new int[1 << tableBits];
		if (step.y() == 0 && step.z() == 0) {
			for (int row = 0; row < grid.height() * grid.depth(); row++) {
				countAlong(codes, grid.from(row), grid.to(row), bits, table);
			}
		}
		else eachRow(step, (from, to, before, here) -> count(codes, from, to, states, before, here, bits, table));
		return matrix(table);
	}

	private LevelSizeMatrix bySorting(final Offset step) {
		final int[] reached = new int[grid.voxels()];
		final int[] size = { 0 };
		final int[] unused = new int[1];
		eachRow(step, (from, to, before, here) -> {
			count(codes, from, to, states, before, here, bits, unused);
			size[0] = collect(from, to, here, reached, size[0]);
		});
		return ofReached(reached);
	}

	private int collect(final int from, final int to, final int here, final int[] reached, final int before) {
		int size = before;
		for (int i = from; i < to; i++) {
			// by level, then length
			if (codes[i] > 0) reached[size++] = Integer.rotateRight(states[i + here], bits) + Integer.MIN_VALUE;
		}
		return size;
	}

	/** What to do with a row whose states, and those of the voxels before its voxels, stand so far on. */
	private interface RowAction {

		void row(int from, int to, int before, int here);
	}

	private void eachRow(final Offset step, final RowAction action) {
		final int height = grid.height();
		for (int row = 0; row < height * grid.depth(); row++) {
			final int y = row % height - step.y(), z = row / height - step.z();
			final int previous = y + height * z;
			final boolean exists = y >= 0 && y < height && z >= 0 && grid.from(previous) < grid.to(previous);
			final int here = state(row) - grid.start(row);
			final int before = (exists ? state(previous) : nothing) - grid.start(row) - step.x();
			clearAround(row, here);
			action.row(grid.from(row), grid.to(row), before, here);
		}
	}

	/** Where the states of a row begin. */
	private int state(final int row) {
		final int z = row / grid.height();
		return grid.gap() + (z & 1) * slice + (row - z * grid.height()) * grid.stride();
	}

	/** No run is under way outside the mask, where the last slice but one may have left some. */
	private void clearAround(final int row, final int here) {
		final int start = grid.start(row) + here;
		Arrays.fill(states, start - grid.gap(), grid.from(row) + here, 0);
		Arrays.fill(states, grid.to(row) + here, start + grid.stride(), 0);
	}

	private static void count(final char[] codes, final int from, final int to, final int[] states, final int before,
		final int here, final int bits, final int[] table)
	{
		final int one = 1 << bits, mask = one - 1;
		for (int i = from; i < to; i++) {
			final int code = codes[i], previous = states[i + before];
			final int state = one + (((previous ^ code) & mask) == 0 ? previous : code);
			states[i + here] = state;
			table[state & table.length - 1]++;
		}
	}

	private static void countAlong(final char[] codes, final int from, final int to, final int bits, final int[] table) {
		final int one = 1 << bits, mask = one - 1;
		int state = 0;
		for (int i = from; i < to; i++) {
			final int code = codes[i];
			state = one + (((state ^ code) & mask) == 0 ? state : code);
			table[state & table.length - 1]++;
		}
	}

	private LevelSizeMatrix matrix(final int[] table) {
		final SparseCounts.Collector collector = new SparseCounts.Collector(longest);
		for (int code = 1; code <= grid.size(); code++) {
			for (int length = 1; table[length << bits | code] > 0; length++) {
				final int runs = table[length << bits | code] - table[length + 1 << bits | code];
				if (runs > 0) collector.add(length, runs);
			}
			collector.end(grid.level(code));
		}
		return new LevelSizeMatrix(grid.levelCount(), longest, collector.counts());
	}

	private LevelSizeMatrix ofReached(final int[] reached) {
		Arrays.sort(reached);
		final SparseCounts.Collector collector = new SparseCounts.Collector(longest);
		for (int k = 0; k < reached.length;) {
			final int code = code(reached[k]);
			int before = end(reached, k);
			for (int length = 1; before > k; length++) {
				// as many as go on lie behind; a run that does not go on ends here
				final int next = before < reached.length && code(reached[before]) == code ? end(reached, before) : before;
				final int runs = before - k - (next - before);
				if (runs > 0) collector.add(length, runs);
				k = before;
				before = next;
			}
			collector.end(grid.level(code));
		}
		return new LevelSizeMatrix(grid.levelCount(), longest, collector.counts());
	}

	private int code(final int reached) {
		return reached - Integer.MIN_VALUE >>> Integer.SIZE - bits;
	}

	/** Behind the last of the same level and length. */
	private static int end(final int[] reached, final int first) {
		int end = first;
		while (end < reached.length && reached[end] == reached[first]) {
			end++;
		}
		return end;
	}
}
