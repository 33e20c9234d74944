package org.radiomate.io.dicom;

import org.radiomate.task.ProblemException;

/** What is done with a series whose slices are not evenly spaced, or were taken with a tilted gantry. */
public enum UnevenSlices {

	/** Say what is wrong, with positions. */
	REFUSE("refuse"),
	/** Interpolate linearly to an even, upright grid of the median spacing. */
	RESAMPLE("resample");

	private final String label;

	UnevenSlices(final String label) {
		this.label = label;
	}

	/** The word in dialogs and macros. */
	public String label() {
		return label;
	}

	/** The choice that a word names. */
	public static UnevenSlices of(final String label) {
		for (final UnevenSlices choice : values()) {
			if (choice.label.equalsIgnoreCase(label.strip())) return choice;
		}
		throw new ProblemException("'" + label + "' is no way to treat uneven slices. Use refuse or resample.");
	}
}
