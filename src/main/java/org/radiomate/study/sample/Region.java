package org.radiomate.study.sample;

/** An area of a slice in mm from the image's centre, x to the right, y to the back. */
@FunctionalInterface
interface Region {

	/** About how deep the point lies inside the border, in mm; negative outside. */
	double depthMm(double xMm, double yMm);
}
