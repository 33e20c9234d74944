package org.radiomate.imagej;

import ij.gui.Roi;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.contour.ContourFlaw;

import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * How ROIs are read.
 *
 * @param wanted which ROIs are looked at
 * @param onFlaw hears of every ROI that cannot be used, which is then left out; may throw
 */
record RoiReading(Predicate<Roi> wanted, Consumer<ContourFlaw> onFlaw) {

	/** All ROIs, and the first that cannot be used is refused. */
	static final RoiReading STRICT = new RoiReading(roi -> true, flaw -> {
		throw new ProblemException(flaw.sentence());
	});

	/** Strictly, but without what interpolation made and nobody edited. */
	static final RoiReading DRAWN = new RoiReading(roi -> !MadeContours.INTERPOLATED.made(roi), STRICT.onFlaw);

	/** All ROIs; those that cannot be used are collected. */
	static RoiReading lenient(final Consumer<ContourFlaw> onFlaw) {
		return new RoiReading(roi -> true, onFlaw);
	}
}
