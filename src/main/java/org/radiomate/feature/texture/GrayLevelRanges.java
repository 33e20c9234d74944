package org.radiomate.feature.texture;

import java.util.Locale;

/**
 * Which intensities each gray level stands for. Level i holds the values from edge i - 1 to just below edge i; the outer
 * edges are infinite where a level takes all that lies beyond.
 *
 * @param edges one more than there are levels, ascending, in the image's unit, not to be changed
 * @param unit the image's unit, such as HU; empty if it has none
 */
public record GrayLevelRanges(double[] edges, String unit) {

	/** Number of levels. */
	public int levelCount() {
		return edges.length - 1;
	}

	/** The lowest value of a level, from 1. */
	public double from(final int level) {
		return edges[level - 1];
	}

	/** The value that a level, from 1, just does not reach. */
	public double below(final int level) {
		return edges[level];
	}

	/** A level in words: {@code 51: 39.4 to 60.6 HU}. */
	public String describe(final int level) {
		return (level + ": " + range(level) + " " + unit).trim();
	}

	private String range(final int level) {
		if (Double.isInfinite(from(level))) return "below " + decimal(below(level));
		return Double.isInfinite(below(level)) ? "from " + decimal(from(level)) : decimal(from(level)) + " to " + decimal(
			below(level));
	}

	private static String decimal(final double value) {
		return String.format(Locale.ROOT, "%.1f", value);
	}
}
