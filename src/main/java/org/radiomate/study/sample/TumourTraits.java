package org.radiomate.study.sample;

import org.apache.commons.math3.random.RandomGenerator;

/**
 * The four latent traits of a tumour that may carry the planted effect, each a standard normal score moved up by half the
 * planted difference for recurrence and down by as much without.
 *
 * @param size score of the diameter and length
 * @param irregularity score of elongation and border roughness
 * @param heterogeneity score of the texture's amplitude and of necrosis
 * @param coarseness score of the texture's correlation length
 */
public record TumourTraits(double size, double irregularity, double heterogeneity, double coarseness) {

	/** Scores beyond this change the image no more, so that every tumour fits and is visible. */
	private static final double LIMIT = 2.5;

	/** Draws the traits; the shift is the only thing the outcome changes. */
	static TumourTraits draw(final RandomGenerator random, final double shift) {
		return new TumourTraits(random.nextGaussian() + shift, random.nextGaussian() + shift, random.nextGaussian() + shift,
			random.nextGaussian() + shift);
	}

	/** Mean radius of the tumour's middle slice: log-normal, median 8.8 mm. */
	public double meanRadiusMm() {
		return logNormal(8.8, 0.15, size);
	}

	/** Amplitude of the second harmonic of the border, relative to the radius. */
	public double elongation() {
		return logNormal(0.08, 0.3, irregularity);
	}

	/** Standard deviation of the border's higher harmonics, relative to the radius. */
	public double roughness() {
		return logNormal(0.05, 0.4, irregularity);
	}

	/** Standard deviation of the tumour's texture before noise. */
	public double textureSdHu() {
		return logNormal(22, 0.35, heterogeneity);
	}

	/** How many standard deviations of a smooth field make a necrotic patch: fewer, more patches. */
	public double necrosisThreshold() {
		return 1.5 - 0.3 * limited(heterogeneity);
	}

	/** Standard deviation of the Gaussian kernel that correlates the texture. */
	public double textureLengthMm() {
		return logNormal(1.3, 0.35, coarseness);
	}

	/** Slices the tumour covers in a stack, never the first nor the last: 4 to 6 of 8. */
	public int tumourSlices(final int stackSlices) {
		final long slices = Math.round(0.62 * stackSlices + 0.7 * limited(size));
		return (int) Math.max(4, Math.min(stackSlices - 2, slices));
	}

	private static double logNormal(final double median, final double sdLog, final double score) {
		return median * StrictMath.exp(sdLog * limited(score));
	}

	private static double limited(final double score) {
		return Math.max(-LIMIT, Math.min(LIMIT, score));
	}
}
