package org.radiomate.feature.ibex;

import org.radiomate.feature.FeatureBasis;
import org.radiomate.feature.Roi;
import org.radiomate.feature.texture.GrayLevelGrid;
import org.radiomate.feature.texture.GrayLevelRanges;
import org.radiomate.task.ProblemException;
import org.radiomate.volume.RoiCrop;

/**
 * IBEX's gray levels: clip(round((levels-1)·(v-lowest)/(highest-lowest) + 1), 1, levels), halves up.
 *
 * @param count number of levels
 * @param lowest intensity in the middle of level 1
 * @param highest intensity in the middle of the last level
 */
public record IbexGrayLevels(int count, double lowest, double highest) {

	/** @throws ProblemException if there are fewer than two levels or the limits are not in order */
	public IbexGrayLevels {
		if (count < 2 || count > 4096) {
			throw new ProblemException("The number of gray levels is " + count + "; use 2 to 4096.");
		}
		if (!(lowest < highest) || Double.isInfinite(highest - lowest)) {
			throw new ProblemException("The gray limits are " + lowest + " and " + highest + "; use a lower and a higher number.");
		}
	}

	/** The discretised image of a region, with the range of every level on the image's own scale. */
	FeatureBasis.Levels levels(final Roi roi) {
		final double step = (highest - lowest) / (count - 1);
		final double[] edges = new double[count + 1];
		for (int level = 1; level < count; level++) {
			edges[level] = lowest + (level - 0.5) * step + IbexPreparation.toImage(roi.scale());
		}
		edges[0] = Double.NEGATIVE_INFINITY;
		edges[count] = Double.POSITIVE_INFINITY;
		return new FeatureBasis.Levels(grid(roi.intensity()), new GrayLevelRanges(edges, IbexPreparation.unit(roi.scale())));
	}

	/** The gray levels of a region. */
	GrayLevelGrid grid(final RoiCrop crop) {
		return GrayLevelGrid.of(crop, this::level, count);
	}

	private int level(final double value) {
		final double level = Math.floor((count - 1) * (value - lowest) / (highest - lowest) + 1.5);
		return (int) Math.min(Math.max(level, 1), count);
	}
}
