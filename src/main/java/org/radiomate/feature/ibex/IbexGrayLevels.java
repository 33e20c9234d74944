package org.radiomate.feature.ibex;

import org.radiomate.feature.FamilyParameter;
import org.radiomate.feature.FeatureBasis;
import org.radiomate.feature.FeatureValues;
import org.radiomate.feature.Roi;
import org.radiomate.feature.texture.GrayLevelGrid;
import org.radiomate.feature.texture.GrayLevelRanges;
import org.radiomate.task.ProblemException;
import org.radiomate.volume.RoiCrop;

import java.util.List;

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
		return new FeatureBasis.Levels(grid(roi.intensity()), new GrayLevelRanges(edges, roi.scale().unit()));
	}

	/** The gray levels of a region; warns if most of its voxels lie beyond the limits. */
	GrayLevelGrid grid(final RoiCrop crop, final FeatureValues values) {
		warnIfBeyond(crop, values);
		return grid(crop);
	}

	private GrayLevelGrid grid(final RoiCrop crop) {
		return GrayLevelGrid.of(crop, this::level, count);
	}

	private void warnIfBeyond(final RoiCrop crop, final FeatureValues values) {
		int beyond = 0;
		for (int i = 0; i < crop.values().length; i++) {
			if (crop.inside()[i] && (crop.values()[i] < lowest || crop.values()[i] > highest)) beyond++;
		}
		if (2 * beyond > crop.count()) values.warn("Most intensities (" + 100L * beyond / crop.count() +
			" %) lie beyond the gray limits " + IbexColumns.number(lowest) + " to " + IbexColumns.number(highest) +
			" of the feature set, and share its lowest or highest gray level: choose limits that fit.");
	}

	/** The levels with others from a text such as {@code 0 2100 100}: lowest, highest, count. */
	static IbexGrayLevels parse(final FamilyParameter parameter, final String text) {
		final List<Double> numbers = parameter.numbers(text);
		if (numbers.size() != 3 || numbers.get(2) != Math.rint(numbers.get(2))) throw parameter.problem(text);
		return new IbexGrayLevels((int) Math.min(numbers.get(2), Integer.MAX_VALUE), numbers.get(0), numbers.get(1));
	}

	/** The levels in words. */
	String describe() {
		return count + " gray levels from " + IbexColumns.number(lowest) + " to " + IbexColumns.number(highest);
	}

	private int level(final double value) {
		final double level = Math.floor((count - 1) * (value - lowest) / (highest - lowest) + 1.5);
		return (int) Math.min(Math.max(level, 1), count);
	}
}
