package org.radiomate.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.util.List;

class WrappedTextTest {

	@Test
	void linesBreakBetweenWords() {
		assertEquals(List.of("one two", "three"), WrappedText.lines("one two three", 8));
		assertEquals(List.of("one two", "three"), WrappedText.lines("one two three", 7));
		assertEquals(List.of("one", "/a/path/without/blanks", "two"), WrappedText.lines("one /a/path/without/blanks two", 8));
		assertEquals(List.of("a", "b c"), WrappedText.lines("a\nb c", 8));
		assertEquals(List.of(), WrappedText.lines("", 8));
	}

	/** No word is lost or cut, and no line with two words is too long. */
	@Property
	void nothingIsLost(@ForAll @AlphaChars @CharRange(from = ' ', to = ' ') final String text, @ForAll @IntRange(min = 1,
		max = 40) final int columns)
	{
		final List<String> lines = WrappedText.lines(text, columns);
		assertEquals(List.of(text.trim().split(" +")), List.of(String.join(" ", lines).trim().split(" +")));
		for (final String line : lines) assertEquals(true, line.length() <= columns || !line.contains(" "), line);
	}
}
