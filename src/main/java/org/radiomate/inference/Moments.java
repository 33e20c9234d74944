package org.radiomate.inference;

/** Size, mean and sample variance (denominator n-1) of one sample, by two passes. */
record Moments(int n, double mean, double variance) {

	static Moments of(final double[] values) {
		double sum = 0;
		for (final double value : values) sum += value;
		final double mean = sum / values.length;
		double squares = 0;
		double rest = 0;
		for (final double value : values) {
			squares += (value - mean) * (value - mean);
			rest += value - mean;
		}
		// the second term undoes the rounding of the mean
		final double corrected = squares - rest * rest / values.length;
		return new Moments(values.length, mean + rest / values.length, corrected / (values.length - 1));
	}

	static void requireFinite(final double[] values) {
		for (final double value : values) {
			if (!Double.isFinite(value)) throw new IllegalArgumentException("a value is " + value);
		}
	}
}
