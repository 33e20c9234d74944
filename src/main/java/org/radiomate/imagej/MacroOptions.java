package org.radiomate.imagej;

import org.radiomate.task.ProblemException;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The second argument of a macro's {@code run("...", "key=value key2=[value with blanks]")} as a map. ImageJ itself
 * silently ignores what it does not understand; here every key is seen, so that a misspelt one can be refused. A key
 * without a value means true.
 */
final class MacroOptions {

	private final String text;
	private int position;

	private MacroOptions(final String text) {
		this.text = text;
	}

	/** The values by key. */
	static Map<String, String> parse(final String options) {
		return new MacroOptions(options.trim()).parse();
	}

	private Map<String, String> parse() {
		final Map<String, String> values = new LinkedHashMap<>();
		while (skipBlanks()) {
			final String key = key();
			final boolean hasValue = position < text.length() && text.charAt(position) == '=';
			if (hasValue) position++;
			if (values.put(key, hasValue ? value() : "true") != null) throw new ProblemException("The macro gives '" + key +
				"' twice. Give it once.");
		}
		return values;
	}

	private boolean skipBlanks() {
		while (position < text.length() && Character.isWhitespace(text.charAt(position))) position++;
		return position < text.length();
	}

	private String key() {
		final int start = position;
		while (position < text.length() && text.charAt(position) != '=' && !Character.isWhitespace(text.charAt(position))) {
			position++;
		}
		return text.substring(start, position);
	}

	private String value() {
		if (position < text.length() && text.charAt(position) == '[') return bracketed();
		if (position < text.length() && text.charAt(position) == '\'') return quoted();
		final int start = position;
		while (position < text.length() && !Character.isWhitespace(text.charAt(position))) position++;
		return text.substring(start, position);
	}

	private String bracketed() {
		final int start = position + 1;
		int open = 0;
		for (; position < text.length(); position++) {
			if (text.charAt(position) == '[') open++;
			if (text.charAt(position) == ']' && --open == 0) return text.substring(start, position++);
		}
		throw new ProblemException("In the macro's options a [ has no ]: " + text.substring(start - 1) + ".");
	}

	private String quoted() {
		final int start = position + 1, end = text.indexOf('\'', start);
		if (end < 0) throw new ProblemException("In the macro's options a ' has no second one: " + text.substring(position) +
			".");
		position = end + 1;
		return text.substring(start, end);
	}
}
