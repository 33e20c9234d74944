package org.radiomate.volume.filter;

import org.radiomate.volume.GridAxis;

import java.util.function.IntUnaryOperator;

/**
 * Cubic B-splines through given values: the coefficients c with f(i) = (c(i - 1) + 4·c(i) + c(i + 1))/6 are c = Σ_k √3·(√3 -
 * 2)^|k|·f(i + k) (Unser M, IEEE Signal Process Mag 1999;16:22, doi:10.1109/79.799930). The sum ends where its terms are below
 * the last bit, so that a part of an image gives the bits of the whole.
 */
final class SplineCoefficients {

	/** (2 - √3)^30 is 7e-18. */
	static final int RADIUS = 30;

	private SplineCoefficients() {}

	/**
	 * The coefficients along an axis.
	 *
	 * @param source the voxel of a line for a position that may lie beyond its ends
	 */
	static double[] along(final GridAxis axis, final double[] values, final IntUnaryOperator source) {
		final double[] half = half();
		final int[] sources = new int[axis.length() + 2 * RADIUS];
		for (int i = 0; i < sources.length; i++) {
			sources[i] = source.applyAsInt(i - RADIUS);
		}
		final double[] result = new double[values.length], line = new double[sources.length];
		for (int n = 0; n < axis.lineCount(); n++) {
			final int start = axis.start(n);
			for (int i = 0; i < line.length; i++) {
				line[i] = values[start + sources[i] * axis.stride()];
			}
			for (int i = 0; i < axis.length(); i++) {
				result[start + i * axis.stride()] = Convolution.at(line, i + RADIUS, half);
			}
		}
		return result;
	}

	private static double[] half() {
		final double[] half = new double[RADIUS + 1];
		half[0] = Math.sqrt(3);
		for (int k = 1; k < half.length; k++) {
			half[k] = half[k - 1] * (Math.sqrt(3) - 2);
		}
		return half;
	}

	/** What the coefficients at -1, 0, 1, 2 add to the value at t from 0 to 1. */
	static double[] weights(final double t) {
		final double u = 1 - t;
		return new double[] { u * u * u / 6, (4 - 6 * t * t + 3 * t * t * t) / 6, (4 - 6 * u * u + 3 * u * u * u) / 6, t * t * t /
			6 };
	}
}
