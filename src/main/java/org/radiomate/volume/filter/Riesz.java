package org.radiomate.volume.filter;

import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;

/**
 * The Riesz transform of order l = (l1, l2, l3) (IBSI 2, AYRS; Unser M, Van De Ville D, IEEE Trans Image Process 2010;19:636,
 * doi:10.1109/TIP.2009.2038832): the transfer function (-i)^L·√(L!/(l1!·l2!·l3!))·ν1^l1·ν2^l2·ν3^l3/|ν|^L with L = l1 + l2 +
 * l3, 0 at frequency 0. On request it is turned at each voxel to the axes of the structure tensor.
 *
 * @param x l1
 * @param y l2
 * @param z l3; 0 in slices
 * @param alignedMm standard deviation in mm of the structure tensor's window; 0 not to align
 * @param dimensions in slices or in space
 */
record Riesz(int x, int y, int z, double alignedMm, Dimensions dimensions) {

	private static final int HIGHEST_ORDER = 6;

	/** @throws ProblemException if the order is out of range */
	Riesz {
		final int order = x + y + z;
		if (Math.min(x, Math.min(y, z)) < 0 || order < 1 || order > HIGHEST_ORDER || dimensions == Dimensions.SLICE && z > 0) {
			throw new ProblemException("The order " + x + " " + y + " " + z +
				" of a Riesz transform is not possible; use whole numbers from 0 with a sum from 1 to " + HIGHEST_ORDER +
				", in 2d with 0 as the third.");
		}
		if (!(alignedMm >= 0 && alignedMm < Double.POSITIVE_INFINITY)) throw new ProblemException(
			"A Riesz transform is aligned by " + StepValues.number(alignedMm) + " mm; use a length above 0, or 0 not to align it.");
	}

	/** L. */
	int order() {
		return x + y + z;
	}

	/** √(L!/(l1!·l2!·l3!)). */
	double scale() {
		return Math.sqrt(factorial(order()) / (factorial(x) * factorial(y) * factorial(z)));
	}

	private static double factorial(final int n) {
		double product = 1;
		for (int k = 2; k <= n; k++) product *= k;
		return product;
	}

	/** The transform of a block times another transfer function. */
	double[] of(final double[] block, final Padding padding, final Spectrum.Transfer base, final int threads,
		final Progress progress)
	{
		final Spectrum spectrum = new Spectrum(block, padding.grid(), threads, progress);
		if (alignedMm > 0) return new AlignedRiesz(this, spectrum, padding, base, progress).response();
		final double[] response = component(spectrum, padding, base, x, y, z);
		for (int i = 0; i < response.length; i++) {
			response[i] *= scale();
		}
		return response;
	}

	/** A component without the square root in front. */
	static double[] component(final Spectrum spectrum, final Padding padding, final Spectrum.Transfer base, final int x,
		final int y, final int z)
	{
		final int order = x + y + z;
		return padding.cropped(spectrum.response((a, b, c) -> {
			final double length = Math.sqrt(a * a + b * b + c * c);
			if (length == 0) return 0;
			return base.at(a, b, c) * power(a / length, x) * power(b / length, y) * power(c / length, z);
		}, order));
	}

	private static double power(final double base, final int exponent) {
		double product = 1;
		for (int k = 0; k < exponent; k++) product *= base;
		return product;
	}

	/** The part of the step's text that says all this. */
	String text() {
		return x + " " + y + " " + z + (alignedMm == 0 ? "" : " aligned " + StepValues.number(alignedMm) + " mm");
	}
}
