package org.radiomate.volume;

import com.fasterxml.jackson.annotation.JsonValue;

import org.radiomate.task.ProblemException;

/** Which pixels belong to an outline. */
public enum MaskRule {

	/** IBEX: the polygon of the outline's pixels, and these pixels too (see {@link ContourRasterizer}). */
	IBEX_OUTLINE("ibex-outline"),

	/** The pixels whose centre lies in the outline (even-odd). */
	PIXEL_CENTRE("pixel-centre");

	private final String fileName;

	MaskRule(final String fileName) {
		this.fileName = fileName;
	}

	/** The word that files use. */
	@JsonValue
	public String fileName() {
		return fileName;
	}

	/**
	 * The rule of a word in a file.
	 *
	 * @throws ProblemException if there is none
	 */
	public static MaskRule ofFileName(final String word) {
		for (final MaskRule rule : values()) {
			if (rule.fileName.equals(word)) return rule;
		}
		throw new ProblemException("The mask rule '" + word + "' is unknown; use 'ibex-outline' or 'pixel-centre'.");
	}
}
