package org.radiomate.feature.intensity;

import org.radiomate.feature.texture.GrayLevelGrid;
import org.radiomate.task.ProblemException;
import org.radiomate.volume.RoiCrop;

/**
 * Which fraction of the voxels has at least an intensity, for intensities from a first one in steps up to a last one. The
 * intensity fraction is 0 at the first and 1 at the last.
 */
public final class VolumeHistogram {

	private static final int MOST_STEPS = 1 << 24;
	private static final double ROUNDING = 1e-9;

	private final double first;
	private final double step;
	/** From the first to the last; the last step may be a part. */
	private final double steps;
	/** How many voxels have at least the first intensity and so many steps. */
	private final long[] atLeast;
	private final long voxels;
	private final boolean constant;

	private VolumeHistogram(final double first, final double step, final double steps, final long voxels,
		final boolean constant)
	{
		if (steps > MOST_STEPS) throw new ProblemException("The intensities from " + first + " to " + (first + steps * step) +
			" are too many for an intensity-volume histogram in steps of " + step + "; give it wider bins or a number of bins.");
		this.first = first;
		this.step = step;
		this.steps = Math.abs(steps - Math.rint(steps)) < ROUNDING ? Math.rint(steps) : steps;
		this.voxels = voxels;
		this.constant = constant;
		atLeast = new long[(int) this.steps + 1];
	}

	/** Of the intensities as they are, in steps of 1 from the lowest to the highest of them. */
	public static VolumeHistogram ofRegion(final RoiCrop crop) {
		final double[] limits = limits(crop);
		return of(crop, limits[0], limits[1]);
	}

	/** Of the intensities as they are, in steps of 1 from a first to a last intensity. */
	public static VolumeHistogram of(final RoiCrop crop, final double first, final double last) {
		final double[] limits = limits(crop), values = crop.values();
		final boolean[] inside = crop.inside();
		final VolumeHistogram histogram = new VolumeHistogram(first, 1, last - first, crop.count(), limits[0] == limits[1]);
		for (int i = 0; i < values.length; i++) {
			if (inside[i]) histogram.put(values[i] - first);
		}
		return histogram.added();
	}

	/** The lowest and the highest intensity. */
	private static double[] limits(final RoiCrop crop) {
		final double[] values = crop.values();
		final boolean[] inside = crop.inside();
		double lowest = Double.POSITIVE_INFINITY, highest = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < values.length; i++) {
			if (!inside[i]) continue;
			if (values[i] < lowest) lowest = values[i];
			if (values[i] > highest) highest = values[i];
		}
		return new double[] { lowest, highest };
	}

	/**
	 * Of gray levels that stand for intensities.
	 *
	 * @param levels how many there are; a part of one at the end does not count
	 * @param first intensity of level 1
	 * @param step from one to the next
	 */
	public static VolumeHistogram ofLevels(final GrayLevelGrid grid, final double levels, final double first,
		final double step)
	{
		final VolumeHistogram histogram = new VolumeHistogram(first, step, levels - 1, grid.voxels(), grid.presentLevels() == 1);
		for (final int level : grid.levels()) {
			if (level > 0) histogram.put(level - 1);
		}
		return histogram.added();
	}

	/** Counts a voxel so many steps above the first intensity. */
	private void put(final double above) {
		if (above >= 0) atLeast[Math.min((int) above, atLeast.length - 1)]++;
	}

	private VolumeHistogram added() {
		for (int k = atLeast.length - 2; k >= 0; k--) {
			atLeast[k] += atLeast[k + 1];
		}
		return this;
	}

	private double fraction(final int k) {
		return (double) atLeast[k] / voxels;
	}

	/** The largest volume fraction with an intensity fraction of at least so many percent; NaN without a range. */
	public double volumeAtIntensity(final int percent) {
		final double k = Math.ceil(percent * steps / 100);
		return steps == 0 ? Double.NaN : k < atLeast.length ? fraction((int) k) : 0;
	}

	/**
	 * The lowest intensity that at most so many percent of the volume have; NaN without a range, or if more of the volume has
	 * the last intensity.
	 */
	public double intensityAtVolume(final int percent) {
		int k = 0;
		while (k < atLeast.length && 100 * atLeast[k] > percent * voxels) {
			k++;
		}
		return steps == 0 || k == atLeast.length ? Double.NaN : first + k * step;
	}

	/** The area under the volume fraction over the intensity fraction, by trapezoids; 0 if all voxels have one intensity. */
	public double area() {
		if (constant) return 0;
		double sum = 0;
		for (int k = 1; k < atLeast.length; k++) {
			sum += (fraction(k - 1) + fraction(k)) / 2;
		}
		return sum / steps;
	}
}
