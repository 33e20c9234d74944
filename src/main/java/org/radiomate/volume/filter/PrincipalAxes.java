package org.radiomate.volume.filter;

/**
 * The eigenvectors of symmetric 3 x 3 matrices by Jacobi's rotations, those of the largest eigenvalue first. Of a vector its
 * largest coordinate is positive. One object works on one thread.
 */
final class PrincipalAxes {

	/** Six sweeps reach full precision; more are never needed. */
	private static final int MOST_SWEEPS = 20;

	private final double[][] matrix = new double[3][3];
	private final double[][] vectors = new double[3][3];

	/**
	 * The eigenvectors as rows; the array is used again by the next call.
	 *
	 * @param packed xx, xy, xz, yy, yz, zz
	 */
	double[][] of(final double[] packed) {
		for (int a = 0, n = 0; a < 3; a++) {
			for (int b = a; b < 3; b++, n++) {
				matrix[a][b] = matrix[b][a] = packed[n];
				vectors[a][b] = vectors[b][a] = a == b ? 1 : 0;
			}
		}
		for (int sweep = 0; sweep < MOST_SWEEPS && (matrix[0][1] != 0 || matrix[0][2] != 0 || matrix[1][2] != 0); sweep++) {
			rotate(0, 1);
			rotate(0, 2);
			rotate(1, 2);
		}
		sort();
		for (final double[] vector : vectors) pointPositive(vector);
		return vectors;
	}

	private void rotate(final int p, final int q) {
		final double off = matrix[p][q];
		if (off == 0) return;
		final double theta = (matrix[q][q] - matrix[p][p]) / (2 * off);
		final double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
		final double c = 1 / Math.sqrt(t * t + 1), s = t * c;
		final int r = 3 - p - q;
		final double rp = matrix[r][p], rq = matrix[r][q];
		matrix[r][p] = matrix[p][r] = c * rp - s * rq;
		matrix[r][q] = matrix[q][r] = s * rp + c * rq;
		matrix[p][p] -= t * off;
		matrix[q][q] += t * off;
		// exactly 0 ends the sweeps; what is too small to change the diagonal is none
		matrix[p][q] = matrix[q][p] = 0;
		for (int k = 0; k < 3; k++) {
			final double vp = vectors[p][k], vq = vectors[q][k];
			vectors[p][k] = c * vp - s * vq;
			vectors[q][k] = s * vp + c * vq;
		}
	}

	private void sort() {
		order(0, 1);
		order(1, 2);
		order(0, 1);
	}

	private void order(final int first, final int second) {
		if (matrix[first][first] >= matrix[second][second]) return;
		final double value = matrix[first][first];
		matrix[first][first] = matrix[second][second];
		matrix[second][second] = value;
		final double[] vector = vectors[first];
		vectors[first] = vectors[second];
		vectors[second] = vector;
	}

	private static void pointPositive(final double[] vector) {
		int largest = 0;
		for (int k = 1; k < 3; k++) {
			if (Math.abs(vector[k]) > Math.abs(vector[largest])) largest = k;
		}
		if (vector[largest] >= 0) return;
		for (int k = 0; k < 3; k++) {
			vector[k] = -vector[k];
		}
	}
}
