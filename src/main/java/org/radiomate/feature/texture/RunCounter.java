package org.radiomate.feature.texture;

import org.radiomate.task.ProblemException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Counts runs of equal level along a step, without walking along them: every voxel continues the run of the voxel before it or
 * begins one. The number of voxels at which a run has reached a length is the number of runs of at least that length.
 */
final class RunCounter {

	private static final int LARGEST_TABLE_BITS = 22;

	/** Voxels from which it pays to pack them. */
	private static final int MANY_VOXELS = 1 << 16;

	private final LevelCodes grid;
	private final char[] codes;
	private final int bits;
	private final int longest;
	private final int tableBits;

	/** Two slices of runs under way, each as length and number of the level, and a row of nothing; for up to three steps. */
	private final int[][] states;
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
		states = new int[3][nothing + grid.stride() + grid.gap()];
		tableBits = bits + Integer.SIZE - Integer.numberOfLeadingZeros(longest + 1);
	}

	/** The runs along all steps of {@link Offset#directions} to neighbouring voxels. */
	List<LevelSizeMatrix> all(final boolean inSpace) {
		final List<Offset> steps = Offset.directions(1, inSpace);
		if (tableBits > LARGEST_TABLE_BITS) return steps.stream().map(this::of).toList();
		final boolean packed = grid.voxels() >= MANY_VOXELS && Math.max(grid.size(), longest) <= PackedRuns.MOST;
		final PackedRuns packedRuns = packed ? new PackedRuns(grid, bits) : null;
		final List<LevelSizeMatrix> matrices = new ArrayList<>(List.of(along()));
		for (int k = 1; k < steps.size(); k += 3) {
			final int[][] tables = new int[3][1 << tableBits];
			if (packed) packedRuns.count(steps.get(k + 1), tables);
			else eachRow(steps.get(k + 1), (from, to, before, here) -> countThree(from, to, before, here, tables[0], tables[1],
				tables[2]));
			matrices.addAll(Arrays.stream(tables).map(this::matrix).toList());
		}
		return matrices;
	}

	/** The runs along a step to a neighbouring voxel. */
	LevelSizeMatrix of(final Offset step) {
		if (Math.max(Math.abs(step.x()), Math.max(Math.abs(step.y()), Math.abs(step.z()))) != 1) {
			throw new IllegalArgumentException("No step to a neighbour: " + step);
		}
		final boolean forward = step.z() != 0 ? step.z() > 0 : step.y() != 0 ? step.y() > 0 : step.x() > 0;
		final Offset onward = forward ? step : step.reversed();
		if (tableBits > LARGEST_TABLE_BITS) return bySorting(onward);
		return onward.y() == 0 && onward.z() == 0 ? along() : inTable(onward);
	}

	private LevelSizeMatrix along() {
		final int[] table = new int[1 << tableBits];
		for (int row = 0; row < grid.height() * grid.depth(); row++) {
			countAlong(codes, grid.from(row), grid.to(row), bits, table);
		}
		return matrix(table);
	}

	private LevelSizeMatrix inTable(final Offset step) {
		final int[] table = new int[1 << tableBits];
		eachRow(step, (from, to, before, here) -> count(codes, from, to, states[0], before, here, bits, table));
		return matrix(table);
	}

	private LevelSizeMatrix bySorting(final Offset step) {
		final int[] reached = new int[grid.voxels()];
		final int[] size = { 0 };
		final int[] unused = new int[1];
		eachRow(step, (from, to, before, here) -> {
			count(codes, from, to, states[0], before, here, bits, unused);
			size[0] = collect(from, to, here, reached, size[0]);
		});
		return ofReached(reached);
	}

	private int collect(final int from, final int to, final int here, final int[] reached, final int before) {
		int size = before;
		for (int i = from; i < to; i++) {
			// by level, then length
			if (codes[i] > 0) reached[size++] = Integer.rotateRight(states[0][i + here], bits) + Integer.MIN_VALUE;
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
		for (final int[] ofStep : states) {
			Arrays.fill(ofStep, start - grid.gap(), grid.from(row) + here, 0);
			Arrays.fill(ofStep, grid.to(row) + here, start + grid.stride(), 0);
		}
	}

	private static void count(final char[] codes, final int from, final int to, final int[] states, final int before,
		final int here, final int bits, final int[] table)
	{
		final int one = 1 << bits, mask = one - 1;
		for (int i = from; i < to; i++) {
			final int code = codes[i], difference = states[i + before] ^ code;
			// the state before if its level is the same, else the level: without a branch, which nothing could predict
			final int state = one + (code ^ difference & (difference & mask) - 1 >> Integer.SIZE - 1);
			states[i + here] = state;
			table[state & table.length - 1]++;
		}
	}

	/** The voxels before come from the right, straight and from the left: these runs go to the left, straight on and to the right. */
	private void countThree(final int from, final int to, final int before, final int here, final int[] left,
		final int[] middle, final int[] right)
	{
		countThree(codes, from, to, states[0], states[1], states[2], before, here, bits, left, middle, right);
	}

	private static void countThree(final char[] codes, final int from, final int to, final int[] toLeft, final int[] straight,
		final int[] toRight, final int before, final int here, final int bits, final int[] left, final int[] middle,
		final int[] right)
	{
		final int one = 1 << bits, mask = one - 1;
		for (int i = from; i < to; i++) {
			final int code = codes[i], last = i + before;
			final int a = toLeft[last + 1] ^ code, b = straight[last] ^ code, c = toRight[last - 1] ^ code;
			final int stateA = one + (code ^ a & (a & mask) - 1 >> Integer.SIZE - 1);
			final int stateB = one + (code ^ b & (b & mask) - 1 >> Integer.SIZE - 1);
			final int stateC = one + (code ^ c & (c & mask) - 1 >> Integer.SIZE - 1);
			toLeft[i + here] = stateA;
			straight[i + here] = stateB;
			toRight[i + here] = stateC;
			left[stateA & left.length - 1]++;
			middle[stateB & middle.length - 1]++;
			right[stateC & right.length - 1]++;
		}
	}

	private static void countAlong(final char[] codes, final int from, final int to, final int bits, final int[] table) {
		final int one = 1 << bits, mask = one - 1;
		int state = 0;
		for (int i = from; i < to; i++) {
			final int code = codes[i], difference = state ^ code;
			state = one + (code ^ difference & (difference & mask) - 1 >> Integer.SIZE - 1);
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
