package org.radiomate.io.jpeg;

import java.io.IOException;
import java.util.Arrays;

/** Decodes the blocks of one component: Huffman codes, quantisation, inverse cosine transform (ITU-T T.81 annexes A and F). */
final class DctScan {

	private static final int SIDE = 8, BLOCK = SIDE * SIDE, MOST_BITS = 15;
	private static final int[] ZIGZAG = zigzag();
	private static final double[][] COSINES = cosines();

	private final HuffmanBits bits;
	private final HuffmanCode dcCode;
	private final HuffmanCode acCode;
	private final int[] factors;
	private final int restartInterval;
	private final double[] coefficients = new double[BLOCK];
	private final double[] half = new double[BLOCK];
	private int dc;

	/** @param restartInterval blocks between restart markers; 0 if there are none */
	DctScan(final HuffmanBits bits, final HuffmanCode dcCode, final HuffmanCode acCode, final int[] factors,
		final int restartInterval)
	{
		this.bits = bits;
		this.dcCode = dcCode;
		this.acCode = acCode;
		this.factors = factors;
		this.restartInterval = restartInterval;
	}

	/** Where the coefficients of a block stand in their order along its diagonals. */
	private static int[] zigzag() {
		final int[] order = new int[BLOCK];
		int next = 0;
		for (int diagonal = 0; diagonal < 2 * SIDE - 1; diagonal++) {
			for (int i = 0; i <= diagonal; i++) {
				final int row = diagonal % 2 == 0 ? diagonal - i : i, column = diagonal - row;
				if (row < SIDE && column < SIDE) order[next++] = row * SIDE + column;
			}
		}
		return order;
	}

	/** C(u)/2 · cos((2x+1)·u·π/16) at [x][u]. */
	private static double[][] cosines() {
		final double[][] cosines = new double[SIDE][SIDE];
		for (int x = 0; x < SIDE; x++) {
			for (int u = 0; u < SIDE; u++) cosines[x][u] = (u == 0 ? StrictMath.sqrt(0.5) : 1) / 2 * StrictMath.cos((2 * x + 1) *
				u * Math.PI / 16);
		}
		return cosines;
	}

	/** The samples, row by row. */
	short[] decode(final int columns, final int rows, final int precision) throws IOException {
		final short[] samples = new short[columns * rows];
		int block = 0;
		for (int y = 0; y < rows; y += SIDE) {
			for (int x = 0; x < columns; x += SIDE, block++) {
				if (restartInterval > 0 && block > 0 && block % restartInterval == 0) {
					bits.restart();
					dc = 0;
				}
				readBlock();
				transform();
				put(samples, columns, rows, x, y, precision);
			}
		}
		return samples;
	}

	private void readBlock() throws IOException {
		Arrays.fill(coefficients, 0);
		dc += bits.signed(size(dcCode.next(bits)));
		coefficients[0] = (double) dc * factors[0];
		for (int i = 1; i < BLOCK; i++) {
			final int symbol = acCode.next(bits), size = size(symbol & 15), zeros = symbol >> 4;
			if (size == 0 && zeros < 15) return;
			i += zeros;
			if (i >= BLOCK) throw new IOException("a block has too many coefficients");
			if (size > 0) coefficients[ZIGZAG[i]] = (double) bits.signed(size) * factors[i];
		}
	}

	private static int size(final int bits) throws IOException {
		if (bits > MOST_BITS) throw new IOException("a coefficient has " + bits + " bits");
		return bits;
	}

	/** Rows first, then columns. */
	private void transform() {
		for (int v = 0; v < SIDE; v++) {
			for (int x = 0; x < SIDE; x++) {
				double sum = 0;
				for (int u = 0; u < SIDE; u++) sum += COSINES[x][u] * coefficients[v * SIDE + u];
				half[v * SIDE + x] = sum;
			}
		}
		for (int x = 0; x < SIDE; x++) {
			for (int y = 0; y < SIDE; y++) {
				double sum = 0;
				for (int v = 0; v < SIDE; v++) sum += COSINES[y][v] * half[v * SIDE + x];
				coefficients[y * SIDE + x] = sum;
			}
		}
	}

	/** Shifts the block's samples up by half of the range, and leaves out what lies beyond the image. */
	private void put(final short[] samples, final int columns, final int rows, final int x0, final int y0,
		final int precision)
	{
		final int middle = 1 << precision - 1, highest = (1 << precision) - 1;
		for (int y = y0; y < Math.min(rows, y0 + SIDE); y++) {
			for (int x = x0; x < Math.min(columns, x0 + SIDE); x++) {
				final double value = Math.rint(coefficients[(y - y0) * SIDE + x - x0]) + middle;
				samples[y * columns + x] = (short) Math.max(0, Math.min(highest, value));
			}
		}
	}
}
