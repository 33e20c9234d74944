package org.radiomate.feature.shape;

/**
 * An ellipsoid; one with a semi-axis of length 0 is flat.
 *
 * @param a the longest semi-axis
 * @param b the middle semi-axis
 * @param c the shortest semi-axis
 */
public record Ellipsoid(double a, double b, double c) {

	/** Where IBSI ends the series. */
	private static final int TERMS = 20;

	/** Its volume, 4/3·π·a·b·c. */
	public double volume() {
		return 4 * Math.PI / 3 * a * b * c;
	}

	/**
	 * IBSI's surface 4π·a·b·Σ (αβ)^ν/(1 - 4ν²)·P_ν((α² + β²)/(2αβ)) up to ν = 20, with α² = 1 - b²/a², β² = 1 - c²/a² and the
	 * Legendre polynomials P_ν (IBSI reference manual, RDD2), on which its reference values rest. It is the surface of a sphere
	 * but not of other ellipsoids, for which α² would have to be 1 - c²/a² and β² = 1 - c²/b²: with semi-axes of 3, 2 and 1 it
	 * is 8 % too large. (αβ)^ν·P_ν is had from the two before, so that nothing is divided by αβ = 0.
	 */
	public double ibsiArea() {
		final double alpha = 1 - b * b / (a * a), beta = 1 - c * c / (a * a);
		final double middle = (alpha + beta) / 2, product = alpha * beta;
		double before = 0, power = 1, sum = 1;
		for (int nu = 0; nu < TERMS; nu++) {
			final double next = ((2 * nu + 1) * middle * power - nu * product * before) / (nu + 1);
			before = power;
			power = next;
			sum += power / (1 - 4.0 * (nu + 1) * (nu + 1));
		}
		return 4 * Math.PI * a * b * sum;
	}
}
