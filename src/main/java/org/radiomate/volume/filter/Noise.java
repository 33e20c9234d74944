package org.radiomate.volume.filter;

import org.radiomate.volume.Geometry;

/**
 * Adds white Gaussian noise to the image, by a seed: the perturbation 'noise' of Zwanenburg A et al., Sci Rep 2019;9:614,
 * doi:10.1038/s41598-018-36938-4, where its standard deviation is estimated from the image; here it is given. The noise of a
 * voxel follows from the seed and the voxel's place in the image.
 *
 * @param sdHu standard deviation, in the image's unit
 * @param seed of the random numbers
 */
public record Noise(double sdHu, long seed) implements PreprocessingStep {

	static final String NAME = "noise";

	/** @throws org.radiomate.task.ProblemException if the standard deviation is not above 0 */
	public Noise {
		StepValues.requirePositive(NAME, "sd", sdHu);
	}

	@Override
	public MaskedImage apply(final MaskedImage image) {
		final double[] noisy = VoxelNoise.of(seed, image.part().x0(), image.part().y0(), image.part().z0(), image.grid());
		for (int i = 0; i < noisy.length; i++) {
			noisy[i] = image.values()[i] + sdHu * noisy[i];
		}
		return image.withValues(noisy);
	}

	@Override
	public Reach reach(final Geometry grid) {
		return Reach.NONE;
	}

	@Override
	public String text() {
		return NAME + " sd " + StepValues.number(sdHu) + " hu seed " + seed;
	}
}
