package org.radiomate.study.sample;

import java.util.function.DoubleUnaryOperator;

/**
 * A star-shaped border: its distance from a centre as a function of the angle, tabulated at {@value #ANGLES} angles and
 * linear between.
 */
final class RadialOutline implements Region {

	private static final int ANGLES = 256;

	final double xMm;
	final double yMm;
	private final double[] radiiMm = new double[ANGLES];
	private final double farthestMm;

	/**
	 * @param xMm centre
	 * @param yMm centre
	 * @param radiusMm the radius at an angle in radians
	 */
	RadialOutline(final double xMm, final double yMm, final DoubleUnaryOperator radiusMm) {
		this.xMm = xMm;
		this.yMm = yMm;
		double farthest = 0;
		for (int i = 0; i < ANGLES; i++) {
			radiiMm[i] = radiusMm.applyAsDouble(2 * Math.PI * i / ANGLES);
			farthest = Math.max(farthest, radiiMm[i]);
		}
		this.farthestMm = farthest;
	}

	/** The radius at an angle in radians, 0 to the right, growing to the back. */
	double radiusMm(final double angle) {
		final double turns = angle / (2 * Math.PI);
		final double position = (turns - Math.floor(turns)) * ANGLES;
		final int before = (int) position;
		final double part = position - before;
		return radiiMm[before % ANGLES] * (1 - part) + radiiMm[(before + 1) % ANGLES] * part;
	}

	/** The mean radius over all angles. */
	double meanRadiusMm() {
		double sum = 0;
		for (final double radius : radiiMm) sum += radius;
		return sum / ANGLES;
	}

	@Override
	public double depthMm(final double x, final double y) {
		final double dx = x - xMm;
		final double dy = y - yMm;
		final double distance = Math.sqrt(dx * dx + dy * dy);
		if (distance > farthestMm + 2) return farthestMm - distance;
		return radiusMm(StrictMath.atan2(dy, dx)) - distance;
	}
}
