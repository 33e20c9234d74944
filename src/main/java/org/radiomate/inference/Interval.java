package org.radiomate.inference;

/**
 * A confidence interval.
 *
 * @param lower limit, {@code NaN} if undefined
 * @param upper limit, {@code NaN} if undefined
 */
public record Interval(double lower, double upper) {

	/** No interval. */
	public static final Interval UNDEFINED = new Interval(Double.NaN, Double.NaN);
}
