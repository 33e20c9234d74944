package org.radiomate.feature.shape;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.radiomate.volume.RoiCrop;

/** Number, mean place and principal axes of the voxel centres of a set. */
public final class VoxelMoments {

	/** An axis whose variance is a smaller part of the largest has none: what is left are rounding errors. */
	private static final double NOTHING = 1e-13;

	private long count;
	/** Sums of x, y, z, xx, xy, xz, yy, yz, zz in voxels of the crop. */
	private final long[] sums = new long[9];

	/** The moments of the voxels inside a crop. */
	public VoxelMoments(final RoiCrop crop) {
		for (int z = 0; z < crop.depth(); z++) {
			for (int y = 0; y < crop.height(); y++) {
				addRow(crop, y, z);
			}
		}
	}

	private void addRow(final RoiCrop crop, final int y, final int z) {
		final boolean[] inside = crop.inside();
		final int from = crop.index(0, y, z);
		long n = 0, first = 0, second = 0;
		for (int x = 0; x < crop.width(); x++) {
			if (!inside[from + x]) continue;
			n++;
			first += x;
			second += (long) x * x;
		}
		if (n == 0) return;
		count += n;
		final long[] row = { first, n * y, n * z, second, first * y, first * z, n * y * y, n * y * z, n * z * z };
		for (int k = 0; k < row.length; k++) {
			sums[k] += row[k];
		}
	}

	/** Number of voxels. */
	public long count() {
		return count;
	}

	/** The mean x, y or z, in voxels of the crop. */
	public double mean(final int axis) {
		return (double) sums[axis] / count;
	}

	/**
	 * The ellipsoid of the principal components, with the sample covariance (divided by n - 1): its semi-axes are twice the
	 * square roots of the variances; 0 if the centres lie in a plane or on a line, NaN for a single voxel.
	 */
	public Ellipsoid ellipsoid(final double dx, final double dy, final double dz) {
		if (count < 2) return new Ellipsoid(Double.NaN, Double.NaN, Double.NaN);
		final double[] variances = new EigenDecomposition(new Array2DRowRealMatrix(covariance(dx, dy, dz), false))
			.getRealEigenvalues();
		return new Ellipsoid(semiAxis(variances, 0), semiAxis(variances, 1), semiAxis(variances, 2));
	}

	private double[][] covariance(final double... spacing) {
		final double[][] covariance = new double[3][3];
		int k = 3;
		for (int i = 0; i < 3; i++) {
			for (int j = i; j < 3; j++) {
				final double centred = sums[k++] - (double) sums[i] * sums[j] / count;
				covariance[i][j] = centred / (count - 1) * spacing[i] * spacing[j];
				covariance[j][i] = covariance[i][j];
			}
		}
		return covariance;
	}

	/** The variances come in order, the largest first. */
	private static double semiAxis(final double[] variances, final int which) {
		return variances[which] <= NOTHING * variances[0] ? 0 : 2 * Math.sqrt(variances[which]);
	}
}
