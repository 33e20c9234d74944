package org.radiomate.io.jpeg;

import java.io.EOFException;
import java.io.IOException;

/** The bits of a JPEG-LS scan: the byte behind an FF has but seven (ITU-T T.87 A.1). */
final class JpegLsBits {

	private final byte[] bytes;
	private int at;
	private int current;
	private int left;

	JpegLsBits(final byte[] bytes, final int start) {
		this.bytes = bytes;
		at = start;
	}

	int bit() throws IOException {
		if (left == 0) fill();
		return current >> --left & 1;
	}

	int bits(final int count) throws IOException {
		int value = 0;
		for (int i = 0; i < count; i++) value = value << 1 | bit();
		return value;
	}

	private void fill() throws IOException {
		final boolean afterFf = current == 0xFF;
		if (at >= bytes.length) throw new EOFException("its pixels are cut short");
		current = bytes[at++] & 0xff;
		if (afterFf && current >= 0x80) throw new EOFException("its pixels end too early");
		left = afterFf ? 7 : 8;
	}

	/**
	 * A number by the limited Golomb code of order k (A.5.3).
	 *
	 * @param limit longest code word
	 * @param escapeBits bits of a number that does not fit the code
	 */
	int golomb(final int k, final int limit, final int escapeBits) throws IOException {
		final int longest = limit - escapeBits - 1;
		int zeros = 0;
		while (bit() == 0) {
			if (++zeros > longest) throw new IOException("a code word is too long");
		}
		return zeros < longest ? zeros << k | bits(k) : bits(escapeBits) + 1;
	}
}
