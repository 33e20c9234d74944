package org.radiomate.feature.ibex;

import org.radiomate.feature.FeatureBasis;
import org.radiomate.feature.FeatureCalculator;
import org.radiomate.feature.FeatureInfo;
import org.radiomate.feature.FeatureValues;
import org.radiomate.feature.MatrixChoice;
import org.radiomate.feature.Roi;
import org.radiomate.feature.intensity.SampleFigures;
import org.radiomate.task.ProblemException;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * IBEX's IntensityHistogram: statistics of the voxels' values as they are, not binned, save for the percentile areas.
 *
 * @param percentiles percentages of the percentiles and of the percentile areas
 * @param quantiles probabilities of the quantiles
 * @param bins number of steps between the lowest and highest bin centre of the percentile areas
 * @param lowest lowest bin centre
 * @param highest highest bin centre
 */
public record IbexIntensityHistogram(List<Double> percentiles, List<Double> quantiles, int bins, double lowest,
	double highest) implements FeatureCalculator
{

	private static final String AREA = "PercentileArea";
	private static final String ONE_VALUE = "all voxels have the same intensity";
	private static final String ONE_VOXEL = "a single voxel has no spread";
	private static final String TOO_FEW = "the cumulative histogram does not reach this percentage between two bins";

	/** @throws ProblemException if a percentage, a probability or the bins make no sense */
	public IbexIntensityHistogram {
		percentiles = checked(percentiles, 100, "percentile");
		quantiles = checked(quantiles, 1, "quantile");
		if (bins < 1 || !(lowest < highest)) {
			throw new ProblemException("The histogram has " + bins + " bins from " + lowest + " to " + highest +
				"; use at least one, and a lower and a higher number.");
		}
	}

	private static List<Double> checked(final List<Double> shares, final double whole, final String what) {
		for (final double share : shares) {
			if (share > 0 && share < whole) continue;
			throw new ProblemException("The " + what + " " + share + " does not exist; use a number between 0 and " + whole + ".");
		}
		return List.copyOf(shares);
	}

	@Override
	public List<FeatureInfo> features() {
		final List<FeatureInfo> infos = new ArrayList<>();
		infos.add(info("InterQuartileRange", "Interquartile range", "SALO", "", "intensity", "P75 - P25",
			"the spread of the middle half of the voxels"));
		infos.add(info("Kurtosis", "Kurtosis (3 for a normal distribution)", "", "IPH6 + 3: IBSI takes the excess", "1",
			"m4/m2^2, moments divided by n", "whether few voxels lie very far from the mean"));
		infos.add(info("MeanAbsoluteDeviation", "Mean absolute deviation", "4FUA", "", "intensity", "mean |x-mean(x)|",
			"how far voxels lie from the mean"));
		infos.add(info("MedianAbsoluteDeviation", "Median absolute deviation", "", "N72L takes the mean of |x-median(x)|",
			"intensity", "median |x-median(x)|", "how far the voxel in the middle lies from the median"));
		for (final double p : percentiles) {
			infos.add(info(IbexColumns.number(p) + "Percentile", "Percentile " + IbexColumns.number(p), "", "no IBSI feature",
				"intensity", "sorted x_(k) lies at 100(k-0.5)/n percent, linear between, constant beyond the ends", below(IbexColumns.number(p))));
		}
		for (final double p : percentiles) {
			infos.add(info(IbexColumns.number(p) + AREA, "Percentile " + IbexColumns.number(p) +
				" of the histogram", "", "no IBSI feature", "intensity",
				"bin centre, interpolated, at which the cumulative histogram of " + (bins + 1) + " bins reaches the percentage", below(IbexColumns.number(p))));
		}
		for (final double q : quantiles) {
			infos.add(info(IbexColumns.number(q) + "Quantile", "Quantile " + IbexColumns.number(q), "", "no IBSI feature",
				"intensity", "sorted x_(k) lies at (k-0.5)/n, linear between, constant beyond the ends", below(BigDecimal.valueOf(q).movePointRight(2).stripTrailingZeros().toPlainString())));
		}
		infos.add(info("Range", "Range", "2OJQ", "", "intensity", "max - min",
			"the spread of all voxels, noise included"));
		infos.add(info("Skewness", "Skewness", "KE2A", "", "1", "m3/m2^1.5, moments divided by n",
			"whether the spread leans to low or high densities"));
		return infos;
	}

	/** What a percentile tells. */
	private static String below(final String percent) {
		return "the density that " + percent + " % of the voxels are below";
	}

	@Override
	public String describe() {
		return "Intensity histogram: " + percentiles.size() + " percentiles and percentile areas, " + quantiles.size() +
			" quantiles, " + (bins + 1) + " bins centred from " + IbexColumns.number(lowest) + " to " + IbexColumns.number(highest);
	}

	private static FeatureInfo info(final String id, final String displayName, final String ibsiCode,
		final String difference, final String unit, final String definition, final String meaning)
	{
		return new FeatureInfo(id, displayName, "IntensityHistogram", "", ibsiCode, difference, unit, definition,
			IbexColumns.IBEX, meaning);
	}

	@Override
	public void compute(final Roi roi, final FeatureValues values) {
		final double[] intensities = roi.intensity().insideValues();
		final SampleFigures sample = new SampleFigures(intensities);
		addSpread(values, sample, sample.quantile(0.75) - sample.quantile(0.25));
		values.add(sample.kurtosis(), ONE_VALUE);
		addSpread(values, sample, sample.meanAbsoluteDeviation());
		addSpread(values, sample, sample.medianAbsoluteDeviation());
		for (final double p : percentiles) {
			values.add(sample.quantile(p / 100), "");
		}
		final CumulativeHistogram histogram = new CumulativeHistogram(intensities, bins, lowest, highest);
		for (final double p : percentiles) {
			values.add(histogram.valueAt(p), TOO_FEW);
		}
		for (final double q : quantiles) {
			values.add(sample.quantile(q), "");
		}
		addSpread(values, sample, sample.maximum() - sample.minimum());
		values.add(sample.skewness(), ONE_VALUE);
	}

	@Override
	public Optional<FeatureBasis> basis(final Roi roi, final String id) {
		final int index = IbexColumns.indexOf(features(), id);
		if (index < 0) return Optional.empty();
		final FeatureValues values = new FeatureValues(features());
		compute(roi, values);
		final boolean marked = id.matches("[0-9.]+(Percentile|PercentileArea|Quantile)");
		return Optional.of(histogram(roi, id.endsWith(AREA), marked ? values.value(index) : Double.NaN));
	}

	@Override
	public Optional<FeatureBasis> basis(final Roi roi, final MatrixChoice choice) {
		return choice.kind() == MatrixChoice.Kind.HISTOGRAM ? Optional.of(histogram(roi, false, Double.NaN)) : Optional.empty();
	}

	private FeatureBasis histogram(final Roi roi, final boolean binned, final double marked) {
		final double[] intensities = roi.intensity().insideValues();
		return new FeatureBasis.Histogram(binned ? new CumulativeHistogram(intensities, bins, lowest, highest).bins()
			: distinct(new SampleFigures(intensities).sorted()), binned, IbexPreparation.toImage(roi.scale()), roi.scale().unit(), marked);
	}

	private static List<FeatureBasis.Histogram.Bin> distinct(final double[] sorted) {
		final List<FeatureBasis.Histogram.Bin> bins = new ArrayList<>();
		int start = 0;
		for (int i = 1; i <= sorted.length; i++) {
			if (i < sorted.length && sorted[i] == sorted[start]) continue;
			bins.add(new FeatureBasis.Histogram.Bin(sorted[start], i - start, 100.0 * i / sorted.length));
			start = i;
		}
		return bins;
	}

	private static void addSpread(final FeatureValues values, final SampleFigures sample, final double spread) {
		if (sample.size() == 1) values.addAbsent(ONE_VOXEL);
		else values.add(spread, ONE_VALUE);
	}
}
