package org.radiomate.study.sample;

import org.apache.commons.math3.random.RandomGenerator;

/**
 * A Gaussian random field on a slice, mean 0 and variance 1 at every pixel: white noise convolved with a Gaussian kernel
 * of unit energy, the slice closed to a torus so that the border is like the middle.
 */
final class SmoothField {

	private final int width;
	private final int height;
	private final double[] kernel;

	/** @param sigmaPixels standard deviation of the kernel; below 0.2 the field is white */
	SmoothField(final int width, final int height, final double sigmaPixels) {
		this.width = width;
		this.height = height;
		this.kernel = kernel(sigmaPixels);
	}

	private static double[] kernel(final double sigma) {
		if (sigma < 0.2) return new double[] { 1 };
		final int radius = (int) Math.ceil(3 * sigma);
		final double[] kernel = new double[2 * radius + 1];
		double energy = 0;
		for (int i = -radius; i <= radius; i++) {
			kernel[i + radius] = StrictMath.exp(-i * i / (2 * sigma * sigma));
			energy += kernel[i + radius] * kernel[i + radius];
		}
		for (int i = 0; i < kernel.length; i++) kernel[i] /= Math.sqrt(energy);
		return kernel;
	}

	/** Draws a field in x-fastest order. */
	double[] draw(final RandomGenerator random) {
		final double[] white = new double[width * height];
		for (int i = 0; i < white.length; i++) white[i] = random.nextGaussian();
		if (kernel.length == 1) return white;
		final double[] rows = new double[white.length];
		for (int y = 0; y < height; y++) convolve(white, rows, y * width, 1, width);
		final double[] field = new double[white.length];
		for (int x = 0; x < width; x++) convolve(rows, field, x, width, height);
		return field;
	}

	private void convolve(final double[] from, final double[] to, final int start, final int step, final int length) {
		final int radius = kernel.length / 2;
		for (int i = 0; i < length; i++) {
			double sum = 0;
			for (int k = -radius; k <= radius; k++) {
				sum += kernel[k + radius] * from[start + Math.floorMod(i + k, length) * step];
			}
			to[start + i * step] = sum;
		}
	}
}
