package org.radiomate.io.jpeg;

import java.io.IOException;
import java.util.Arrays;

/** Decodes the samples of one component, line by line (ITU-T T.87 annex A). */
final class JpegLsScan {

	private static final int CONTEXTS = 365;
	/** Bits of the run lengths by the index of the run (A.2.1). */
	private static final int[] RUN_BITS = { 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11,
		12, 13, 14, 15 };

	private final JpegLsBits bits;
	private final JpegLsParameters parameters;
	private final int columns;
	private final int rows;
	private final JpegLsContext[] contexts = new JpegLsContext[CONTEXTS + 2];
	/** The line above and this one, with a sample more at either end. */
	private int[] above;
	private int[] line;
	private int runIndex;

	JpegLsScan(final byte[] stream, final int start, final JpegLsParameters parameters, final int columns, final int rows) {
		bits = new JpegLsBits(stream, start);
		this.parameters = parameters;
		this.columns = columns;
		this.rows = rows;
		above = new int[columns + 2];
		line = new int[columns + 2];
		Arrays.setAll(contexts, i -> new JpegLsContext(parameters));
	}

	short[] decode() throws IOException {
		final short[] samples = new short[columns * rows];
		for (int row = 0; row < rows; row++) {
			line[0] = above[1];
			above[columns + 1] = above[columns];
			decodeLine();
			for (int x = 0; x < columns; x++) samples[row * columns + x] = (short) line[x + 1];
			final int[] done = line;
			line = above;
			above = done;
		}
		return samples;
	}

	private void decodeLine() throws IOException {
		int x = 1;
		while (x <= columns) {
			final int context = 81 * parameters.quantized(above[x + 1] - above[x]) + 9 * parameters.quantized(above[x] - above[x -
				1]) + parameters.quantized(above[x - 1] - line[x - 1]);
			if (context == 0) x = decodeRun(x);
			else line[x] = regular(x++, context);
		}
	}

	private int regular(final int x, final int signedContext) throws IOException {
		final int sign = signedContext < 0 ? -1 : 1;
		final JpegLsContext context = contexts[Math.abs(signedContext)];
		final int predicted = parameters.clipped(predicted(line[x - 1], above[x], above[x - 1]) + sign * context.correction());
		return parameters.sample(predicted, sign * context.error(bits, parameters));
	}

	/** The median of left, above and left + above - corner (A.4.1). */
	private static int predicted(final int left, final int up, final int corner) {
		if (corner >= Math.max(left, up)) return Math.min(left, up);
		return corner <= Math.min(left, up) ? Math.max(left, up) : left + up - corner;
	}

	/** A run of the sample to the left, and the sample that ends it; the next column. */
	private int decodeRun(final int start) throws IOException {
		int x = start;
		while (bits.bit() == 1) {
			final int whole = 1 << RUN_BITS[runIndex], length = Math.min(whole, columns + 1 - x);
			Arrays.fill(line, x, x + length, line[start - 1]);
			x += length;
			if (length == whole && runIndex < RUN_BITS.length - 1) runIndex++;
			if (x > columns) return x;
		}
		final int length = bits.bits(RUN_BITS[runIndex]);
		if (length > columns - x) throw new IOException("a run is longer than its line");
		Arrays.fill(line, x, x + length, line[start - 1]);
		x += length;
		line[x] = runEnd(x);
		if (runIndex > 0) runIndex--;
		return x + 1;
	}

	private int runEnd(final int x) throws IOException {
		final int left = line[x - 1], up = above[x];
		final int flat = Math.abs(left - up) <= parameters.near() ? 1 : 0;
		final int sign = flat == 0 && left > up ? -1 : 1;
		final int error = contexts[CONTEXTS + flat].runError(bits, parameters, flat, parameters.limit() - RUN_BITS[runIndex] -
			1);
		return parameters.sample(flat == 1 ? left : up, sign * error);
	}
}
