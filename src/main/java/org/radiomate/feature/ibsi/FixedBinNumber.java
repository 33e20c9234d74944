package org.radiomate.feature.ibsi;

import org.radiomate.feature.FeatureBasis;
import org.radiomate.feature.Roi;
import org.radiomate.feature.texture.GrayLevelGrid;
import org.radiomate.feature.texture.GrayLevelRanges;
import org.radiomate.task.ProblemException;
import org.radiomate.volume.RoiCrop;

/**
 * Fixed bin number (K15C): level floor(bins·(x - min)/(max - min)) + 1 between the smallest and the largest intensity of the
 * mask, the largest itself in the last bin. If all are equal, all have level 1.
 *
 * @param bins number of bins
 */
public record FixedBinNumber(int bins) implements Discretisation {

	/** @throws ProblemException if there are fewer than 2 bins, or more than 65536 */
	public FixedBinNumber {
		if (bins < 2 || bins > 1 << 16) throw new ProblemException("The number of bins is " + bins + "; use 2 to 65536.");
	}

	@Override
	public FeatureBasis.Levels discretised(final Roi roi) {
		final RoiCrop crop = roi.intensity();
		final double[] values = crop.values();
		final boolean[] inside = crop.inside();
		double lowest = Double.POSITIVE_INFINITY, highest = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < values.length; i++) {
			if (!inside[i]) continue;
			lowest = Math.min(lowest, values[i]);
			highest = Math.max(highest, values[i]);
		}
		final GrayLevelGrid grid = GrayLevelGrid.of(crop, levels(values, inside, lowest, highest - lowest), bins);
		return new FeatureBasis.Levels(grid, new GrayLevelRanges(edges(lowest, highest - lowest), roi.scale().unit()));
	}

	private int[] levels(final double[] values, final boolean[] inside, final double lowest, final double range) {
		final int[] levels = new int[values.length];
		for (int i = 0; i < levels.length; i++) {
			if (inside[i]) levels[i] = range == 0 ? 1 : Math.min(bins, (int) Math.floor(bins * (values[i] - lowest) / range) + 1);
		}
		return levels;
	}

	private double[] edges(final double from, final double range) {
		final double[] edges = new double[bins + 1];
		for (int i = 0; i <= bins; i++) {
			edges[i] = from + i * range / bins;
		}
		return edges;
	}

	@Override
	public String describe() {
		return bins + " bins from the smallest to the largest intensity";
	}
}
