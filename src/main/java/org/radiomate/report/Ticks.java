package org.radiomate.report;

import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** Round numbers along an axis. */
final class Ticks {

	private Ticks() {}

	/**
	 * Multiples of 1, 2 or 5 times a power of ten within a range.
	 *
	 * @param about how many, roughly; at least one step
	 */
	static double[] between(final double lowest, final double highest, final int about) {
		final double step = step((highest - lowest) / Math.max(1, about));
		return LongStream.rangeClosed((long) Math.ceil(lowest / step - 1e-9), (long) Math.floor(highest / step + 1e-9))
			.mapToDouble(k -> k * step).toArray();
	}

	private static double step(final double rough) {
		final double power = Math.pow(10, Math.floor(Math.log10(rough)));
		return DoubleStream.of(1, 2, 5, 10).map(factor -> factor * power).filter(step -> step >= rough * (1 - 1e-9)).findFirst()
			.orElse(10 * power);
	}

	/** A tick as text, with as many digits as the ticks need to differ. */
	static String text(final double value, final double[] all) {
		if (all.length < 2) return String.format(Locale.ROOT, "%.3g", value);
		final double step = all[1] - all[0];
		if (Math.abs(value) >= 1e5 || step < 1e-4) return String.format(Locale.ROOT, "%.1e", value);
		return String.format(Locale.ROOT, "%." + Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9)) + "f", value + 0.0);
	}
}
