package org.radiomate.feature.ibsi;

import org.radiomate.feature.FamilyParameter;
import org.radiomate.feature.FeatureBasis;
import org.radiomate.feature.FeatureCalculator;
import org.radiomate.feature.FeatureInfo;
import org.radiomate.feature.FeatureValues;
import org.radiomate.feature.MatrixChoice;
import org.radiomate.feature.Roi;
import org.radiomate.feature.texture.CellVoxels;
import org.radiomate.feature.texture.GrayLevelGrid;
import org.radiomate.feature.texture.LevelCodes;
import org.radiomate.feature.texture.LevelSizeMatrix;
import org.radiomate.feature.texture.Offset;
import org.radiomate.task.ProblemException;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Gray-level run length (TP0I): voxels of one gray level in a line, broken by the edge of the intensity mask, without distance
 * weighting.
 *
 * @param discretisation the gray levels
 * @param aggregations how directions and slices are put together, each giving all features
 */
public record IbsiRunLength(Discretisation discretisation, List<Aggregation> aggregations) implements FeatureCalculator {

	private static final String FAMILY = "GLRLM";

	private static final List<IbsiFigure<LevelSizeMatrix>> FIGURES = List.of(
		emphasis("rlm_sre", "Short runs emphasis", "22OV", "sum_ij r(i,j) / j^2 / N_s", "large for fine texture", 0, -2),
		emphasis("rlm_lre", "Long runs emphasis", "W4KF", "sum_ij r(i,j) j^2 / N_s", "large for coarse texture", 0, 2),
		emphasis("rlm_lgre", "Low grey level run emphasis", "V3SW", "sum_ij r(i,j) / i^2 / N_s",
			"large where the lowest gray levels prevail", -2, 0),
		emphasis("rlm_hgre", "High grey level run emphasis", "G3QZ", "sum_ij r(i,j) i^2 / N_s",
			"large where high gray levels prevail", 2, 0),
		emphasis("rlm_srlge", "Short run low grey level emphasis", "HTZT", "sum_ij r(i,j) / (i^2 j^2) / N_s",
			"large where the lowest gray levels have fine texture", -2, -2),
		emphasis("rlm_srhge", "Short run high grey level emphasis", "GD3A", "sum_ij r(i,j) i^2 / j^2 / N_s",
			"large where high gray levels have fine texture", 2, -2),
		emphasis("rlm_lrlge", "Long run low grey level emphasis", "IVPO", "sum_ij r(i,j) j^2 / i^2 / N_s",
			"large where the lowest gray levels have coarse texture", -2, 2),
		emphasis("rlm_lrhge", "Long run high grey level emphasis", "3KUM", "sum_ij r(i,j) i^2 j^2 / N_s",
			"large where high gray levels have coarse texture", 2, 2),
		IbsiFigure.number("rlm_glnu", "Grey level non-uniformity", "R5YN", "sum_i (sum_j r(i,j))^2 / N_s",
			"large where the runs have few gray levels; grows with volume", LevelSizeMatrix::levelNonuniformity),
		IbsiFigure.number("rlm_glnu_norm", "Normalised grey level non-uniformity", "OVBL", "sum_i (sum_j r(i,j))^2 / N_s^2",
			"large where the runs have few gray levels, whatever the volume", runs -> runs.levelNonuniformity() / runs.total()),
		IbsiFigure.number("rlm_rlnu", "Run length non-uniformity", "W92Y", "sum_j (sum_i r(i,j))^2 / N_s",
			"large where the runs are equally long; grows with volume", LevelSizeMatrix::sizeNonuniformity),
		IbsiFigure.number("rlm_rlnu_norm", "Normalised run length non-uniformity", "IC23", "sum_j (sum_i r(i,j))^2 / N_s^2",
			"large where the runs are equally long, whatever the volume", runs -> runs.sizeNonuniformity() / runs.total()),
		// every voxel lies in one run of each direction: the mean length is voxels by runs, in merged matrices too
		IbsiFigure.number("rlm_r_perc", "Run percentage", "9ZK5", "N_s / N_v", "1 for the finest texture, small for large areas " +
			"of one gray level", runs -> 1 / runs.emphasis(0, 1)),
		IbsiFigure.number("rlm_gl_var", "Grey level variance", "8CE5", "sum_ij (i-mu)^2 r(i,j) / N_s, mu the mean gray level",
			"how widely the gray levels of the runs spread", LevelSizeMatrix::levelVariance),
		IbsiFigure.number("rlm_rl_var", "Run length variance", "SXLW", "sum_ij (j-mu)^2 r(i,j) / N_s, mu the mean length",
			"whether fine and coarse areas lie side by side", LevelSizeMatrix::sizeVariance),
		IbsiFigure.number("rlm_rl_entr", "Run entropy", "HJ9O", "-sum_ij p(i,j) log2 p(i,j), p = r / N_s",
			"how varied the runs are in gray level and length", LevelSizeMatrix::entropy));

	/** @throws ProblemException if there is no aggregation, or one without directions */
	public IbsiRunLength {
		aggregations = Aggregation.checked(aggregations, true, FAMILY);
	}

	private static IbsiFigure<LevelSizeMatrix> emphasis(final String tag, final String displayName, final String ibsiCode,
		final String definition, final String meaning, final int levelPower, final int lengthPower)
	{
		final ToDoubleFunction<LevelSizeMatrix> value = runs -> runs.emphasis(levelPower, lengthPower);
		return IbsiFigure.number(tag, displayName, ibsiCode, definition, meaning, value);
	}

	@Override
	public List<FeatureInfo> features() {
		return IbsiFigure.infos(FIGURES, FAMILY, aggregations, 1);
	}

	@Override
	public String describe() {
		return "Run length (GLRLM): " + discretisation.describe() + ", " + Aggregation.words(aggregations);
	}

	@Override
	public Optional<FeatureCalculator> changed(final FamilyParameter parameter, final String text) {
		return Optional.ofNullable(switch (parameter) {
			case DISCRETISATION -> new IbsiRunLength(Discretisation.parse(parameter, text), aggregations);
			case AGGREGATIONS -> new IbsiRunLength(discretisation, Aggregation.parse(parameter, text, true));
			default -> null;
		});
	}

	@Override
	public void compute(final Roi roi, final FeatureValues values) {
		values.grayLevels(discretisation.codes(roi, 1).size());
		final DirectionalMatrices<LevelSizeMatrix> matrices = matrices(roi);
		for (final Aggregation aggregation : aggregations) {
			IbsiFigure.addMeans(FIGURES, matrices.of(aggregation), values, "the region holds no run");
		}
	}

	private DirectionalMatrices<LevelSizeMatrix> matrices(final Roi roi) {
		final GrayLevelGrid grid = discretisation.grid(roi);
		return new DirectionalMatrices<>(() -> grid.slices().map(slice -> LevelSizeMatrix.runs(new LevelCodes(slice, 1), false))
			.toList(), () -> LevelSizeMatrix.runs(discretisation.codes(roi, 1), true), matrices -> LevelSizeMatrix.sum(matrices, 1));
	}

	@Override
	public Optional<FeatureBasis> basis(final Roi roi, final String id) {
		return Aggregation.of(id, features(), aggregations).map(aggregation -> shown(roi, matrices(roi).merged(aggregation), Offset
			.directions(1, aggregation.inSpace()), aggregation.remark()));
	}

	@Override
	public Optional<FeatureBasis> basis(final Roi roi, final MatrixChoice choice) {
		return switch (choice.kind()) {
			case DISCRETISED -> Optional.of(discretisation.levels(roi));
			case RUN_LENGTH -> Optional.of(chosen(roi, choice));
			default -> Optional.empty();
		};
	}

	private FeatureBasis chosen(final Roi roi, final MatrixChoice choice) {
		if (!choice.allDirections()) {
			final Offset step = Offset.inSlice(choice.direction(), 1);
			return shown(roi, LevelSizeMatrix.runs(discretisation.grid(roi), step), List.of(step), "");
		}
		final Aggregation last = aggregations.get(aggregations.size() - 1);
		return shown(roi, matrices(roi).merged(last), Offset.directions(1, last.inSpace()), "Runs are added up" + last
			.directions());
	}

	private FeatureBasis shown(final Roi roi, final LevelSizeMatrix matrix, final List<Offset> steps, final String remark) {
		return FeatureBasis.Matrix.of(discretisation.levels(roi), matrix, FeatureBasis.Matrix.Columns.RUN_LENGTH, CellVoxels.runs(
			steps)).withRemark(remark);
	}
}
