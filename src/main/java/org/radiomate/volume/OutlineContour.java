package org.radiomate.volume;

import org.radiomate.task.ProblemException;

/**
 * A closed polygon on one slice, in ImageJ's coordinates: pixel (0, 0) covers [0, 1) x [0, 1), its centre is (0.5, 0.5).
 * Which pixels it covers is for a {@link MaskRule} to say.
 *
 * @param slice 0-based
 * @param x of the vertices
 * @param y of the vertices
 */
public record OutlineContour(int slice, double[] x, double[] y) implements Contour {

	/**
	 * @throws IllegalArgumentException if there is no vertex or the lengths differ
	 * @throws ProblemException if a coordinate is not a finite number
	 */
	public OutlineContour {
		if (x.length == 0 || x.length != y.length) {
			throw new IllegalArgumentException("An outline needs vertices: " + x.length + " x, " + y.length + " y");
		}
		for (int i = 0; i < x.length; i++) {
			if (Double.isFinite(x[i]) && Double.isFinite(y[i])) continue;
			throw new ProblemException("The contour on slice " + (slice + 1) + " has a vertex at (" + x[i] + ", " + y[i] +
				"); draw it again.");
		}
	}
}
