package org.radiomate.volume.filter;

import org.radiomate.volume.Geometry;

/**
 * Keeps in the intensity mask the voxels within mean ± n SD of its intensities, these limits included; SD divides by the
 * number of voxels (IBSI's intensity outlier filtering, 7ACA, with n = 3). The shape stays.
 * <p>
 * IBEX's Norm_ThreeSigma is something else: mean and SD (divided by n - 1) of the whole box around the structure, values
 * beyond the limits set to the box's extremes, and the image rescaled to a number of bits.
 *
 * @param deviations n
 */
public record Outliers(double deviations) implements PreprocessingStep {

	static final String NAME = "outliers";

	/** @throws org.radiomate.task.ProblemException if the number of deviations is not above 0 */
	public Outliers {
		StepValues.requirePositive(NAME, "number of SD", deviations);
	}

	@Override
	public MaskedImage apply(final MaskedImage image) {
		final double[] values = image.values();
		final boolean[] counting = image.intensity();
		final double mean = mean(values, counting, 0, 1);
		final double range = deviations * Math.sqrt(mean(values, counting, mean, 2));
		final boolean[] kept = new boolean[counting.length];
		for (int i = 0; i < kept.length; i++) {
			kept[i] = counting[i] && Math.abs(values[i] - mean) <= range;
		}
		return image.withIntensity(kept);
	}

	/** The mean of (v - centre) or of its square. */
	private static double mean(final double[] values, final boolean[] counting, final double centre, final int power) {
		double sum = 0;
		long count = 0;
		for (int i = 0; i < values.length; i++) {
			if (!counting[i]) continue;
			final double off = values[i] - centre;
			sum += power == 1 ? off : off * off;
			count++;
		}
		return sum / count;
	}

	@Override
	public Reach reach(final Geometry grid) {
		return Reach.NONE;
	}

	@Override
	public boolean changesOnlyMasks() {
		return true;
	}

	@Override
	public String text() {
		return NAME + " " + StepValues.number(deviations) + " sd";
	}
}
