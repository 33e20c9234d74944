package org.radiomate.feature.ibsi;

import org.radiomate.feature.FamilyParameter;
import org.radiomate.feature.FeatureBasis;
import org.radiomate.feature.FeatureCalculator;
import org.radiomate.feature.FeatureInfo;
import org.radiomate.feature.FeatureValues;
import org.radiomate.feature.MatrixChoice;
import org.radiomate.feature.Roi;
import org.radiomate.feature.texture.CellVoxels;
import org.radiomate.feature.texture.LevelSizeMatrix;
import org.radiomate.task.ProblemException;

import java.util.List;
import java.util.Optional;

/**
 * Neighbouring gray-level dependence (REK0): voxels by 1 + the number of neighbours within a Chebyshev distance whose level
 * differs by no more than the coarseness.
 *
 * @param discretisation the gray levels
 * @param aggregations how slices are put together, each giving all features
 * @param distance of neighbours in voxels; IBSI's configurations have 1
 * @param coarseness largest difference of gray levels that are alike; IBSI's configurations have 0
 */
public record IbsiLevelDependence(Discretisation discretisation, List<Aggregation> aggregations, int distance,
	int coarseness) implements FeatureCalculator
{

	private static final String FAMILY = "NGLDM";

	private static final List<IbsiFigure<LevelSizeMatrix>> FIGURES = new LevelSizeFigures("ngl_lde ngl_hde ngl_lgce ngl_hgce " +
		"ngl_ldlge ngl_ldhge ngl_hdlge ngl_hdhge ngl_glnu ngl_glnu_norm ngl_dcnu ngl_dcnu_norm ngl_dc_perc ngl_gl_var " +
		"ngl_dc_var ngl_dc_entr ngl_dc_energy",
		"SODN IMOQ TL9H OAE7 EQ3F JA6D NBZI 9QMG FP8K 5SPA Z87G OKJI 6XV8 1PFV DNX2 FCBV CAS9", "Low dependence",
		"High dependence", "count", "dependence count", "large where voxels differ from their neighbours",
		"large where voxels are like their neighbours").figures();

	/** @throws ProblemException if there is no aggregation, or one with directions, or a number is out of range */
	public IbsiLevelDependence {
		aggregations = Aggregation.checked(aggregations, false, FAMILY);
		NeighbourhoodSearch.checkDistance(distance);
		if (coarseness < 0) throw new ProblemException("The coarseness of the family " + FAMILY + " is " + coarseness +
			"; use 0 or more gray levels.");
	}

	@Override
	public List<FeatureInfo> features() {
		final List<FeatureInfo> infos = IbsiFigure.infos(FIGURES, FAMILY, aggregations, distance);
		return coarseness == 0 ? infos : infos.stream().map(info -> info.with("_a" + coarseness, "levels alike up to " +
			coarseness)).toList();
	}

	@Override
	public String describe() {
		return "Level dependence (NGLDM): " + discretisation.describe() + ", distance " + distance + ", coarseness " + coarseness +
			", " + Aggregation.words(aggregations);
	}

	@Override
	public Optional<FeatureCalculator> changed(final FamilyParameter parameter, final String text) {
		return Optional.ofNullable(switch (parameter) {
			case DISCRETISATION -> new IbsiLevelDependence(Discretisation.parse(parameter, text), aggregations, distance, coarseness);
			case AGGREGATIONS -> new IbsiLevelDependence(discretisation, Aggregation.parse(parameter, text, false), distance,
				coarseness);
			case DISTANCE -> new IbsiLevelDependence(discretisation, aggregations, parameter.integer(text), coarseness);
			default -> null;
		});
	}

	@Override
	public void compute(final Roi roi, final FeatureValues values) {
		values.grayLevels(discretisation.grid(roi).presentLevels());
		final SliceMatrices<LevelSizeMatrix> matrices = matrices(roi);
		for (final Aggregation aggregation : aggregations) {
			IbsiFigure.addMeans(FIGURES, matrices.of(aggregation), values, "the region holds no voxel");
		}
	}

	private SliceMatrices<LevelSizeMatrix> matrices(final Roi roi) {
		return new SliceMatrices<>(() -> NeighbourhoodSearch.bySlice(discretisation, distance, roi).stream().map(slice -> slice
			.dependence(coarseness)).toList(), () -> NeighbourhoodSearch.inSpace(discretisation, distance, roi).dependence(
				coarseness), matrices -> LevelSizeMatrix.sum(matrices, 1));
	}

	@Override
	public Optional<FeatureBasis> basis(final Roi roi, final String id) {
		return Aggregation.of(id, features(), aggregations).map(aggregation -> shown(roi, aggregation));
	}

	@Override
	public Optional<FeatureBasis> basis(final Roi roi, final MatrixChoice choice) {
		return switch (choice.kind()) {
			case DISCRETISED -> Optional.of(discretisation.levels(roi));
			case DEPENDENCE -> Optional.of(shown(roi, aggregations.get(aggregations.size() - 1)));
			default -> Optional.empty();
		};
	}

	private FeatureBasis shown(final Roi roi, final Aggregation aggregation) {
		return FeatureBasis.Matrix.of(discretisation.levels(roi), matrices(roi).merged(aggregation),
			FeatureBasis.Matrix.Columns.DEPENDENCE, CellVoxels.dependences(distance, coarseness, aggregation.inSpace())).withRemark(aggregation.remark());
	}
}
