package org.radiomate.volume;

import org.radiomate.task.ProblemException;

/**
 * The distances between voxel centres.
 *
 * @param xMm along a row, in mm
 * @param yMm along a column, in mm
 * @param zMm between slices, in mm
 */
public record Spacing(double xMm, double yMm, double zMm) {

	/**
	 * Reads three lengths in mm such as {@code 0.8 0.8 5} or {@code 0.8x0.8x5}.
	 *
	 * @param where file and line, for the message
	 */
	public static Spacing parse(final String text, final String where) {
		final String[] parts = text.trim().split("\\s*[x×;\\s]\\s*");
		try {
			if (parts.length == 3) return new Spacing(length(parts[0]), length(parts[1]), length(parts[2]));
		}
		catch (final NumberFormatException e) {
			// said below, as for any other text that is not three lengths
		}
		throw new ProblemException(where + ": the spacing '" + text +
			"' is not three lengths above 0 in mm. Write them like 0.8 0.8 5.");
	}

	private static double length(final String text) {
		final double length = Double.parseDouble(text);
		if (!(length > 0 && length < Double.POSITIVE_INFINITY)) throw new NumberFormatException(text);
		return length;
	}
}
