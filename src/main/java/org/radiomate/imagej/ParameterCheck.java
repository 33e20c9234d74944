package org.radiomate.imagej;

import org.scijava.module.ModuleItem;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** What can be told to be wrong with a parameter's text while it is typed. */
final class ParameterCheck {

	private ParameterCheck() {}

	/** Whether a text is an address with a user in it, which must be neither recorded nor remembered. */
	static boolean holdsPassword(final String text) {
		return text.matches("(?is)\\s*\\w+://[^/?#]*@.*");
	}

	/** The problem in a few words; null if there is none. */
	static String problem(final ModuleItem<?> item, final String text) {
		if (holdsPassword(text)) return item.getLabel() + ": leave user and password out of the address";
		if (item.getType() == String.class) return text.isEmpty() ? emptyProblem(item) : pathProblem(item, text);
		return item.getType() == boolean.class ? null : numberProblem(item, text);
	}

	private static String emptyProblem(final ModuleItem<?> item) {
		return item.isRequired() ? item.getLabel() + " is empty" : null;
	}

	private static String pathProblem(final ModuleItem<?> item, final String text) {
		final String style = item.getWidgetStyle() == null ? "" : item.getWidgetStyle();
		if (!style.equals("open") || text.contains(";") || text.contains(":") && !Path.of("").toAbsolutePath().toString()
			.contains(":")) return null;
		try {
			return Files.exists(Path.of(text)) ? null : item.getLabel() + ": there is no file " + text;
		}
		catch (final InvalidPathException e) {
			return item.getLabel() + ": " + text + " is not a path";
		}
	}

	private static String numberProblem(final ModuleItem<?> item, final String text) {
		final boolean whole = item.getType() == int.class || item.getType() == long.class;
		try {
			final double value = whole ? Long.parseLong(text) : Double.parseDouble(text);
			if (isBelow(item.getMinimumValue(), value)) return item.getLabel() + " is below " + item.getMinimumValue();
			if (isAbove(item.getMaximumValue(), value)) return item.getLabel() + " is above " + item.getMaximumValue();
			return null;
		}
		catch (final NumberFormatException e) {
			return item.getLabel() + ": '" + text + "' is not a " + (whole ? "whole number" : "number");
		}
	}

	private static boolean isBelow(final Object limit, final double value) {
		return limit instanceof Number number && value < number.doubleValue();
	}

	private static boolean isAbove(final Object limit, final double value) {
		return limit instanceof Number number && value > number.doubleValue();
	}
}
