package org.radiomate.feature.ibsi;

import org.radiomate.feature.FeatureCalculator;
import org.radiomate.feature.FeatureInfo;
import org.radiomate.feature.FeatureValues;
import org.radiomate.feature.Roi;
import org.radiomate.feature.RowSweep;
import org.radiomate.feature.VoxelBox;
import org.radiomate.feature.intensity.SampleFigures;
import org.radiomate.feature.intensity.SlidingSample;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Intensity-based statistics (UHIW): of the intensities in the intensity mask as they are. */
public record IbsiStatistics() implements FeatureCalculator {

	private static final String FAMILY = "Intensity-based statistics";
	private static final String CONSTANT = "all voxels have the same intensity, or their mean or quartiles cancel out";

	private static final List<IbsiFigure<SampleFigures>> FIGURES = List.of(
		intensity("stat_mean", "Mean", "Q4LE", "sum_k X_k / N", "how dense the tissue is on average", SampleFigures::mean),
		figure("stat_var", "Variance", "ECT3", "intensity^2", "sum_k (X_k - mean)^2 / N", "how widely the densities spread",
			sample -> sample.centralMoment(2)),
		IbsiFigure.number("stat_skew", "Skewness", "KE2A", "m3 / m2^1.5", "whether the spread leans to low or high densities",
			SampleFigures::skewness),
		IbsiFigure.number("stat_kurt", "Excess kurtosis", "IPH6", "m4 / m2^2 - 3",
			"whether few voxels lie very far from the mean", sample -> sample.kurtosis() - 3),
		intensity("stat_median", "Median", "Y12H", "median of X", "the density in the middle, little moved by single voxels",
			sample -> sample.quantile(0.5)),
		intensity("stat_min", "Minimum", "1GSF", "min X", "the lowest density: air, fat or necrosis", SampleFigures::minimum),
		intensity("stat_p10", "10th percentile", "QG58", "10th percentile of X", "the density that a tenth of the voxels are below",
			sample -> sample.percentile(10)),
		intensity("stat_p90", "90th percentile", "8DWT", "90th percentile of X",
			"the density that a tenth of the voxels are above", sample -> sample.percentile(90)),
		intensity("stat_max", "Maximum", "84IY", "max X", "the highest density: calcification, contrast medium",
			SampleFigures::maximum),
		intensity("stat_iqr", "Interquartile range", "SALO", "P75 - P25", "the spread of the middle half of the voxels",
			IbsiStatistics::quartileRange),
		intensity("stat_range", "Range", "2OJQ", "max X - min X", "the spread of all voxels, noise included", sample -> sample
			.maximum() - sample.minimum()),
		intensity("stat_mad", "Mean absolute deviation", "4FUA", "sum_k |X_k - mean| / N", "how far voxels lie from the mean",
			SampleFigures::meanAbsoluteDeviation),
		intensity("stat_rmad", "Robust mean absolute deviation", "1128", "mean |X - mean(X)| of X within P10 to P90",
			"how far voxels lie from the mean, the outer fifth left out", IbsiStatistics::robustDeviation),
		intensity("stat_medad", "Median absolute deviation", "N72L", "sum_k |X_k - median| / N",
			"how far voxels lie from the median", SampleFigures::meanDeviationFromMedian),
		IbsiFigure.number("stat_cov", "Coefficient of variation", "7TET", "sqrt(variance) / mean",
			"the spread relative to the mean; of little use where the mean HU is near 0", sample -> Math.sqrt(sample
				.centralMoment(2)) / sample.mean()),
		IbsiFigure.number("stat_qcod", "Quartile coefficient of dispersion", "9S40", "(P75 - P25) / (P75 + P25)",
			"the spread relative to the quartiles; of little use near 0 HU", sample -> quartileRange(sample) / (sample.percentile(
				75) + sample.percentile(25))),
		figure("stat_energy", "Energy", "N8CA", "intensity^2", "sum_k X_k^2", "grows with volume and density alike",
			SampleFigures::energy),
		intensity("stat_rms", "Root mean square intensity", "5ZWQ", "sqrt(sum_k X_k^2 / N)",
			"the density regardless of its sign", sample -> Math.sqrt(sample.energy() / sample.size())));

	private static IbsiFigure<SampleFigures> intensity(final String tag, final String displayName, final String ibsiCode,
		final String definition, final String meaning, final ToDoubleFunction<SampleFigures> value)
	{
		return figure(tag, displayName, ibsiCode, "intensity", definition, meaning, value);
	}

	private static IbsiFigure<SampleFigures> figure(final String tag, final String displayName, final String ibsiCode,
		final String unit, final String definition, final String meaning,
		final ToDoubleFunction<SampleFigures> value)
	{
		return new IbsiFigure<>(tag, displayName, ibsiCode, unit, definition, meaning, value);
	}

	private static double quartileRange(final SampleFigures sample) {
		return sample.percentile(75) - sample.percentile(25);
	}

	private static double robustDeviation(final SampleFigures sample) {
		return sample.between(sample.percentile(10), sample.percentile(90)).meanAbsoluteDeviation();
	}

	@Override
	public List<FeatureInfo> features() {
		return FIGURES.stream().map(figure -> figure.info(FAMILY)).toList();
	}

	@Override
	public String describe() {
		return "Intensity-based statistics of the intensities as they are";
	}

	@Override
	public void compute(final Roi roi, final FeatureValues values) {
		IbsiFigure.addMeans(FIGURES, List.of(sample(roi)), values, CONSTANT);
	}

	@Override
	public Optional<RowSweep> sweep(final Roi roi, final VoxelBox box, final int[] features) {
		final SlidingSample sample = new SlidingSample(roi.intensity(), box.radius(), box.radiusZ());
		final boolean[] inside = roi.intensity().inside();
		return Optional.of((first, last, y, z, values) -> {
			sample.start(first, y, z);
			for (int x = first; x <= last; x++) {
				if (x > first) sample.next();
				if (!inside[roi.intensity().index(x, y, z)]) continue;
				final SampleFigures figures = sample.figures();
				for (int f = 0; f < features.length; f++) {
					final double value = FIGURES.get(features[f]).value().applyAsDouble(figures);
					values[f][x] = Double.isFinite(value) ? value : Double.NaN;
				}
			}
		});
	}

	private static SampleFigures sample(final Roi roi) {
		return roi.shared(SampleFigures.class, "intensities", () -> new SampleFigures(roi.intensity().insideValues()));
	}
}
