package org.radiomate.volume;

import com.fasterxml.jackson.annotation.JsonValue;

import org.radiomate.task.ProblemException;

/** What the intensities of an image mean. */
public enum IntensityScale {

	/** Hounsfield units. */
	CT("CT"),

	/** The values as they are stored, without a physical unit. */
	STORED("stored");

	private final String fileName;

	IntensityScale(final String fileName) {
		this.fileName = fileName;
	}

	/** The word that files use. */
	@JsonValue
	public String fileName() {
		return fileName;
	}

	/** The unit of the intensities; empty if they have none. */
	public String unit() {
		return this == CT ? "HU" : "";
	}

	/**
	 * The scale of a word in a file.
	 *
	 * @throws ProblemException if there is none
	 */
	public static IntensityScale ofFileName(final String word) {
		for (final IntensityScale scale : values()) {
			if (scale.fileName.equals(word)) return scale;
		}
		throw new ProblemException("The intensity scale '" + word + "' is unknown; use 'CT' or 'stored'.");
	}
}
