package org.radiomate.io.dicom;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What the bytes of texts mean: a Specific Character Set (PS3.3 C.12.1.1.2), also one with code extensions, whose escape
 * sequences switch between sets within a text (see {@link EscapedText}).
 */
final class TextCoding {

	static final TextCoding LATIN_1 = new TextCoding(StandardCharsets.ISO_8859_1, false);
	static final TextCoding UTF_8 = new TextCoding(StandardCharsets.UTF_8, true);

	/** What bytes above 127 mean until an escape says otherwise, those below being ASCII; or what all bytes mean. */
	private final Charset initial;
	private final boolean fixed;

	private TextCoding(final Charset initial, final boolean fixed) {
		this.initial = initial;
		this.fixed = fixed;
	}

	/**
	 * The coding of an element Specific Character Set. The first set is the one that texts begin with; where that is left out, as
	 * for ASCII, bytes above 127 are taken to be of the first other set that has any. Latin 1 for what is unknown.
	 */
	static TextCoding of(final String names) {
		final List<String> all = Arrays.stream(names.replace('\0', ' ').split("\\\\", -1)).map(name -> name.strip().toUpperCase(
			Locale.ROOT).replace("ISO 2022 IR", "ISO_IR")).toList();
		if (all.contains("ISO_IR 192")) return UTF_8;
		if (all.contains("GB18030") || all.contains("GBK")) return new TextCoding(Charset.forName("GB18030"), true);
		return all.stream().map(TextCoding::charset).filter(charset -> charset != null).findFirst().map(
			charset -> new TextCoding(charset, false)).orElse(LATIN_1);
	}

	/** The charset of a set that has bytes above 127; null for one that has none, or is reached by escapes alone. */
	private static Charset charset(final String name) {
		final CodeSet set = switch (name) {
			case "ISO_IR 100" -> CodeSet.LATIN_1;
			case "ISO_IR 101" -> CodeSet.LATIN_2;
			case "ISO_IR 109" -> CodeSet.LATIN_3;
			case "ISO_IR 110" -> CodeSet.LATIN_4;
			case "ISO_IR 144" -> CodeSet.CYRILLIC;
			case "ISO_IR 127" -> CodeSet.ARABIC;
			case "ISO_IR 126" -> CodeSet.GREEK;
			case "ISO_IR 138" -> CodeSet.HEBREW;
			case "ISO_IR 148" -> CodeSet.LATIN_5;
			case "ISO_IR 166" -> CodeSet.THAI;
			case "ISO_IR 203" -> CodeSet.LATIN_9;
			case "ISO_IR 13" -> CodeSet.KATAKANA;
			case "ISO_IR 149" -> CodeSet.KOREAN;
			case "ISO_IR 58" -> CodeSet.CHINESE;
			default -> null;
		};
		return set == null ? null : set.charset();
	}

	/** The text of bytes. */
	String decode(final byte[] bytes) {
		return fixed || !EscapedText.hasEscape(bytes) ? new String(bytes, initial) : new EscapedText(bytes, initial).decode();
	}
}
