package org.radiomate.volume.filter;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a step works on each slice by itself or in space. */
public enum Dimensions {

	/** Slice by slice. */
	SLICE("2d", 2),

	/** In space, with the distance of the slices. */
	SPACE("3d", 3);

	private final String word;
	private final int axes;

	Dimensions(final String word, final int axes) {
		this.word = word;
		this.axes = axes;
	}

	/** The word that files and texts use. */
	@JsonValue
	public String word() {
		return word;
	}

	/** The dimensions of a filter with a kernel for each axis. */
	static Dimensions of(final int axes) {
		return axes == 2 ? SLICE : SPACE;
	}

	/** How many axes: x, y and perhaps z. */
	public int axes() {
		return axes;
	}
}
