package org.radiomate.selection;

import java.util.Arrays;

/**
 * The columns whose coefficients may differ from zero, and the Cholesky factor of their Hessian X'WX/n + ridge, which
 * grows and shrinks with them one column at a time. The Hessian may be that of an earlier fit: gradients are always
 * exact, so only the speed of convergence depends on it.
 */
final class Support {

	/** Smallest pivot as a part of the diagonal: a column that depends on the others can be followed to a zero. */
	private static final double LEAST_PIVOT = 1e-13;
	private static final double LEAST_WEIGHT = 1e-15;

	private final double[][] x;
	private final int n;
	private final double[] weight;
	private final double[] weighted;
	/** Position of each column, -1 outside. */
	private final int[] position;

	private int size;
	private int[] column = new int[16];
	private double[] sign = new double[16];
	/** Lower triangles of X'WX/n and of the factor, one array per row. */
	private double[][] cross = new double[16][16];
	private double[][] factor = new double[16][16];
	private double[] cosine = new double[16];
	private double[] sine = new double[16];

	Support(final double[][] x, final int n) {
		this.x = x;
		this.n = n;
		weight = new double[n];
		weighted = new double[n];
		position = new int[x.length];
		Arrays.fill(position, -1);
	}

	int size() {
		return size;
	}

	int column(final int k) {
		return column[k];
	}

	int[] columns() {
		return Arrays.copyOf(column, size);
	}

	double sign(final int k) {
		return sign[k];
	}

	boolean contains(final int j) {
		return position[j] >= 0;
	}

	/**
	 * Lets a column in.
	 *
	 * @param forced whether also when it depends on those that are in
	 * @return whether it is in now
	 */
	boolean add(final int j, final double itsSign, final double ridge, final boolean forced) {
		if (size == column.length) enlarge();
		for (int i = 0; i < n; i++) weighted[i] = weight[i] * x[j][i];
		final double[] products = cross[size];
		for (int k = 0; k < size; k++) products[k] = Vectors.dot(weighted, x[column[k]]) / n;
		products[size] = Vectors.dot(weighted, x[j]) / n;
		if (!factoriseRow(size, ridge) && !forced) return false;
		column[size] = j;
		sign[size] = itsSign;
		position[j] = size++;
		return true;
	}

	private void enlarge() {
		final int larger = 2 * column.length;
		column = Arrays.copyOf(column, larger);
		sign = Arrays.copyOf(sign, larger);
		cosine = new double[larger];
		sine = new double[larger];
		cross = enlarged(cross, larger);
		factor = enlarged(factor, larger);
	}

	private static double[][] enlarged(final double[][] rows, final int size) {
		final double[][] larger = new double[size][];
		for (int k = 0; k < size; k++) larger[k] = k < rows.length ? Arrays.copyOf(rows[k], size) : new double[size];
		return larger;
	}

	/** One row of the factor from that of the Hessian; false if the column depends on those before it. */
	private boolean factoriseRow(final int i, final double ridge) {
		final double[] row = factor[i];
		final double[] products = cross[i];
		for (int k = 0; k < i; k++) row[k] = (products[k] - Vectors.dot(row, factor[k], k)) / factor[k][k];
		final double diagonal = products[i] + ridge;
		final double pivot = diagonal - Vectors.dot(row, row, i);
		final double least = LEAST_PIVOT * diagonal;
		row[i] = Math.sqrt(Math.max(pivot, least));
		return pivot > least;
	}

	/** Lets the column at that position go: rotations bring the rows below back to a triangle. */
	void remove(final int m) {
		final double[] itsFactor = factor[m];
		final double[] itsCross = cross[m];
		position[column[m]] = -1;
		for (int i = m + 1; i < size; i++) {
			rotate(factor[i], m, i - 1);
			System.arraycopy(cross[i], m + 1, cross[i], m, i - m);
			factor[i - 1] = factor[i];
			cross[i - 1] = cross[i];
			column[i - 1] = column[i];
			sign[i - 1] = sign[i];
			position[column[i]] = i - 1;
		}
		size--;
		factor[size] = itsFactor;
		cross[size] = itsCross;
	}

	private void rotate(final double[] row, final int from, final int last) {
		double left = row[from];
		for (int k = from; k < last; k++) {
			final double right = row[k + 1];
			row[k] = cosine[k] * left + sine[k] * right;
			left = cosine[k] * right - sine[k] * left;
		}
		final double right = row[last + 1];
		final double length = Math.sqrt(left * left + right * right);
		cosine[last] = left / length;
		sine[last] = right / length;
		row[last] = length;
	}

	/** Takes the Hessian of these weights; {@code ridge[k]} belongs to the column at position k. */
	void refresh(final double[] newWeight, final double[] ridge) {
		for (int i = 0; i < n; i++) weight[i] = Math.max(newWeight[i], LEAST_WEIGHT);
		final double[][] plain = new double[size][];
		final double[][] times = new double[size][];
		for (int k = 0; k < size; k++) {
			plain[k] = x[column[k]];
			times[k] = Vectors.product(weight, plain[k]);
		}
		Vectors.crossProducts(times, plain, 1.0 / n, cross);
		refactorise(ridge);
	}

	/** The factor of the Hessian at hand with another ridge. */
	void refactorise(final double[] ridge) {
		for (int k = 0; k < size; k++) factoriseRow(k, ridge[k]);
	}

	/** The smallest pivot: the rounding of slopes is blown up by up to its inverse. */
	double leastPivot() {
		double least = Double.POSITIVE_INFINITY;
		for (int k = 0; k < size; k++) least = Math.min(least, factor[k][k] * factor[k][k]);
		return least;
	}

	/** Replaces the right-hand side by the solution of the linear system. */
	void solve(final double[] values) {
		for (int i = 0; i < size; i++) values[i] = (values[i] - Vectors.dot(factor[i], values, i)) / factor[i][i];
		for (int i = size - 1; i >= 0; i--) {
			final double[] row = factor[i];
			final double value = values[i] / row[i];
			values[i] = value;
			for (int k = 0; k < i; k++) values[k] -= row[k] * value;
		}
	}
}
