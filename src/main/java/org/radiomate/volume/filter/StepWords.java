package org.radiomate.volume.filter;

import org.radiomate.task.ProblemException;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The words of one written step, read from left to right. */
final class StepWords {

	private final String text;
	private final String example;
	private final String[] words;
	private int next = 1;

	StepWords(final String text, final String example) {
		this.text = text;
		this.example = example;
		words = text.strip().toLowerCase(Locale.ROOT).split("\\s+");
	}

	/** A number, with the parameter's name before it or not. */
	double number(final String parameter) {
		skip(parameter);
		if (next == words.length) throw problem("its " + parameter + " is missing");
		try {
			final double number = Double.parseDouble(words[next]);
			// Java also reads 1f, 0x1p3 and NaN, which nobody means
			if (!words[next].matches("[-+.0-9e]+")) throw new NumberFormatException();
			next++;
			return number;
		}
		catch (final NumberFormatException e) {
			throw problem("its " + parameter + " is '" + words[next] + "', which is no number");
		}
	}

	/** A number with its unit, which may be left out. */
	double number(final String parameter, final String unit) {
		final double number = number(parameter);
		skip(unit);
		return number;
	}

	/** The seed of a random step, which must be given. */
	long seed() {
		skip("seed");
		if (next == words.length) throw problem("its seed is missing");
		try {
			return Long.parseLong(words[next++]);
		}
		catch (final NumberFormatException e) {
			throw problem("its seed is '" + words[next - 1] + "', which is no whole number");
		}
	}

	int integer(final String parameter) {
		final double number = number(parameter);
		if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) throw problem("its " + parameter + " is " +
			words[next - 1] + ", which is no whole number");
		return (int) number;
	}

	/** A whole number with its unit, which may be left out. */
	int integer(final String parameter, final String unit) {
		final int number = integer(parameter);
		skip(unit);
		return number;
	}

	Dimensions dimensions() {
		return oneOf("dimensions", Dimensions.values(), Dimensions::word, Dimensions.SPACE);
	}

	/** One of some words; a standard value where there is no word, or a problem where there is no standard. */
	<T> T oneOf(final String parameter, final T[] values, final Function<T, String> word, final T standard) {
		if (next == words.length && standard != null) return standard;
		final String valid = Arrays.stream(values).map(word).collect(Collectors.joining(" or "));
		if (next == words.length) throw problem("its " + parameter + " is missing, " + valid);
		for (final T value : values) {
			if (!word.apply(value).equals(words[next])) continue;
			next++;
			return value;
		}
		throw problem("'" + words[next] + "' is not " + valid);
	}

	Boundary boundary() {
		return oneOf("boundary", Boundary.values(), Boundary::word, Boundary.MIRROR);
	}

	/** Whether the filter is turned, and how the responses then become one. */
	Pooling rotations() {
		return skip("rotations") ? oneOf("rotations", Pooling.values(), Pooling::word, null) : Pooling.NONE;
	}

	/** A word as it stands. */
	String word(final String parameter) {
		if (next == words.length) throw problem("its " + parameter + " is missing");
		return words[next++];
	}

	/** Passes over a word if it comes next, and says whether it did. */
	boolean skip(final String word) {
		final boolean found = next < words.length && words[next].equals(word);
		if (found) next++;
		return found;
	}

	void requireEnd() {
		if (next < words.length) throw problem("'" + words[next] + "' is too much");
	}

	private ProblemException problem(final String what) {
		return new ProblemException("In the step '" + text + "' " + what + "; write it like '" + example + "'.");
	}
}
