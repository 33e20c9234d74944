package org.radiomate.volume;

import org.radiomate.task.ProblemException;

/** What is done with a mask that was made on another grid than the image's. */
public enum OtherGrid {

	/** Say how the grids differ, in millimetres. */
	REFUSE("refuse"),
	/** Resample it to the image's grid by its place in the patient, and say so. */
	RESAMPLE("resample");

	private final String label;

	OtherGrid(final String label) {
		this.label = label;
	}

	/** The word in dialogs and macros. */
	public String label() {
		return label;
	}

	/** The choice that a word names. */
	public static OtherGrid of(final String label) {
		for (final OtherGrid choice : values()) {
			if (choice.label.equalsIgnoreCase(label.strip())) return choice;
		}
		throw new ProblemException("'" + label + "' is no way to treat a mask of another grid. Use refuse or resample.");
	}
}
