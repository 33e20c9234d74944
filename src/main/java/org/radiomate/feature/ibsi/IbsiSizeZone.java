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
 * Gray-level size zone (9SAK): connected voxels of one gray level, by the number of voxels (Thibault G et al., IEEE Trans
 * Biomed Eng 2014;61:630, doi:10.1109/TBME.2013.2284600).
 *
 * @param discretisation the gray levels
 * @param aggregations how slices are put together, each giving all features
 */
public record IbsiSizeZone(Discretisation discretisation, List<Aggregation> aggregations) implements FeatureCalculator {

	private static final String FAMILY = "GLSZM";

	private static final List<IbsiFigure<LevelSizeMatrix>> FIGURES = new LevelSizeFigures("szm_sze szm_lze szm_lgze szm_hgze " +
		"szm_szlge szm_szhge szm_lzlge szm_lzhge szm_glnu szm_glnu_norm szm_zsnu szm_zsnu_norm szm_z_perc szm_gl_var " +
		"szm_zs_var szm_zs_entr", "5QRC 48P8 XMSY 5GN9 5RAI HW1V YH51 J17V JNSA Y1RO 4JP3 VB3A P30P BYLV 3NSA GU8N",
		"Small zone", "Large zone", "zone", "zone size", "large for fine texture of many small areas",
		"large where there are large areas of one gray level").figures();

	/** @throws org.radiomate.task.ProblemException if there is no aggregation, or one with directions */
	public IbsiSizeZone {
		aggregations = Aggregation.checked(aggregations, false, FAMILY);
	}

	@Override
	public List<FeatureInfo> features() {
		return IbsiFigure.infos(FIGURES, FAMILY, aggregations, 1);
	}

	@Override
	public String describe() {
		return "Size zone (GLSZM): " + discretisation.describe() + ", " + Aggregation.words(aggregations);
	}

	@Override
	public Optional<FeatureCalculator> changed(final FamilyParameter parameter, final String text) {
		return Optional.ofNullable(switch (parameter) {
			case DISCRETISATION -> new IbsiSizeZone(Discretisation.parse(parameter, text), aggregations);
			case AGGREGATIONS -> new IbsiSizeZone(discretisation, Aggregation.parse(parameter, text, false));
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
		return new SliceMatrices<>(() -> ZoneSearch.bySlice(discretisation, roi).stream().map(Zones::bySize).toList(),
			() -> ZoneSearch.inSpace(discretisation, roi).bySize(), matrices -> LevelSizeMatrix.sum(matrices, 1));
	}

	@Override
	public Optional<FeatureBasis> basis(final Roi roi, final String id) {
		return Aggregation.of(id, features(), aggregations).map(aggregation -> shown(roi, aggregation));
	}

	@Override
	public Optional<FeatureBasis> basis(final Roi roi, final MatrixChoice choice) {
		return switch (choice.kind()) {
			case DISCRETISED -> Optional.of(discretisation.levels(roi));
			case ZONE_SIZE -> Optional.of(shown(roi, aggregations.get(aggregations.size() - 1)));
			default -> Optional.empty();
		};
	}

	private FeatureBasis shown(final Roi roi, final Aggregation aggregation) {
		return FeatureBasis.Matrix.of(discretisation.levels(roi), matrices(roi).merged(aggregation),
			FeatureBasis.Matrix.Columns.ZONE_SIZE, CellVoxels.zonesBySize(aggregation.inSpace())).withRemark(aggregation.remark());
	}
}
