package org.radiomate.feature.ibsi;

import org.radiomate.feature.FamilyParameter;
import org.radiomate.feature.FeatureCalculator;
import org.radiomate.feature.FeatureInfo;
import org.radiomate.feature.FeatureValues;
import org.radiomate.feature.Roi;
import org.radiomate.feature.texture.Neighbourhood;
import org.radiomate.feature.texture.ToneDifferences;

import java.util.List;
import java.util.Optional;

/**
 * Neighbourhood gray tone difference (IPET): how far gray levels lie from the mean of their neighbours within a Chebyshev
 * distance. Where IBSI gives a stand-in for what is not defined (a coarseness of 10^6, a busyness or strength of 0 in a flat
 * region), the feature is absent instead.
 *
 * @param discretisation the gray levels
 * @param aggregations how slices are put together, each giving all features
 * @param distance of neighbours in voxels; IBSI's configurations have 1
 */
public record IbsiToneDifference(Discretisation discretisation, List<Aggregation> aggregations, int distance) implements
	FeatureCalculator
{

	private static final String FAMILY = "NGTDM";

	private static final List<IbsiFigure<ToneDifferences>> FIGURES = List.of(
		IbsiFigure.number("ngt_coarseness", "Coarseness", "QCDE", "1 / sum_i p_i s_i",
			"large where gray levels change slowly; falls with volume", ToneDifferences::coarseness),
		IbsiFigure.number("ngt_contrast", "Contrast", "65HE",
			"sum_ij p_i p_j (i-j)^2 / (N_p (N_p-1)) sum_i s_i / N", "large where neighbours and the whole differ widely",
			ToneDifferences::contrast),
		IbsiFigure.number("ngt_busyness", "Busyness", "NQ30", "sum_i p_i s_i / sum_ij |i p_i - j p_j|",
			"large where gray levels change quickly from voxel to voxel", ToneDifferences::busyness),
		IbsiFigure.number("ngt_complexity", "Complexity", "HDEZ", "sum_ij |i-j| (p_i s_i + p_j s_j) / (p_i + p_j) / N",
			"large where there are many sharp edges and different gray levels", ToneDifferences::complexity),
		IbsiFigure.number("ngt_strength", "Strength", "1X9X", "sum_ij (p_i + p_j) (i-j)^2 / sum_i s_i",
			"large where areas of different gray level stand out clearly", ToneDifferences::strength));

	/** @throws org.radiomate.task.ProblemException if there is no aggregation, or one with directions, or a bad distance */
	public IbsiToneDifference {
		aggregations = Aggregation.checked(aggregations, false, FAMILY);
		NeighbourhoodSearch.checkDistance(distance);
	}

	@Override
	public List<FeatureInfo> features() {
		return IbsiFigure.infos(FIGURES, FAMILY, aggregations, distance);
	}

	@Override
	public String describe() {
		return "Tone difference (NGTDM): " + discretisation.describe() + ", distance " + distance + ", " + Aggregation.words(
			aggregations);
	}

	@Override
	public Optional<FeatureCalculator> changed(final FamilyParameter parameter, final String text) {
		return Optional.ofNullable(switch (parameter) {
			case DISCRETISATION -> new IbsiToneDifference(Discretisation.parse(parameter, text), aggregations, distance);
			case AGGREGATIONS -> new IbsiToneDifference(discretisation, Aggregation.parse(parameter, text, false), distance);
			case DISTANCE -> new IbsiToneDifference(discretisation, aggregations, parameter.integer(text));
			default -> null;
		});
	}

	@Override
	public void compute(final Roi roi, final FeatureValues values) {
		values.grayLevels(discretisation.grid(roi).presentLevels());
		final SliceMatrices<ToneDifferences> matrices = new SliceMatrices<>(() -> NeighbourhoodSearch.bySlice(discretisation,
			distance, roi).stream().map(Neighbourhood::toneDifferences).toList(), () -> NeighbourhoodSearch.inSpace(discretisation,
				distance, roi).toneDifferences(), ToneDifferences::sum);
		for (final Aggregation aggregation : aggregations) {
			IbsiFigure.addMeans(FIGURES, matrices.of(aggregation), values,
				"no voxel differs from its neighbours, or all have the same gray level");
		}
	}
}
