package org.radiomate.imagej;

import java.util.ArrayList;
import java.util.List;

/** Sentences for dialogs and message boxes, which do not break lines by themselves. */
final class WrappedText {

	private WrappedText() {}

	/** The text in lines of at most so many characters, broken between words; a longer word has a line of its own. */
	static List<String> lines(final String text, final int columns) {
		final List<String> lines = new ArrayList<>();
		for (final String paragraph : text.split("\n")) {
			String rest = paragraph.trim();
			while (rest.length() > columns) {
				final int before = rest.lastIndexOf(' ', columns), end = before > 0 ? before : rest.indexOf(' ', columns);
				if (end < 0) break;
				lines.add(rest.substring(0, end));
				rest = rest.substring(end).trim();
			}
			if (!rest.isEmpty()) lines.add(rest);
		}
		return lines;
	}
}
