package org.radiomate.study.sample;

import org.apache.commons.math3.random.RandomGenerator;

/** The noise of one patient's scan, slightly correlated between neighbouring pixels, independent between slices. */
final class ScannerNoise {

	private static final double LENGTH_MM = 0.5;

	private final int pixelsPerSlice;
	private final SmoothField field;
	private final double sdHu;
	private final RandomGenerator random;

	ScannerNoise(final SimulationOptions options, final double sdHu, final RandomGenerator random) {
		this.pixelsPerSlice = options.widthPixels() * options.heightPixels();
		this.field = new SmoothField(options.widthPixels(), options.heightPixels(), LENGTH_MM / options.spacingMm());
		this.sdHu = sdHu;
		this.random = random;
	}

	/** Adds the next slice's noise to the canvas and writes it into the stack. */
	void develop(final SliceCanvas canvas, final int slice, final short[] stack) {
		canvas.develop(field.draw(random), sdHu, stack, slice * pixelsPerSlice);
	}
}
