package org.radiomate.io.dicom;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A character set that an escape sequence designates (PS3.3 tables C.12-3 and C.12-4), for bytes below 128 or for those above. */
enum CodeSet {
	ASCII("(B", "US-ASCII", true), ROMAN("(J", "US-ASCII", true), KATAKANA(")I", "Shift_JIS", false),
	LATIN_1("-A", "ISO-8859-1", false), LATIN_2("-B", "ISO-8859-2", false), LATIN_3("-C", "ISO-8859-3", false),
	LATIN_4("-D", "ISO-8859-4", false), GREEK("-F", "ISO-8859-7", false), ARABIC("-G", "ISO-8859-6", false),
	HEBREW("-H", "ISO-8859-8", false), CYRILLIC("-L", "ISO-8859-5", false), LATIN_5("-M", "ISO-8859-9", false),
	THAI("-T", "TIS-620", false), LATIN_9("-b", "ISO-8859-15", false), KOREAN("$)C", "EUC-KR", false),
	CHINESE("$)A", "GB2312", false), KANJI("$B", "EUC-JP", true), KANJI_SUPPLEMENT("$(D", "EUC-JP", true);

	private final byte[] sequence;
	private final Charset charset;
	private final boolean low;

	CodeSet(final String sequence, final String charset, final boolean low) {
		this.sequence = sequence.getBytes(StandardCharsets.US_ASCII);
		// a Java without the rarer charsets still reads all other texts
		this.charset = Charset.isSupported(charset) ? Charset.forName(charset) : StandardCharsets.ISO_8859_1;
		this.low = low;
	}

	/** The set that the bytes behind an escape designate; null if none is known. */
	static CodeSet at(final byte[] bytes, final int from) {
		for (final CodeSet set : values()) {
			final int to = from + set.sequence.length;
			if (to <= bytes.length && Arrays.equals(bytes, from, to, set.sequence, 0, set.sequence.length)) return set;
		}
		return null;
	}

	/** The bytes behind the escape. */
	int sequenceLength() {
		return sequence.length;
	}

	/** What its bytes mean, those of kanji with the eighth bit set. */
	Charset charset() {
		return charset;
	}

	/** Whether it is for bytes below 128. */
	boolean isLow() {
		return low;
	}

	/** Whether two bytes below 128 make a character. */
	boolean isKanji() {
		return this == KANJI || this == KANJI_SUPPLEMENT;
	}
}
