package org.radiomate.volume;

import java.util.List;

/**
 * The mask of some contours and what the user should know about how it came about.
 *
 * @param mask never empty
 * @param warnings sentences, may be empty
 */
public record Rasterized(Mask mask, List<String> warnings) {

	public Rasterized {
		warnings = List.copyOf(warnings);
	}
}
