package org.radiomate.feature.ibsi;

import org.radiomate.feature.FeatureBasis;
import org.radiomate.feature.Roi;
import org.radiomate.feature.texture.GrayLevelGrid;
import org.radiomate.feature.texture.GrayLevelRanges;
import org.radiomate.task.ProblemException;
import org.radiomate.volume.RoiCrop;

/** Intensities that are gray levels already: whole numbers from 1, as in IBSI's digital phantom. */
public record Undiscretised() implements Discretisation {

	private static final int HIGHEST = 1 << 16;

	@Override
	public FeatureBasis.Levels discretised(final Roi roi) {
		final RoiCrop crop = roi.intensity();
		int highest = 1;
		for (int i = 0; i < crop.values().length; i++) {
			if (crop.inside()[i]) highest = Math.max(highest, level(crop.values()[i]));
		}
		final double[] edges = new double[highest + 1];
		for (int i = 0; i <= highest; i++) {
			edges[i] = i + 0.5;
		}
		return new FeatureBasis.Levels(GrayLevelGrid.of(crop, value -> (int) value, highest), new GrayLevelRanges(edges, roi
			.scale().unit()));
	}

	private static int level(final double value) {
		if (value >= 1 && value <= HIGHEST && value == Math.rint(value)) return (int) value;
		throw new ProblemException("The intensity " + value + " is no gray level: without discretisation the intensities must " +
			"be whole numbers from 1 to " + HIGHEST + "; give the feature set a bin width or a number of bins.");
	}

	@Override
	public String describe() {
		return "intensities taken as gray levels";
	}
}
