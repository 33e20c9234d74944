package org.radiomate.selection;

/**
 * Columns centred and scaled to unit standard deviation (denominator n) as the solver wants them. Constant columns are
 * left out. If columns are not to be standardised the penalty is weighted instead, which is the same optimum.
 */
final class StandardizedDesign {

	/** Positions of the usable columns. */
	final int[] source;
	final double[][] x;
	final double[] mean;
	final double[] scale;
	/** What multiplies the lasso penalty of each column; its square multiplies the ridge penalty. */
	final double[] weight;
	final int n;

	StandardizedDesign(final double[][] columns, final boolean standardize) {
		n = columns[0].length;
		int usable = 0;
		for (final double[] column : columns) if (!isConstant(column)) usable++;
		source = new int[usable];
		x = new double[usable][];
		mean = new double[usable];
		scale = new double[usable];
		weight = new double[usable];
		int k = 0;
		for (int j = 0; j < columns.length; j++) {
			if (isConstant(columns[j])) continue;
			source[k] = j;
			add(k, columns[j]);
			weight[k] = standardize ? 1 : 1 / scale[k];
			k++;
		}
	}

	int size() {
		return x.length;
	}

	private static boolean isConstant(final double[] column) {
		for (final double value : column) if (value != column[0]) return false;
		return true;
	}

	private void add(final int k, final double[] column) {
		double sum = 0;
		for (final double value : column) sum += value;
		mean[k] = sum / n;
		final double[] centred = new double[n];
		double largest = 0;
		for (int i = 0; i < n; i++) {
			centred[i] = column[i] - mean[k];
			largest = Math.max(largest, Math.abs(centred[i]));
		}
		// a power of two keeps squares of huge and tiny columns in range and changes no digit
		final int exponent = Math.getExponent(largest);
		for (int i = 0; i < n; i++) centred[i] = Math.scalb(centred[i], -exponent);
		final double deviation = Math.sqrt(Vectors.dot(centred, centred) / n);
		for (int i = 0; i < n; i++) centred[i] /= deviation;
		scale[k] = Math.scalb(deviation, exponent);
		x[k] = centred;
	}
}
