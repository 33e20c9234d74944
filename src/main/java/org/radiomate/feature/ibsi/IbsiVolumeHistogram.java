package org.radiomate.feature.ibsi;

import org.radiomate.feature.FamilyParameter;
import org.radiomate.feature.FeatureCalculator;
import org.radiomate.feature.FeatureInfo;
import org.radiomate.feature.FeatureValues;
import org.radiomate.feature.Roi;
import org.radiomate.feature.intensity.VolumeHistogram;
import org.radiomate.task.ProblemException;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Intensity-volume histogram (P88C): which part of the volume has at least an intensity, in the intensity mask.
 * <ul>
 * <li>Without discretisation, for calibrated whole numbers such as HU: in steps of 1.</li>
 * <li>With a fixed bin size, for calibrated decimal numbers such as SUV: the bins' centres.</li>
 * <li>With a fixed bin number, for arbitrary units: the bins' numbers.</li>
 * </ul>
 *
 * @param discretisation the intensities, apart from that of the textures
 * @param range the intensities that are 0 and 1 as fractions, with a fixed bin size the outer edges of the bins: the
 *          re-segmentation's limits; null for those of the region. A fixed bin number has its bins and takes none.
 */
public record IbsiVolumeHistogram(Discretisation discretisation, Range range) implements FeatureCalculator {

	private static final String FAMILY = "Intensity-volume histogram";
	private static final String ABSENT = "the intensities have no range, or more of the volume than that has the highest intensity";
	private static final double SAME = 1e-9;

	private static final List<IbsiFigure<VolumeHistogram>> FIGURES = List.of(
		IbsiFigure.number("ivh_v10", "Volume at intensity fraction 10%", "BC2M",
			"largest volume fraction with an intensity fraction of at least 10 %", "the part of the volume that is not very low",
			histogram -> histogram.volumeAtIntensity(10)),
		IbsiFigure.number("ivh_v90", "Volume at intensity fraction 90%", "BC2M",
			"largest volume fraction with an intensity fraction of at least 90 %", "the part of the volume that is very high",
			histogram -> histogram.volumeAtIntensity(90)),
		intensity("ivh_i10", "Intensity at volume fraction 10%", "GBPN", "lowest intensity in at most 10 % of the volume",
			"from where the highest tenth begins", histogram -> histogram.intensityAtVolume(10)),
		intensity("ivh_i90", "Intensity at volume fraction 90%", "GBPN", "lowest intensity in at most 90 % of the volume",
			"from where the upper nine tenths begin", histogram -> histogram.intensityAtVolume(90)),
		IbsiFigure.number("ivh_diff_v10_v90", "Volume fraction difference between intensity fractions 10% and 90%", "DDTU",
			"V10 - V90", "the part of the volume between very low and very high", histogram -> histogram.volumeAtIntensity(10) -
				histogram.volumeAtIntensity(90)),
		intensity("ivh_diff_i10_i90", "Intensity difference between volume fractions 10% and 90%", "CNV2", "I10 - I90",
			"how widely the intensities spread, the outer tenths left out", histogram -> histogram.intensityAtVolume(10) -
				histogram.intensityAtVolume(90)),
		IbsiFigure.number("ivh_auc", "Area under the IVH curve", "9CMM",
			"integral of the volume fraction over the intensity fraction, by trapezoids; 0 if there is one intensity",
			"the mean intensity as a fraction of the range", VolumeHistogram::area));

	/**
	 * Lowest and highest intensity.
	 *
	 * @param lowest in the image's unit
	 * @param highest in the image's unit
	 */
	public record Range(double lowest, double highest) {

		/** @throws ProblemException if they are not in order */
		public Range {
			if (!(lowest < highest) || Double.isInfinite(highest - lowest)) throw new ProblemException(
				"The range of the intensity-volume histogram is " + lowest + " to " + highest + "; use a lower and a higher number.");
		}

		private String describe() {
			return " in " + lowest + " to " + highest;
		}
	}

	/** @throws ProblemException if a range is given that does not fit the discretisation */
	public IbsiVolumeHistogram {
		if (range != null && discretisation instanceof FixedBinNumber) throw new ProblemException(
			"The intensity-volume histogram has both a range and a number of bins, which have their own range; leave the range out.");
		if (range != null && discretisation instanceof FixedBinSize bins && !(Math.abs(range.lowest - bins.lowest()) < SAME * bins
			.width() && range.highest > range.lowest + bins.width())) throw new ProblemException(
				"The range of the intensity-volume histogram begins at " + range.lowest + " and its bins of " + bins.width() + " at " +
					bins.lowest() + "; let both begin together and the range hold more than one bin.");
	}

	private static IbsiFigure<VolumeHistogram> intensity(final String tag, final String displayName, final String ibsiCode,
		final String definition, final String meaning, final ToDoubleFunction<VolumeHistogram> value)
	{
		return new IbsiFigure<>(tag, displayName, ibsiCode, "intensity", definition, meaning, value);
	}

	@Override
	public List<FeatureInfo> features() {
		return FIGURES.stream().map(figure -> figure.info(FAMILY)).toList();
	}

	@Override
	public String describe() {
		return "Intensity-volume histogram: " + (discretisation instanceof Undiscretised ? "intensities as they are"
			: discretisation.describe()) + (range == null ? "" : range.describe());
	}

	@Override
	public Optional<FeatureCalculator> changed(final FamilyParameter parameter, final String text) {
		if (parameter != FamilyParameter.VOLUME_HISTOGRAM) return Optional.empty();
		final String[] parts = text.trim().split("\\s+in\\s+", 2);
		return Optional.of(new IbsiVolumeHistogram(Discretisation.parse(parameter, parts[0]), parts.length == 1 ? null : range(
			parameter.numbers(parts[1]), parameter, text)));
	}

	private static Range range(final List<Double> limits, final FamilyParameter parameter, final String text) {
		if (limits.size() != 2) throw parameter.problem(text);
		return new Range(limits.get(0), limits.get(1));
	}

	@Override
	public void compute(final Roi roi, final FeatureValues values) {
		IbsiFigure.addMeans(FIGURES, List.of(histogram(roi)), values, ABSENT);
	}

	private VolumeHistogram histogram(final Roi roi) {
		if (discretisation instanceof FixedBinSize bins) return ofBins(roi, bins);
		if (discretisation instanceof FixedBinNumber bins) {
			// a region of one intensity has no bins
			return VolumeHistogram.ofLevels(bins.grid(roi), bins.grid(roi).presentLevels() == 1 ? 1 : bins.bins(), 1, 1);
		}
		return range == null ? VolumeHistogram.ofRegion(roi.intensity()) : VolumeHistogram.of(roi.intensity(), range.lowest,
			range.highest);
	}

	/** A last bin that the range cuts off does not count: its centre need not lie in the range. */
	private VolumeHistogram ofBins(final Roi roi, final FixedBinSize bins) {
		final double first = bins.lowest() + bins.width() / 2;
		return VolumeHistogram.ofLevels(bins.grid(roi), range == null ? bins.grid(roi).levelCount() : (range.highest -
			range.lowest) / bins.width(), first, bins.width());
	}
}
