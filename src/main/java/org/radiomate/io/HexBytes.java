package org.radiomate.io;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that are written as two hexadecimal digits each, with white space anywhere between them. */
final class HexBytes extends InputStream {

	private final InputStream text;

	HexBytes(final InputStream text) {
		this.text = text;
	}

	@Override
	public int read() throws IOException {
		final int high = digit(), low = digit();
		return high < 0 || low < 0 ? -1 : high << 4 | low;
	}

	/** The next digit; -1 at the end, or where there is none. */
	private int digit() throws IOException {
		int next = text.read();
		while (next >= 0 && next <= ' ') next = text.read();
		return next < 0 ? -1 : Character.digit(next, 16);
	}
}
