package org.radiomate.selection;

import org.radiomate.task.ProblemException;

import java.util.Locale;

/** What the response of an elastic net is. */
public enum Family {
	/** Least squares. */
	GAUSSIAN,
	/** Logistic regression of a 0/1 response. */
	BINOMIAL;

	/** The family of that name, in any case. */
	public static Family parse(final String text) {
		for (final Family family : values()) if (family.name().equalsIgnoreCase(text.trim())) return family;
		throw new ProblemException("'" + text + "' is no family; choose binomial or gaussian.");
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
