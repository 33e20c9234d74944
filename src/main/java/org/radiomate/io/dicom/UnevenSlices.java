package org.radiomate.io.dicom;

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
}
