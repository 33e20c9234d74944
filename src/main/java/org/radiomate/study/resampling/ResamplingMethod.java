package org.radiomate.study.resampling;

import org.radiomate.task.ProblemException;

/** The ways of resampling. */
public enum ResamplingMethod {
	NESTED("nested cross-validation"), BOOTSTRAP("bootstrap"), PERMUTATION("permutation");

	private final String label;

	ResamplingMethod(final String label) {
		this.label = label;
	}

	/** The words in dialogs and files. */
	public String label() {
		return label;
	}

	/** The method that the words name. */
	public static ResamplingMethod parse(final String text) {
		for (final ResamplingMethod method : values()) if (method.label.equalsIgnoreCase(text.trim())) return method;
		throw new ProblemException("There is no resampling method '" + text +
			"'. Use nested cross-validation, bootstrap or permutation.");
	}
}
