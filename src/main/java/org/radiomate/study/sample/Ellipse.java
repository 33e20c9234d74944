package org.radiomate.study.sample;

/**
 * An ellipse along the axes.
 *
 * @param xMm centre
 * @param yMm centre
 * @param radiusXMm half its width
 * @param radiusYMm half its height
 */
record Ellipse(double xMm, double yMm, double radiusXMm, double radiusYMm) implements Region {

	@Override
	public double depthMm(final double x, final double y) {
		final double u = (x - xMm) / radiusXMm;
		final double v = (y - yMm) / radiusYMm;
		return (1 - Math.sqrt(u * u + v * v)) * Math.min(radiusXMm, radiusYMm);
	}

	/** This ellipse made smaller by a wall. */
	Ellipse within(final double wallMm) {
		return new Ellipse(xMm, yMm, radiusXMm - wallMm, radiusYMm - wallMm);
	}

	/** This ellipse elsewhere. */
	Ellipse moved(final double byXMm, final double byYMm) {
		return new Ellipse(xMm + byXMm, yMm + byYMm, radiusXMm, radiusYMm);
	}
}
