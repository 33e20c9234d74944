package org.radiomate.volume.filter;

import org.radiomate.volume.Geometry;

/** Rounds intensities to the nearest whole number, halves to the even one, as IBSI does with CT after interpolation. */
public record Round() implements PreprocessingStep {

	static final String NAME = "round";

	@Override
	public MaskedImage apply(final MaskedImage image) {
		final double[] rounded = new double[image.values().length];
		for (int i = 0; i < rounded.length; i++) {
			rounded[i] = Math.rint(image.values()[i]);
		}
		return image.withValues(rounded);
	}

	@Override
	public Reach reach(final Geometry grid) {
		return Reach.NONE;
	}

	@Override
	public String text() {
		return NAME;
	}
}
