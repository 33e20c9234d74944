package org.radiomate.volume.filter;

import org.radiomate.task.Progress;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.GridAxis;

/**
 * A Riesz transform whose axes at each voxel are those of the structure tensor: the first along the strongest change, the last
 * along the weakest. The components of one order turn as a symmetric tensor T of that order (Chenouard N, Unser M, IEEE Trans
 * Image Process 2012;21:1429, doi:10.1109/TIP.2011.2170698), so that the aligned component is √(L!/l!)·T(u1, .., u2, .., u3).
 * The structure tensor is the outer product of the three components of order 1, smoothed by a Gaussian. An axis points to
 * where its largest coordinate is positive.
 */
final class AlignedRiesz {

	private final Riesz riesz;
	private final Progress progress;
	private final Geometry grid;
	private final Boundary boundary;
	private final double[][] tensor;

	/** Components of the order that is wanted; the first two exponents say where. */
	private final double[][][] components;

	AlignedRiesz(final Riesz riesz, final Spectrum spectrum, final Padding padding, final Spectrum.Transfer base,
		final Progress progress)
	{
		this.riesz = riesz;
		this.progress = progress;
		grid = padding.inner();
		boundary = padding.boundary();
		tensor = structureTensor(spectrum, padding, base);
		final int order = riesz.order();
		components = new double[order + 1][order + 1][];
		for (int a = 0; a <= order; a++) {
			for (int b = 0; a + b <= order; b++) {
				if (isThere(order - a - b)) components[a][b] = Riesz.component(spectrum, padding, base, a, b, order - a - b);
			}
		}
	}

	private boolean isThere(final int zExponent) {
		return zExponent == 0 || riesz.dimensions() == Dimensions.SPACE;
	}

	/** xx, xy, xz, yy, yz, zz. */
	private double[][] structureTensor(final Spectrum spectrum, final Padding padding, final Spectrum.Transfer base) {
		final double[][] gradient = { Riesz.component(spectrum, padding, base, 1, 0, 0), Riesz.component(spectrum, padding, base,
			0, 1, 0), riesz.dimensions() == Dimensions.SPACE ? Riesz.component(spectrum, padding, base, 0, 0, 1) : null };
		final double[][] products = new double[6][];
		for (int a = 0, n = 0; a < 3; a++) {
			for (int b = a; b < 3; b++, n++) {
				if (gradient[a] != null && gradient[b] != null) products[n] = smoothed(product(gradient[a], gradient[b]));
			}
		}
		return products;
	}

	private static double[] product(final double[] a, final double[] b) {
		final double[] product = new double[a.length];
		for (int i = 0; i < product.length; i++) {
			product[i] = a[i] * b[i];
		}
		return product;
	}

	private double[] smoothed(final double[] values) {
		double[] result = values;
		for (int a = 0; a < riesz.dimensions().axes(); a++) {
			final GridAxis axis = GridAxis.of(grid, a);
			result = Kernel.symmetric(Convolution.gaussian(riesz.alignedMm(), axis.spacingMm())).along(axis, result, boundary,
				progress);
		}
		return result;
	}

	double[] response() {
		final double[] response = new double[Math.toIntExact(grid.voxelCount())];
		final double[] packed = new double[6];
		final PrincipalAxes axes = new PrincipalAxes();
		final double scale = riesz.scale();
		for (int i = 0; i < response.length; i++) {
			for (int n = 0; n < 6; n++) {
				packed[n] = tensor[n] == null ? 0 : tensor[n][i];
			}
			if (riesz.dimensions() == Dimensions.SLICE) {
				// below any eigenvalue, so that the third axis is the slice's normal
				packed[5] = -1;
			}
			response[i] = scale * contracted(i, axes.of(packed));
		}
		return response;
	}

	/** T with the first axis l1 times, the second l2 times and the third l3 times: the product of the linear forms u·ν. */
	private double contracted(final int voxel, final double[][] axes) {
		final int order = riesz.order();
		double[][] form = { { 1 } };
		for (int n = 0; n < order; n++) {
			form = times(form, axes[n < riesz.x() ? 0 : n < riesz.x() + riesz.y() ? 1 : 2]);
		}
		double sum = 0;
		for (int a = 0; a <= order; a++) {
			for (int b = 0; a + b <= order; b++) {
				if (components[a][b] != null) sum += form[a][b] * components[a][b][voxel];
			}
		}
		return sum;
	}

	/** A form, by the exponents of x and y, times x·u1 + y·u2 + z·u3. */
	private static double[][] times(final double[][] form, final double[] u) {
		final int degree = form.length;
		final double[][] product = new double[degree + 1][degree + 1];
		for (int a = 0; a < degree; a++) {
			for (int b = 0; a + b < degree; b++) {
				product[a + 1][b] += u[0] * form[a][b];
				product[a][b + 1] += u[1] * form[a][b];
				product[a][b] += u[2] * form[a][b];
			}
		}
		return product;
	}
}
