package org.radiomate.io.jpeg;

import java.io.IOException;

/** One Huffman code of a stream (ITU-T T.81 annex C and F.2.2.3). */
final class HuffmanCode {

	private static final int LONGEST = 16;

	/** By length: the largest code, -1 if there is none, and what to add to a code for its place among the values. */
	private final int[] largest = new int[LONGEST + 1];
	private final int[] offset = new int[LONGEST + 1];
	private final int[] values;

	private HuffmanCode(final int[] counts, final int[] values) throws IOException {
		this.values = values;
		int code = 0, at = 0;
		for (int length = 1; length <= LONGEST; length++) {
			offset[length] = at - code;
			code += counts[length];
			at += counts[length];
			largest[length] = counts[length] == 0 ? -1 : code - 1;
			if (code > 1 << length) throw new IOException("a Huffman table is damaged");
			code <<= 1;
		}
	}

	static HuffmanCode read(final JpegSegments segment) throws IOException {
		final int[] counts = new int[LONGEST + 1];
		int total = 0;
		for (int length = 1; length <= LONGEST; length++) total += counts[length] = segment.read();
		if (total > 256) throw new IOException("a Huffman table is damaged");
		final int[] values = new int[total];
		for (int i = 0; i < total; i++) values[i] = segment.read();
		return new HuffmanCode(counts, values);
	}

	/** The next value. */
	int next(final HuffmanBits bits) throws IOException {
		int code = 0;
		for (int length = 1; length <= LONGEST; length++) {
			code = code << 1 | bits.bit();
			if (code <= largest[length]) return values[code + offset[length]];
		}
		throw new IOException("a code word stands for nothing");
	}
}
