package org.radiomate.selection;

/** Inner loops on plain arrays, with a fixed order of summation so that results never depend on the machine. */
final class Vectors {

	private Vectors() {}

	static double dot(final double[] a, final double[] b) {
		final int n = a.length;
		final int whole = n & ~3;
		double s0 = 0;
		double s1 = 0;
		double s2 = 0;
		double s3 = 0;
		for (int i = 0; i < whole; i += 4) {
			s0 += a[i] * b[i];
			s1 += a[i + 1] * b[i + 1];
			s2 += a[i + 2] * b[i + 2];
			s3 += a[i + 3] * b[i + 3];
		}
		for (int i = whole; i < n; i++) s0 += a[i] * b[i];
		return (s0 + s1) + (s2 + s3);
	}

	/** y += factor * x. */
	static void addScaled(final double[] y, final double factor, final double[] x) {
		for (int i = 0; i < y.length; i++) y[i] += factor * x[i];
	}

	static double sum(final double[] values) {
		double sum = 0;
		for (final double value : values) sum += value;
		return sum;
	}
}
