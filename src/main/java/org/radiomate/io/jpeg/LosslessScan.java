package org.radiomate.io.jpeg;

import java.io.IOException;

/**
 * Decodes the differences of one component from what its neighbours predict (ITU-T T.81 H.1.2).
 *
 * @param predictor which neighbours predict, 1 to 7
 * @param shift how many low bits were left out (the point transform)
 * @param restartLines lines between restart markers; 0 if there are none
 */
record LosslessScan(HuffmanBits bits, HuffmanCode code, int predictor, int precision, int shift, int columns,
	int restartLines)
{

	private static final int MOST_BITS = 16, LARGEST_DIFFERENCE = 1 << 15;

	/** The samples, row by row. */
	short[] decode(final int rows) throws IOException {
		final short[] samples = new short[columns * rows];
		int[] above = new int[columns], line = new int[columns];
		for (int y = 0; y < rows; y++) {
			final boolean restarts = restartLines > 0 && y > 0 && y % restartLines == 0;
			if (restarts) bits.restart();
			readLine(line, y == 0 || restarts ? null : above);
			for (int x = 0; x < columns; x++) samples[y * columns + x] = (short) (line[x] << shift);
			final int[] kept = above;
			above = line;
			line = kept;
		}
		return samples;
	}

	/** A line after a start has none above: its samples are predicted by their left neighbours alone. */
	private void readLine(final int[] line, final int[] above) throws IOException {
		for (int x = 0; x < columns; x++) line[x] = predicted(line, above, x) + difference() & 0xffff;
	}

	private int predicted(final int[] line, final int[] above, final int x) {
		if (x == 0) return above == null ? 1 << precision - shift - 1 : above[0];
		if (above == null) return line[x - 1];
		final int left = line[x - 1], up = above[x], corner = above[x - 1];
		return switch (predictor) {
			case 1 -> left;
			case 2 -> up;
			case 3 -> corner;
			case 4 -> left + up - corner;
			case 5 -> left + (up - corner >> 1);
			case 6 -> up + (left - corner >> 1);
			default -> left + up >> 1;
		};
	}

	/** The largest difference has no bits of its own. */
	private int difference() throws IOException {
		final int size = code.next(bits);
		if (size > MOST_BITS) throw new IOException("a difference has " + size + " bits");
		return size == MOST_BITS ? LARGEST_DIFFERENCE : bits.signed(size);
	}
}
