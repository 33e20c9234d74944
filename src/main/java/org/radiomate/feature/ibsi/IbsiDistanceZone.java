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
import org.radiomate.feature.texture.Zones;

import java.util.List;
import java.util.Optional;

/**
 * Gray-level distance zone (VMDZ): connected voxels of one gray level, by their smallest distance from the edge of the shape
 * (Thibault G et al., IEEE Trans Biomed Eng 2014;61:630, doi:10.1109/TBME.2013.2284600). The distance is counted in voxels
 * that share sides, 1 at the edge; the edge is that of the morphological mask, the levels those of the intensity mask.
 *
 * @param discretisation the gray levels
 * @param aggregations how slices are put together, each giving all features
 */
public record IbsiDistanceZone(Discretisation discretisation, List<Aggregation> aggregations) implements FeatureCalculator {

	private static final String FAMILY = "GLDZM";

	private static final List<IbsiFigure<LevelSizeMatrix>> FIGURES = new LevelSizeFigures("dzm_sde dzm_lde dzm_lgze dzm_hgze " +
		"dzm_sdlge dzm_sdhge dzm_ldlge dzm_ldhge dzm_glnu dzm_glnu_norm dzm_zdnu dzm_zdnu_norm dzm_z_perc dzm_gl_var " +
		"dzm_zd_var dzm_zd_entr", "0GBI MB4I S1RA K26C RUVG DKNJ A7WM KLTH VFT7 7HP3 V294 IATH VIWW QK93 7WT1 GBDU",
		"Small distance", "Large distance", "zone", "zone distance", "large where the zones reach the edge of the tumour",
		"large where there are zones deep inside the tumour").figures();

	/** @throws org.radiomate.task.ProblemException if there is no aggregation, or one with directions */
	public IbsiDistanceZone {
		aggregations = Aggregation.checked(aggregations, false, FAMILY);
	}

	@Override
	public List<FeatureInfo> features() {
		return IbsiFigure.infos(FIGURES, FAMILY, aggregations, 1);
	}

	@Override
	public String describe() {
		return "Distance zone (GLDZM): " + discretisation.describe() + ", " + Aggregation.words(aggregations);
	}

	@Override
	public Optional<FeatureCalculator> changed(final FamilyParameter parameter, final String text) {
		return Optional.ofNullable(switch (parameter) {
			case DISCRETISATION -> new IbsiDistanceZone(Discretisation.parse(parameter, text), aggregations);
			case AGGREGATIONS -> new IbsiDistanceZone(discretisation, Aggregation.parse(parameter, text, false));
			default -> null;
		});
	}

	@Override
	public void compute(final Roi roi, final FeatureValues values) {
		values.grayLevels(discretisation.grid(roi).presentLevels());
		final SliceMatrices<LevelSizeMatrix> matrices = matrices(roi);
		for (final Aggregation aggregation : aggregations) {
			IbsiFigure.addMeans(FIGURES, matrices.of(aggregation), values, "the region holds no zone");
		}
	}

	private SliceMatrices<LevelSizeMatrix> matrices(final Roi roi) {
		return new SliceMatrices<>(() -> ZoneSearch.bySlice(discretisation, roi).stream().map(Zones::byDistance).toList(),
			() -> ZoneSearch.inSpace(discretisation, roi).byDistance(), matrices -> LevelSizeMatrix.sum(matrices, 1));
	}

	@Override
	public Optional<FeatureBasis> basis(final Roi roi, final String id) {
		return Aggregation.of(id, features(), aggregations).map(aggregation -> shown(roi, aggregation));
	}

	@Override
	public Optional<FeatureBasis> basis(final Roi roi, final MatrixChoice choice) {
		return switch (choice.kind()) {
			case DISCRETISED -> Optional.of(discretisation.levels(roi));
			case ZONE_DISTANCE -> Optional.of(shown(roi, aggregations.get(aggregations.size() - 1)));
			default -> Optional.empty();
		};
	}

	private FeatureBasis shown(final Roi roi, final Aggregation aggregation) {
		return FeatureBasis.Matrix.of(discretisation.levels(roi), matrices(roi).merged(aggregation),
			FeatureBasis.Matrix.Columns.ZONE_DISTANCE, CellVoxels.zonesByDistance(aggregation.inSpace(), ZoneSearch.distances(roi, aggregation
				.inSpace()))).withRemark(aggregation.remark());
	}
}
