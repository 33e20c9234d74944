package org.radiomate.volume;

import java.math.BigDecimal;
import java.math.MathContext;

/** Lengths in messages: five digits, without zeros that say nothing. */
public final class Millimetres {

	private static final MathContext DIGITS = new MathContext(5);

	private Millimetres() {}

	/** The length as text, such as {@code 0.977} or {@code 12.5}; its unit is for the caller to add. */
	public static String text(final double lengthMm) {
		final BigDecimal rounded = new BigDecimal(lengthMm).round(DIGITS);
		return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
	}
}
