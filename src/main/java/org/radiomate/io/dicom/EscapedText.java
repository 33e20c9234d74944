package org.radiomate.io.dicom;

import java.nio.charset.Charset;

/**
 * Text whose escape sequences switch between character sets (ISO 2022, PS3.5 section 6.1.2.5). Line ends and backslashes switch
 * back to what the text began with.
 */
final class EscapedText {

	private static final int ESCAPE = 0x1B;

	private final byte[] bytes;
	private final Charset initial;
	private final StringBuilder text = new StringBuilder();
	private CodeSet low = CodeSet.ASCII;
	private Charset high;
	private int at;

	/** @param initial what bytes above 127 mean at the beginning, those below being ASCII */
	EscapedText(final byte[] bytes, final Charset initial) {
		this.bytes = bytes;
		this.initial = initial;
		high = initial;
	}

	static boolean hasEscape(final byte[] bytes) {
		for (final byte one : bytes) if (one == ESCAPE) return true;
		return false;
	}

	String decode() {
		while (at < bytes.length) {
			final CodeSet set = bytes[at] == ESCAPE ? CodeSet.at(bytes, at + 1) : null;
			if (set != null) designate(set);
			else run();
		}
		return text.toString();
	}

	private void designate(final CodeSet set) {
		at += 1 + set.sequenceLength();
		if (set.isLow()) low = set;
		else high = set.charset();
	}

	/** Bytes up to the next escape that mean the same. */
	private void run() {
		final boolean kanji = isKanji(at);
		if (isDelimiter(at) && !kanji) begin();
		final int from = at++;
		while (at < bytes.length && bytes[at] != ESCAPE && isKanji(at) == kanji && (kanji || !isDelimiter(at))) at++;
		text.append(kanji ? kanji(from) : new String(bytes, from, at - from, high));
	}

	private void begin() {
		low = CodeSet.ASCII;
		high = initial;
	}

	private boolean isKanji(final int index) {
		return low.isKanji() && bytes[index] > ' ';
	}

	private boolean isDelimiter(final int index) {
		return switch (bytes[index]) {
			case '\\', '\n', '\r', '\t', '\f' -> true;
			default -> false;
		};
	}

	/** Kanji lie in pairs of seven bits; in EUC they have the eighth, and those of the supplement a byte in front. */
	private String kanji(final int from) {
		final int pairs = (at - from) / 2, unit = low == CodeSet.KANJI ? 2 : 3;
		final byte[] extended = new byte[pairs * unit];
		for (int i = 0; i < pairs; i++) {
			if (unit == 3) extended[3 * i] = (byte) 0x8F;
			extended[unit * i + unit - 2] = (byte) (bytes[from + 2 * i] | 0x80);
			extended[unit * i + unit - 1] = (byte) (bytes[from + 2 * i + 1] | 0x80);
		}
		return new String(extended, low.charset());
	}
}
