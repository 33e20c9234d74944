package org.radiomate.io.jpeg;

import java.io.IOException;

/** The Huffman codes of a stream by their numbers (ITU-T T.81 B.2.4.2). */
final class HuffmanTables {

	static final int MARKER = 0xC4;
	private static final int TABLES = 4;

	private final HuffmanCode[] dc = new HuffmanCode[TABLES];
	private final HuffmanCode[] ac = new HuffmanCode[TABLES];

	/** A table's number, refused if there cannot be one. */
	static int number(final int number) throws IOException {
		if (number >= TABLES) throw new IOException("it names a table " + number);
		return number;
	}

	/** Takes over the codes of a segment. */
	void read(final JpegSegments segment) throws IOException {
		while (segment.remaining() > 0) {
			final int kind = segment.read();
			(kind >> 4 == 0 ? dc : ac)[number(kind & 15)] = HuffmanCode.read(segment);
		}
	}

	/** The code of DC coefficients, or of differences, that a scan's component names. */
	HuffmanCode dc(final int named) throws IOException {
		return present(dc[number(named >> 4)]);
	}

	/** The code of AC coefficients that a scan's component names. */
	HuffmanCode ac(final int named) throws IOException {
		return present(ac[number(named & 15)]);
	}

	private static HuffmanCode present(final HuffmanCode code) throws IOException {
		if (code == null) throw new IOException("a table is missing");
		return code;
	}
}
