package org.radiomate.selection;

import java.util.Arrays;

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

	/** result[c] = x[columns[c]]'v for the first columns, four at a time, which saves reading v. */
	static void products(final double[][] x, final int[] columns, final int count, final double[] v,
		final double[] result)
	{
		int c = 0;
		for (; c + 4 <= count; c += 4) {
			fourProducts(x[columns[c]], x[columns[c + 1]], x[columns[c + 2]], x[columns[c + 3]], v, result, c);
		}
		for (; c < count; c++) result[c] = pairwise(x[columns[c]], v);
	}

	private static void fourProducts(final double[] x0, final double[] x1, final double[] x2, final double[] x3,
		final double[] v, final double[] result, final int at)
	{
		double even0 = 0;
		double even1 = 0;
		double even2 = 0;
		double even3 = 0;
		double odd0 = 0;
		double odd1 = 0;
		double odd2 = 0;
		double odd3 = 0;
		final int whole = v.length & ~1;
		for (int i = 0; i < whole; i += 2) {
			final double v0 = v[i];
			final double v1 = v[i + 1];
			even0 += x0[i] * v0;
			even1 += x1[i] * v0;
			even2 += x2[i] * v0;
			even3 += x3[i] * v0;
			odd0 += x0[i + 1] * v1;
			odd1 += x1[i + 1] * v1;
			odd2 += x2[i + 1] * v1;
			odd3 += x3[i + 1] * v1;
		}
		if (whole < v.length) {
			even0 += x0[whole] * v[whole];
			even1 += x1[whole] * v[whole];
			even2 += x2[whole] * v[whole];
			even3 += x3[whole] * v[whole];
		}
		result[at] = even0 + odd0;
		result[at + 1] = even1 + odd1;
		result[at + 2] = even2 + odd2;
		result[at + 3] = even3 + odd3;
	}

	/** The inner product in the same order of summation as four at a time, so that neighbours do not matter. */
	private static double pairwise(final double[] a, final double[] b) {
		double even = 0;
		double odd = 0;
		final int whole = b.length & ~1;
		for (int i = 0; i < whole; i += 2) {
			even += a[i] * b[i];
			odd += a[i + 1] * b[i + 1];
		}
		if (whole < b.length) even += a[whole] * b[whole];
		return even + odd;
	}

	/** result = the sum of factors[c] x[columns[c]], four columns at a time. */
	static void combine(final double[][] x, final int[] columns, final double[] factors, final double[] result) {
		Arrays.fill(result, 0);
		int c = 0;
		for (; c + 4 <= factors.length; c += 4) {
			addFour(result, factors, c, x[columns[c]], x[columns[c + 1]], x[columns[c + 2]], x[columns[c + 3]]);
		}
		for (; c < factors.length; c++) addScaled(result, factors[c], x[columns[c]]);
	}

	private static void addFour(final double[] y, final double[] factors, final int at, final double[] x0,
		final double[] x1, final double[] x2, final double[] x3)
	{
		final double f0 = factors[at];
		final double f1 = factors[at + 1];
		final double f2 = factors[at + 2];
		final double f3 = factors[at + 3];
		for (int i = 0; i < y.length; i++) y[i] += f0 * x0[i] + f1 * x1[i] + (f2 * x2[i] + f3 * x3[i]);
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
