package org.radiomate.study.sample;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** One slice being painted: each region covers what is below it, edge pixels in part, as partial volume does in CT. */
final class SliceCanvas {

	private final int width;
	private final int height;
	private final double spacingMm;
	private final double[] hu;

	SliceCanvas(final int width, final int height, final double spacingMm, final double backgroundHu) {
		this.width = width;
		this.height = height;
		this.spacingMm = spacingMm;
		this.hu = new double[width * height];
		Arrays.fill(hu, backgroundHu);
	}

	/** Paints a region of one tissue. */
	void paint(final Region region, final double tissueHu) {
		paint(region, pixel -> tissueHu);
	}

	/** Paints a region of a tissue that differs from pixel to pixel. */
	void paint(final Region region, final IntToDoubleFunction tissueHu) {
		for (int y = 0, i = 0; y < height; y++) {
			for (int x = 0; x < width; x++, i++) {
				final double covered = 0.5 + region.depthMm(fromCentreMm(x, width), fromCentreMm(y, height)) / spacingMm;
				if (covered > 0) hu[i] += Math.min(1, covered) * (tissueHu.applyAsDouble(i) - hu[i]);
			}
		}
	}

	private double fromCentreMm(final int pixel, final int size) {
		return (pixel + 0.5 - size / 2.0) * spacingMm;
	}

	/** Adds noise and writes the slice as whole HU, as a scanner stores them. */
	void develop(final double[] noise, final double noiseSdHu, final short[] stack, final int offset) {
		for (int i = 0; i < hu.length; i++) {
			final double value = Math.rint(hu[i] + noiseSdHu * noise[i]);
			stack[offset + i] = (short) Math.max(-1024, Math.min(3071, value));
		}
	}
}
