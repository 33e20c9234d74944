package org.radiomate.selection;

/** Inner loops on plain arrays, with a fixed order of summation so that results never depend on the machine. */
final class Vectors {

	private Vectors() {}

	static double dot(final double[] a, final double[] b) {
		return dot(a, b, a.length);
	}

	/** The inner product of the first elements. */
	static double dot(final double[] a, final double[] b, final int length) {
		final int whole = length & ~3;
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
		for (int i = whole; i < length; i++) s0 += a[i] * b[i];
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

	static double[] product(final double[] a, final double[] b) {
		final double[] product = new double[a.length];
		for (int i = 0; i < a.length; i++) product[i] = a[i] * b[i];
		return product;
	}

	/**
	 * The lower triangle of the symmetric matrix of products factor a[k]'b[m], where a is b times one weight per row. Two
	 * by two at a time, which halves the reading.
	 */
	static void crossProducts(final double[][] a, final double[][] b, final double factor, final double[][] result) {
		for (int k = 0; k < a.length; k += 2) {
			for (int m = 0; m <= k; m += 2) fillBlock(result, a, b, k, m, factor);
		}
	}

	private static void fillBlock(final double[][] result, final double[][] a, final double[][] b, final int k, final int m,
		final double factor)
	{
		final int k1 = Math.min(k + 1, a.length - 1);
		final int m1 = Math.min(m + 1, a.length - 1);
		final double[] a0 = a[k];
		final double[] a1 = a[k1];
		final double[] b0 = b[m];
		final double[] b1 = b[m1];
		double s00 = 0;
		double s01 = 0;
		double s10 = 0;
		double s11 = 0;
		for (int i = 0; i < a0.length; i++) {
			s00 += a0[i] * b0[i];
			s01 += a0[i] * b1[i];
			s10 += a1[i] * b0[i];
			s11 += a1[i] * b1[i];
		}
		result[k][m] = s00 * factor;
		result[k1][m] = s10 * factor;
		result[k1][m1] = s11 * factor;
		if (m1 <= k) result[k][m1] = s01 * factor;
	}
}
