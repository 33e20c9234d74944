package org.radiomate.volume.filter;

import org.radiomate.volume.Geometry;
import org.radiomate.volume.GridAxis;

/** Convolution with one-dimensional symmetric kernels, along one axis at a time. */
final class Convolution {

	/** Kernels end where the Gaussian has fallen to 0.03 % of its height. */
	private static final double SIGMAS = 4;

	private Convolution() {}

	/** How many voxels a Gaussian kernel reaches. */
	static int radius(final double sigmaMm, final double spacingMm) {
		return (int) Math.ceil(SIGMAS * sigmaMm / spacingMm);
	}

	/** How far a Gaussian kernel reaches on a grid. */
	static Reach reach(final double sigmaMm, final Geometry grid, final Dimensions dimensions) {
		return new Reach(radius(sigmaMm, grid.spacingXMm()) * grid.spacingXMm(), radius(sigmaMm, grid.spacingYMm()) * grid
			.spacingYMm(), dimensions == Dimensions.SPACE ? radius(sigmaMm, grid.spacingZMm()) * grid.spacingZMm() : 0);
	}

	/** The sampled Gaussian from its centre outwards, scaled so that the whole kernel sums to 1. */
	static double[] gaussian(final double sigmaMm, final double spacingMm) {
		final double[] half = new double[radius(sigmaMm, spacingMm) + 1];
		for (int k = 0; k < half.length; k++) {
			final double x = k * spacingMm / sigmaMm;
			// never quite 0, lest a tiny sigma leave a derivative without neighbours
			half[k] = Math.max(StrictMath.exp(-x * x / 2), Double.MIN_NORMAL);
		}
		scale(half, 1 / sum(half));
		return half;
	}

	/**
	 * The sampled second derivative of the Gaussian per mm², from its centre outwards, corrected so that a constant gives
	 * exactly 0 and x² gives 2, as the derivative does.
	 */
	static double[] secondDerivative(final double sigmaMm, final double spacingMm) {
		final double[] gaussian = gaussian(sigmaMm, spacingMm);
		final double[] half = new double[gaussian.length];
		for (int k = 0; k < half.length; k++) {
			final double x = k * spacingMm / sigmaMm;
			half[k] = (x * x - 1) * gaussian[k];
		}
		final double excess = sum(half);
		double moment = 0;
		for (int k = 0; k < half.length; k++) {
			half[k] -= excess * gaussian[k];
			moment += 2 * half[k] * k * spacingMm * (k * spacingMm);
		}
		scale(half, 2 / moment);
		// what the neighbours give, so that rounding leaves nothing of a constant
		half[0] = 0;
		half[0] = -sum(half);
		return half;
	}

	private static double sum(final double[] half) {
		double sum = half[0];
		for (int k = 1; k < half.length; k++) {
			sum += 2 * half[k];
		}
		return sum;
	}

	private static void scale(final double[] half, final double factor) {
		for (int k = 0; k < half.length; k++) {
			half[k] *= factor;
		}
	}

	/** The values convolved along an axis with the kernel whose half, from the centre outwards, is given. */
	static double[] along(final GridAxis axis, final double[] values, final double[] half) {
		final int radius = half.length - 1;
		final double[] result = new double[values.length];
		final double[] line = new double[axis.length() + 2 * radius];
		for (int n = 0; n < axis.lineCount(); n++) {
			final int start = axis.start(n);
			for (int i = 0; i < line.length; i++) {
				line[i] = values[start + axis.mirrored(i - radius) * axis.stride()];
			}
			for (int i = 0; i < axis.length(); i++) {
				result[start + i * axis.stride()] = at(line, i + radius, half);
			}
		}
		return result;
	}

	static double at(final double[] line, final int centre, final double[] half) {
		double sum = half[0] * line[centre];
		for (int k = 1; k < half.length; k++) {
			sum += half[k] * (line[centre - k] + line[centre + k]);
		}
		return sum;
	}
}
