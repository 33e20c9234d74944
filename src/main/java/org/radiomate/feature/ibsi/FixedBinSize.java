package org.radiomate.feature.ibsi;

import org.radiomate.feature.FeatureBasis;
import org.radiomate.feature.Roi;
import org.radiomate.feature.texture.GrayLevelGrid;
import org.radiomate.feature.texture.GrayLevelRanges;
import org.radiomate.task.ProblemException;
import org.radiomate.volume.IntensityScale;
import org.radiomate.volume.RoiCrop;

/**
 * Fixed bin size (Q3RU): level floor((x - lowest)/width) + 1; what lies below the lowest intensity has level 1.
 *
 * @param width of a bin, in the image's unit
 * @param lowest intensity at the lower edge of level 1: the lower limit of the re-segmentation
 */
public record FixedBinSize(double width, double lowest) implements Discretisation {

	private static final int MOST_LEVELS = 1 << 16;

	/** @throws ProblemException if the width is not above 0 or a number is not finite */
	public FixedBinSize {
		if (!(width > 0 && width < Double.POSITIVE_INFINITY)) {
			throw new ProblemException("The bin width is " + width + "; use a number above 0.");
		}
		if (!Double.isFinite(lowest)) throw new ProblemException("The lowest intensity is " + lowest + "; use a finite number.");
	}

	@Override
	public FeatureBasis.Levels discretised(final Roi roi) {
		final RoiCrop crop = roi.intensity();
		final double[] values = crop.values();
		final boolean[] inside = crop.inside();
		final int[] levels = new int[values.length];
		double highest = 0;
		for (int i = 0; i < levels.length; i++) {
			if (!inside[i]) continue;
			final double bins = (values[i] - lowest) / width;
			levels[i] = bins < 0 ? 1 : 1 + (int) bins;
			if (bins > highest) highest = bins;
		}
		if (highest >= MOST_LEVELS) throw new ProblemException("The intensities up to " + (lowest + highest * width) + " give " +
			(1 + (long) highest) + " bins of " + width + "; use a wider bin.");
		final int levelCount = 1 + (int) highest;
		return new FeatureBasis.Levels(GrayLevelGrid.of(crop, levels, levelCount), ranges(levelCount, roi.scale()));
	}

	private GrayLevelRanges ranges(final int levels, final IntensityScale scale) {
		final double[] edges = new double[levels + 1];
		for (int i = 1; i <= levels; i++) {
			edges[i] = lowest + i * width;
		}
		edges[0] = Double.NEGATIVE_INFINITY;
		return new GrayLevelRanges(edges, scale.unit());
	}

	@Override
	public String describe() {
		return "bins of " + width + " from " + lowest;
	}
}
