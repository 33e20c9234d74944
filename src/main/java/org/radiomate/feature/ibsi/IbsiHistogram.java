package org.radiomate.feature.ibsi;

import org.radiomate.feature.FamilyParameter;
import org.radiomate.feature.FeatureBasis;
import org.radiomate.feature.FeatureCalculator;
import org.radiomate.feature.FeatureInfo;
import org.radiomate.feature.FeatureValues;
import org.radiomate.feature.MatrixChoice;
import org.radiomate.feature.Roi;
import org.radiomate.feature.intensity.LevelHistogram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Intensity histogram (ZVCW): statistics of the gray levels in the intensity mask.
 *
 * @param discretisation the gray levels
 */
public record IbsiHistogram(Discretisation discretisation) implements FeatureCalculator {

	private static final String FAMILY = "Intensity histogram";
	private static final String CONSTANT = "all voxels have the same gray level";

	private static final List<IbsiFigure<LevelHistogram>> FIGURES = List.of(
		IbsiFigure.number("ih_mean", "Mean discretised intensity", "X6K6", "sum_k X_k / N", "how dense the tissue is on average",
			LevelHistogram::mean),
		IbsiFigure.number("ih_var", "Discretised intensity variance", "CH89", "sum_k (X_k - mean)^2 / N",
			"how widely the gray levels spread", levels -> levels.centralMoment(2)),
		IbsiFigure.number("ih_skew", "Discretised intensity skewness", "88K1", "m3 / m2^1.5",
			"whether the spread leans to low or high gray levels", LevelHistogram::skewness),
		IbsiFigure.number("ih_kurt", "Excess discretised intensity kurtosis", "C3I7", "m4 / m2^2 - 3",
			"whether few voxels lie very far from the mean", levels -> levels.kurtosis() - 3),
		IbsiFigure.number("ih_median", "Median discretised intensity", "WIFQ", "median of X",
			"the gray level in the middle, little moved by single voxels", LevelHistogram::median),
		IbsiFigure.number("ih_min", "Minimum discretised intensity", "1PR8", "min X", "the lowest gray level",
			LevelHistogram::minimum),
		IbsiFigure.number("ih_p10", "10th discretised intensity percentile", "GPMT", "10th percentile of X",
			"the gray level that a tenth of the voxels do not exceed", levels -> levels.percentile(10)),
		IbsiFigure.number("ih_p90", "90th discretised intensity percentile", "OZ0C", "90th percentile of X",
			"the gray level that nine tenths of the voxels do not exceed", levels -> levels.percentile(90)),
		IbsiFigure.number("ih_max", "Maximum discretised intensity", "3NCY", "max X", "the highest gray level",
			LevelHistogram::maximum),
		IbsiFigure.number("ih_mode", "Intensity histogram mode", "AMMC", "i with the largest n_i, the nearest to the mean",
			"the commonest gray level", LevelHistogram::mode),
		IbsiFigure.number("ih_iqr", "Discretised intensity interquartile range", "WR0O", "P75 - P25",
			"the spread of the middle half of the voxels", IbsiHistogram::quartileRange),
		IbsiFigure.number("ih_range", "Discretised intensity range", "5Z3W", "max X - min X",
			"the spread of all voxels, noise included", levels -> levels.maximum() - levels.minimum()),
		IbsiFigure.number("ih_mad", "Intensity histogram mean absolute deviation", "D2ZX", "sum_k |X_k - mean| / N",
			"how far voxels lie from the mean", levels -> levels.meanDeviation(levels.mean())),
		IbsiFigure.number("ih_rmad", "Intensity histogram robust mean absolute deviation", "WRZB",
			"mean |X - mean(X)| of X within P10 to P90", "how far voxels lie from the mean, the outer fifth left out",
			IbsiHistogram::robustDeviation),
		IbsiFigure.number("ih_medad", "Intensity histogram median absolute deviation", "4RNL", "sum_k |X_k - median| / N",
			"how far voxels lie from the median", levels -> levels.meanDeviation(levels.median())),
		IbsiFigure.number("ih_cov", "Intensity histogram coefficient of variation", "CWYJ", "sqrt(variance) / mean",
			"the spread relative to the mean gray level, which depends on where the bins begin", levels -> Math.sqrt(levels
				.centralMoment(2)) / levels.mean()),
		IbsiFigure.number("ih_qcod", "Intensity histogram quartile coefficient of dispersion", "SLWD",
			"(P75 - P25) / (P75 + P25)", "the spread relative to the quartiles", levels -> quartileRange(levels) / (levels
				.percentile(75) + levels.percentile(25))),
		IbsiFigure.number("ih_entropy", "Discretised intensity entropy", "TLU2", "-sum_i p_i log2 p_i",
			"how evenly the voxels fill the gray levels: heterogeneity", LevelHistogram::entropy),
		IbsiFigure.number("ih_uniformity", "Discretised intensity uniformity", "BJ5W", "sum_i p_i^2",
			"large where few gray levels prevail", LevelHistogram::uniformity),
		IbsiFigure.number("ih_max_grad", "Maximum histogram gradient", "12CE",
			"max H', H'_i = (n_{i+1} - n_{i-1}) / 2, one-sided at the ends", "how steeply the histogram rises; grows with volume",
			levels -> levels.gradient(levels.steepestRise())),
		IbsiFigure.number("ih_max_grad_g", "Maximum histogram gradient intensity", "8E6O", "i with the largest H'_i",
			"where the main tissue begins", levels -> levels.maximum() == 1 ? Double.NaN : levels.steepestRise()),
		IbsiFigure.number("ih_min_grad", "Minimum histogram gradient", "VQB3",
			"min H', H'_i = (n_{i+1} - n_{i-1}) / 2, one-sided at the ends", "how steeply the histogram falls; grows with volume",
			levels -> levels.gradient(levels.steepestFall())),
		IbsiFigure.number("ih_min_grad_g", "Minimum histogram gradient intensity", "RHQZ", "i with the smallest H'_i",
			"where the main tissue ends", levels -> levels.maximum() == 1 ? Double.NaN : levels.steepestFall()));

	private static double quartileRange(final LevelHistogram levels) {
		return levels.percentile(75) - levels.percentile(25);
	}

	private static double robustDeviation(final LevelHistogram levels) {
		final LevelHistogram inner = levels.between(levels.percentile(10), levels.percentile(90));
		return inner.meanDeviation(inner.mean());
	}

	@Override
	public List<FeatureInfo> features() {
		return FIGURES.stream().map(figure -> figure.info(FAMILY)).toList();
	}

	@Override
	public String describe() {
		return "Intensity histogram: " + discretisation.describe();
	}

	@Override
	public Optional<FeatureCalculator> changed(final FamilyParameter parameter, final String text) {
		return parameter == FamilyParameter.DISCRETISATION ? Optional.of(new IbsiHistogram(Discretisation.parse(parameter,
			text))) : Optional.empty();
	}

	@Override
	public void compute(final Roi roi, final FeatureValues values) {
		IbsiFigure.addMeans(FIGURES, List.of(new LevelHistogram(discretisation.grid(roi))), values, CONSTANT);
	}

	@Override
	public Optional<FeatureBasis> basis(final Roi roi, final String id) {
		return features().stream().anyMatch(info -> info.id().equals(id)) ? Optional.of(histogram(roi)) : Optional.empty();
	}

	@Override
	public Optional<FeatureBasis> basis(final Roi roi, final MatrixChoice choice) {
		return switch (choice.kind()) {
			case HISTOGRAM -> Optional.of(histogram(roi));
			case DISCRETISED -> Optional.of(discretisation.levels(roi));
			default -> Optional.empty();
		};
	}

	/** The bins are gray levels, whatever intensities they stand for. */
	private FeatureBasis histogram(final Roi roi) {
		final LevelHistogram levels = new LevelHistogram(discretisation.grid(roi));
		final List<FeatureBasis.Histogram.Bin> bins = new ArrayList<>();
		long sum = 0;
		for (int level = 1; level <= levels.maximum(); level++) {
			sum += levels.count(level);
			bins.add(new FeatureBasis.Histogram.Bin(level, levels.count(level), 100.0 * sum / levels.size()));
		}
		return new FeatureBasis.Histogram(bins, true, 0, "", Double.NaN);
	}
}
