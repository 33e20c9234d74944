package org.radiomate.feature.texture;

import org.radiomate.task.ProblemException;

/**
 * A gray-level grid packed for counting: the levels that occur numbered without gaps from 1, in rows with some voxels of
 * nothing between them, so that a step along or across rows needs no test for the grid's edge.
 */
public final class LevelCodes {

	private final int height;
	private final int depth;
	private final int gap;
	private final int stride;
	private final int levelCount;
	private final int[] levels;
	private final char[] codes;
	private final int[] from;
	private final int[] to;
	private final int voxels;

	/**
	 * Packs a grid.
	 *
	 * @param gap voxels of nothing between two rows: the longest step along a row
	 */
	public LevelCodes(final GrayLevelGrid grid, final int gap) {
		this.gap = gap;
		height = grid.height();
		depth = grid.depth();
		stride = grid.width() + gap;
		levelCount = grid.levelCount();
		from = new int[height * depth];
		to = new int[from.length];
		final char[] codeOf = new char[levelCount + 1];
		voxels = findRows(grid, codeOf);
		levels = number(codeOf);
		codes = new char[gap + from.length * stride];
		for (int row = 0; row < from.length; row++) {
			pack(grid.levels(), grid.width() * row - gap - stride * row, codeOf, from[row], to[row]);
		}
	}

	/** Where the voxels of each row begin and end in the packed array; marks the levels that occur. */
	private int findRows(final GrayLevelGrid grid, final char[] present) {
		int count = 0;
		for (int row = 0; row < from.length; row++) {
			final int start = grid.width() * row;
			int first = start, end = start + grid.width();
			while (first < end && grid.levels()[first] == 0) {
				first++;
			}
			while (first < end && grid.levels()[end - 1] == 0) {
				end--;
			}
			count += mark(grid.levels(), first, end, present);
			from[row] = start(row) + first - start;
			to[row] = start(row) + end - start;
		}
		return count;
	}

	private static int mark(final int[] levels, final int first, final int end, final char[] present) {
		int outside = 0;
		for (int i = first; i < end; i++) {
			present[levels[i]] = 1;
			outside += levels[i] - 1 >>> 31;
		}
		return end - first - outside;
	}

	/** Numbers the levels that occur; the level of each number. */
	private static int[] number(final char[] codeOf) {
		codeOf[0] = 0;
		int count = 0;
		for (final char present : codeOf) {
			count += present;
		}
		if (count > Character.MAX_VALUE) throw new ProblemException("The region holds " + count +
			" gray levels, more than textures are counted with; use wider bins.");
		final int[] levels = new int[count + 1];
		char code = 0;
		for (int level = 1; level < codeOf.length; level++) {
			if (codeOf[level] == 0) continue;
			codeOf[level] = ++code;
			levels[code] = level;
		}
		return levels;
	}

	private void pack(final int[] from, final int shift, final char[] codeOf, final int first, final int end) {
		for (int i = first; i < end; i++) {
			codes[i] = codeOf[from[i + shift]];
		}
	}

	/** Rows of a slice. */
	int height() {
		return height;
	}

	/** Slices. */
	int depth() {
		return depth;
	}

	/** Voxels of nothing between two rows. */
	int gap() {
		return gap;
	}

	/** Where a row (y + height z) begins. */
	int start(final int row) {
		return gap + stride * row;
	}

	/** From a voxel to the one below it. */
	int stride() {
		return stride;
	}

	/** The highest level that the grid can hold. */
	int levelCount() {
		return levelCount;
	}

	/** How many levels occur. */
	public int size() {
		return levels.length - 1;
	}

	/** The level of a number from 1. */
	int level(final int code) {
		return levels[code];
	}

	/** The numbers of the levels, 0 outside the mask; not to be changed. */
	char[] codes() {
		return codes;
	}

	/** Where the first voxel of a row inside the mask stands. */
	int from(final int row) {
		return from[row];
	}

	/** Behind the last voxel of a row inside the mask; the same if it has none. */
	int to(final int row) {
		return to[row];
	}

	/** Voxels inside the mask. */
	int voxels() {
		return voxels;
	}
}
