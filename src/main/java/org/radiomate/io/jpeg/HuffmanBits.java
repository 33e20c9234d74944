package org.radiomate.io.jpeg;

import java.io.EOFException;
import java.io.IOException;

/** The bits of a Huffman-coded scan: an FF of data is followed by a zero byte (ITU-T T.81 F.2.2.5). */
final class HuffmanBits {

	private static final int FIRST_RESTART = 0xD0, LAST_RESTART = 0xD7;

	private final byte[] bytes;
	private int at;
	private int current;
	private int left;

	HuffmanBits(final byte[] bytes, final int start) {
		this.bytes = bytes;
		at = start;
	}

	int bit() throws IOException {
		if (left == 0) fill();
		return current >> --left & 1;
	}

	private int read() throws IOException {
		if (at >= bytes.length) throw new EOFException("its pixels are cut short");
		return bytes[at++] & 0xff;
	}

	private void fill() throws IOException {
		current = read();
		if (current == 0xFF && read() != 0) throw new EOFException("its pixels end too early");
		left = 8;
	}

	/** A number of so many bits whose first bit is its sign: 0 for negative ones (F.2.2.1). */
	int signed(final int count) throws IOException {
		int value = 0;
		for (int i = 0; i < count; i++) value = value << 1 | bit();
		return count == 0 || value >> count - 1 == 1 ? value : value - (1 << count) + 1;
	}

	/** Goes behind the restart marker that must come next. */
	void restart() throws IOException {
		left = 0;
		if (read() != 0xFF) throw new IOException("a restart marker is missing");
		int marker = read();
		while (marker == 0xFF) marker = read();
		if (marker < FIRST_RESTART || marker > LAST_RESTART) throw new IOException("a restart marker is missing");
	}
}
