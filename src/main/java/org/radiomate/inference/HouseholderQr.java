package org.radiomate.inference;

/**
 * QR decomposition by Householder reflections of a column-major matrix. A column that adds nothing to those before it
 * (what is left of it is below {@code tolerance} times its length) is aliased and set aside, as in R's limited column
 * pivoting.
 */
final class HouseholderQr {

	private final int rows;
	private final int columns;
	/** Column positions of the independent columns, in order. */
	private final int[] kept;
	/** Householder vectors, one for each kept column, scaled so that H = I - v v'. */
	private final double[][] reflectors;
	/** Upper triangle: r[j] is the j-th kept column. */
	private final double[][] r;
	private int rank;

	HouseholderQr(final double[][] matrix, final double tolerance) {
		columns = matrix.length;
		rows = columns == 0 ? 0 : matrix[0].length;
		final int most = Math.min(rows, columns);
		kept = new int[most];
		reflectors = new double[most][];
		r = new double[most][];
		for (int j = 0; j < columns && rank < most; j++) append(j, matrix[j], tolerance);
	}

	int rank() {
		return rank;
	}

	/** Which columns are linear combinations of earlier ones. */
	boolean[] aliased() {
		final boolean[] aliased = new boolean[columns];
		java.util.Arrays.fill(aliased, true);
		for (int i = 0; i < rank; i++) aliased[kept[i]] = false;
		return aliased;
	}

	/** Least squares solution; aliased columns get 0. */
	double[] solve(final double[] rightSide) {
		final double[] b = rightSide.clone();
		for (int k = 0; k < rank; k++) reflect(b, reflectors[k], k);
		final double[] solution = new double[columns];
		for (int i = rank - 1; i >= 0; i--) {
			double value = b[i];
			for (int j = i + 1; j < rank; j++) value -= r[j][i] * solution[kept[j]];
			solution[kept[i]] = value / r[i][i];
		}
		return solution;
	}

	/** (X'X)^-1 of the independent columns; {@code NaN} in the rows and columns of aliased ones. */
	double[][] inverseGram() {
		final double[][] inverseR = inverseOfR();
		final double[][] result = new double[columns][columns];
		for (final double[] row : result) java.util.Arrays.fill(row, Double.NaN);
		for (int i = 0; i < rank; i++) {
			for (int j = 0; j < rank; j++) {
				double sum = 0;
				for (int k = Math.max(i, j); k < rank; k++) sum += inverseR[k][i] * inverseR[k][j];
				result[kept[i]][kept[j]] = sum;
			}
		}
		return result;
	}

	/** Diagonal of the projection on the columns: the leverages. */
	double[] leverages() {
		final double[] leverages = new double[rows];
		for (int k = 0; k < rank; k++) {
			final double[] unit = new double[rows];
			unit[k] = 1;
			for (int m = k; m >= 0; m--) reflect(unit, reflectors[m], m);
			for (int i = 0; i < rows; i++) leverages[i] += unit[i] * unit[i];
		}
		return leverages;
	}

	/** Sum of the logarithms of the diagonal of R: half the logarithm of det(X'X). */
	double logDeterminantOfR() {
		double sum = 0;
		for (int i = 0; i < rank; i++) sum += StrictMath.log(Math.abs(r[i][i]));
		return sum;
	}

	private void append(final int j, final double[] column, final double tolerance) {
		final double[] x = column.clone();
		final double length = norm(x, 0);
		for (int k = 0; k < rank; k++) reflect(x, reflectors[k], k);
		final double left = norm(x, rank);
		if (!(left > tolerance * length)) return;
		final double diagonal = x[rank] > 0 ? -left : left;
		final double scale = Math.sqrt(left * (left + Math.abs(x[rank])));
		final double[] v = new double[rows];
		for (int i = rank; i < rows; i++) v[i] = x[i] / scale;
		v[rank] = (x[rank] - diagonal) / scale;
		x[rank] = diagonal;
		kept[rank] = j;
		reflectors[rank] = v;
		r[rank] = x;
		rank++;
	}

	private static double norm(final double[] x, final int from) {
		double largest = 0;
		for (int i = from; i < x.length; i++) largest = Math.max(largest, Math.abs(x[i]));
		if (largest == 0) return 0;
		double sum = 0;
		for (int i = from; i < x.length; i++) sum += x[i] / largest * (x[i] / largest);
		return largest * Math.sqrt(sum);
	}

	private static void reflect(final double[] x, final double[] v, final int from) {
		double product = 0;
		for (int i = from; i < x.length; i++) product += v[i] * x[i];
		for (int i = from; i < x.length; i++) x[i] -= product * v[i];
	}

	/** Column-major inverse of the upper triangle: result[k][i] is row i, column k. */
	private double[][] inverseOfR() {
		final double[][] inverse = new double[rank][rank];
		for (int k = 0; k < rank; k++) {
			inverse[k][k] = 1 / r[k][k];
			for (int i = k - 1; i >= 0; i--) {
				double sum = 0;
				for (int j = i + 1; j <= k; j++) sum -= r[j][i] * inverse[k][j];
				inverse[k][i] = sum / r[i][i];
			}
		}
		return inverse;
	}
}
