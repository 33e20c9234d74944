package org.radiomate.volume;

import java.util.List;

/**
 * The contours of one structure as one reader drew them once.
 *
 * @param structure name of the structure, may be empty
 * @param reader who drew it, may be empty
 * @param repeat which of the reader's repeats, may be empty
 * @param contours what was drawn
 */
public record ContourSet(String structure, String reader, String repeat, List<Contour> contours) {

	public ContourSet {
		contours = List.copyOf(contours);
	}

	/** Whose contours they are, in words. */
	public String describe() {
		return (structure.isEmpty() ? "the structure" : structure) + (reader.isEmpty() ? "" : " by reader " + reader) + (repeat
			.isEmpty() ? "" : " repeat " + repeat);
	}

	/** Contours of a structure of which nothing is known but its name. */
	public static ContourSet of(final String structure, final List<? extends Contour> contours) {
		return new ContourSet(structure, "", "", List.copyOf(contours));
	}
}
