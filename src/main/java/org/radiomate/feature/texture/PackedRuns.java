package org.radiomate.feature.texture;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Counts runs across rows eight voxels at a time, for regions of many voxels: a long holds eight bytes, each how many voxels of
 * the same level lie before a voxel. Up to three steps are counted by one increment, at the level and the three numbers.
 */
final class PackedRuns {

	/** More levels, or voxels in a line, than this do not fit into bytes. */
	static final int MOST = 255;

	private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
	private static final int LANES = 8;
	private static final long ONES = 0x0101010101010101L;
	private static final long LOW = 0x7F * ONES;

	private final LevelCodes grid;
	private final byte[] codes;
	private final int bits;

	/** Bits of each number in the common table; a larger number is counted by itself. */
	private final int width;
	private final int slice;
	private final byte[] left;
	private final byte[] straight;
	private final byte[] right;

	/**
	 * Nothing is counted yet.
	 *
	 * @param bits of a level's number
	 */
	PackedRuns(final LevelCodes grid, final int bits) {
		this.grid = grid;
		this.bits = bits;
		width = bits <= 4 ? 4 : 3;
		codes = new byte[grid.codes().length];
		for (int i = 0; i < codes.length; i++) {
			codes[i] = (byte) grid.codes()[i];
		}
		slice = grid.gap() + grid.height() * grid.stride();
		left = new byte[2 * slice + grid.gap()];
		straight = new byte[left.length];
		right = new byte[left.length];
	}

	/**
	 * Counts at length and level how many voxels a run has reached with that length.
	 *
	 * @param step straight to a row
	 * @param tables for the steps to the left of it, to it, and to the right of it
	 */
	void count(final Offset step, final int[][] tables) {
		final int height = grid.height();
		final int[] common = new int[1 << bits + 3 * width];
		for (int row = 0; row < height * grid.depth(); row++) {
			final int y = row % height - step.y(), z = row / height - step.z(), previous = y + height * z;
			final int here = state(row) - grid.start(row);
			if (y < 0 || y >= height || z < 0) countFirsts(grid.from(row), grid.to(row), here, tables);
			else countRow(grid.from(row), grid.to(row), grid.start(previous) - grid.start(row), state(previous) - grid.start(row), here,
				common, tables);
		}
		divide(common, tables);
	}

	private int state(final int row) {
		final int z = row / grid.height();
		return grid.gap() + (z & 1) * slice + (row - z * grid.height()) * grid.stride();
	}

	/** Without a row before, every voxel begins its runs. */
	private void countFirsts(final int from, final int to, final int here, final int[][] tables) {
		for (int i = from; i < to; i++) {
			put(i, here, 0, 0, 0, tables);
		}
	}

	private void put(final int i, final int here, final int a, final int b, final int c, final int[][] tables) {
		left[i + here] = (byte) a;
		straight[i + here] = (byte) b;
		right[i + here] = (byte) c;
		final int code = codes[i] & 0xFF;
		tables[0][a + 1 << bits | code]++;
		tables[1][b + 1 << bits | code]++;
		tables[2][c + 1 << bits | code]++;
	}

	private void countRow(final int from, final int to, final int back, final int before, final int here, final int[] common,
		final int[][] tables)
	{
		final long large = ~((1L << width) - 1 & 0xFF) & 0xFF;
		int i = from;
		for (; i + LANES <= to; i += LANES) {
			final long code = (long) EIGHT.get(codes, i), inside = ~zeros(code);
			final long a = continued(code, inside, (long) EIGHT.get(codes, i + back + 1), (long) EIGHT.get(left, i + before + 1));
			final long b = continued(code, inside, (long) EIGHT.get(codes, i + back), (long) EIGHT.get(straight, i + before));
			final long c = continued(code, inside, (long) EIGHT.get(codes, i + back - 1), (long) EIGHT.get(right, i + before - 1));
			EIGHT.set(left, i + here, a);
			EIGHT.set(straight, i + here, b);
			EIGHT.set(right, i + here, c);
			if (((a | b | c) & large * ONES) == 0) countTogether(code, a | b << width, c, common, width);
			else countEach(i, here, tables);
		}
		for (; i < to; i++) {
			put(i, here, continued(i, back + 1, left[i + before + 1]), continued(i, back, straight[i + before]), continued(i, back -
				1, right[i + before - 1]), tables);
		}
	}

	/** 128 in the bytes that are 0, 0 in the others. */
	private static long zeros(final long bytes) {
		return ~((bytes & LOW) + LOW | bytes | LOW);
	}

	/** One more than the number before where the level is the same, else 0. */
	private static long continued(final long code, final long inside, final long codeBefore, final long before) {
		final long same = zeros(code ^ codeBefore) & inside;
		return before + ONES & (same >>> 7) * 0xFF;
	}

	private int continued(final int i, final int back, final byte before) {
		return codes[i] != 0 && codes[i] == codes[i + back] ? (before & 0xFF) + 1 : 0;
	}

	private static void countTogether(final long code, final long two, final long third, final int[] common, final int width) {
		for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
			final int numbers = (int) (two >>> shift) & 0xFF | ((int) (third >>> shift) & 0xFF) << 2 * width;
			common[(((int) (code >>> shift) & 0xFF) << 3 * width | numbers) & common.length - 1]++;
		}
	}

	private void countEach(final int first, final int here, final int[][] tables) {
		for (int i = first; i < first + LANES; i++) {
			put(i, here, left[i + here] & 0xFF, straight[i + here] & 0xFF, right[i + here] & 0xFF, tables);
		}
	}

	private void divide(final int[] common, final int[][] tables) {
		final int mask = (1 << width) - 1;
		for (int i = 0; i < common.length; i++) {
			if (common[i] == 0) continue;
			final int code = i >>> 3 * width;
			for (int k = 0; k < 3; k++) {
				tables[k][(i >>> k * width & mask) + 1 << bits | code] += common[i];
			}
		}
	}
}
