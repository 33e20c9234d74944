package org.radiomate.feature.ibex;

import org.radiomate.feature.FamilyParameter;
import org.radiomate.feature.FeatureBasis;
import org.radiomate.feature.FeatureCalculator;
import org.radiomate.feature.FeatureInfo;
import org.radiomate.feature.FeatureValues;
import org.radiomate.feature.MatrixChoice;
import org.radiomate.feature.Roi;
import org.radiomate.feature.texture.CellVoxels;
import org.radiomate.feature.texture.GrayLevelGrid;
import org.radiomate.feature.texture.LevelSizeMatrix;
import org.radiomate.feature.texture.Offset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;

/**
 * IBEX's GrayLevelRunLengthMatrix25: one matrix per direction, runs within slices, summed over slices.
 *
 * @param directions degrees in the slice: 0 along rows, 90 along columns, 45 and 135 along diagonals
 * @param grayLevels the gray levels
 * @param nonuniformityDividedByVoxels whether both non-uniformities are divided by the number of voxels, as IBEX does since
 *          8 August 2017
 * @param aggregate whether IBEX's columns of direction -333 come too: of the mean of the matrices of all directions
 */
public record IbexRunLength(List<Integer> directions, IbexGrayLevels grayLevels, boolean nonuniformityDividedByVoxels,
	boolean aggregate) implements FeatureCalculator
{

	/** One figure of the matrix R(i,j) of a mask of so many voxels. */
	private record Figure(String name, String displayName, String ibsiCode, String definition, String meaning, boolean nonuniformity,
		ToDoubleBiFunction<LevelSizeMatrix, Integer> value)
	{}

	private static final List<Figure> FIGURES = List.of(
		new Figure("GrayLevelNonuniformity", "Gray-level non-uniformity", "R5YN", "sum_i (sum_j R(i,j))^2 / N_runs",
			"large where few gray levels prevail; grows with volume unless divided by it", true, (
			runs, voxels) -> runs.levelNonuniformity()),
		emphasis("HighGrayLevelRunEmpha", "High gray-level run emphasis", "G3QZ", "sum_ij R(i,j) i^2 / N_runs",
			"large where high gray levels prevail", 2, 0),
		emphasis("LongRunEmphasis", "Long run emphasis", "W4KF", "sum_ij R(i,j) j^2 / N_runs",
			"large where there are large areas of one gray level", 0, 2),
		emphasis("LongRunHighGrayLevelEmpha", "Long run high gray-level emphasis", "3KUM",
			"sum_ij R(i,j) i^2 j^2 / N_runs",
			"large where there are large areas of high gray levels", 2, 2),
		emphasis("LongRunLowGrayLevelEmpha", "Long run low gray-level emphasis", "IVPO", "sum_ij R(i,j) j^2 / i^2 / N_runs",
			"large where there are large areas of the lowest gray levels",
			-2, 2),
		emphasis("LowGrayLevelRunEmpha", "Low gray-level run emphasis", "V3SW", "sum_ij R(i,j) / i^2 / N_runs",
			"large where the lowest gray levels prevail", -2, 0),
		new Figure("RunLengthNonuniformity", "Run-length non-uniformity", "W92Y", "sum_j (sum_i R(i,j))^2 / N_runs",
			"large where the run length is the same everywhere; grows with volume unless divided by it", true, (
			runs, voxels) -> runs.sizeNonuniformity()),
		new Figure("RunPercentage", "Run percentage", "9ZK5", "N_runs / N_voxels",
			"1 for the finest texture, small for large areas of one gray level", false, (runs, voxels) -> runs.total() /
			voxels),
		emphasis("ShortRunEmphasis", "Short run emphasis", "22OV", "sum_ij R(i,j) / j^2 / N_runs",
			"large for fine texture", 0, -2),
		emphasis("ShortRunHighGrayLevelEmpha", "Short run high gray-level emphasis", "GD3A",
			"sum_ij R(i,j) i^2 / j^2 / N_runs",
			"large for fine texture of high gray levels", 2, -2),
		emphasis("ShortRunLowGrayLevelEmpha", "Short run low gray-level emphasis", "HTZT",
			"sum_ij R(i,j) / (i^2 j^2) / N_runs",
			"large for fine texture of the lowest gray levels", -2, -2));

	public IbexRunLength {
		directions = IbexColumns.directions(directions, 135);
	}

	private static Figure emphasis(final String name, final String displayName, final String ibsiCode,
		final String definition, final String meaning, final int levelPower, final int lengthPower)
	{
		return new Figure(name, displayName, ibsiCode, definition, meaning, false, (runs, voxels) -> runs.emphasis(levelPower,
			lengthPower));
	}

	@Override
	public List<FeatureInfo> features() {
		final List<FeatureInfo> infos = new ArrayList<>();
		for (final Figure figure : FIGURES) {
			for (final int direction : IbexColumns.withAggregate(directions, aggregate)) {
				infos.add(info(figure, direction));
			}
		}
		return infos;
	}

	@Override
	public String describe() {
		return "Run length (GLRLM25): directions " + IbexColumns.list(directions) + " degrees, " + grayLevels.describe() +
			", non-uniformities " + (nonuniformityDividedByVoxels ? "" : "not ") + "divided by the number of voxels, " +
			IbexColumns.aggregates(aggregate);
	}

	@Override
	public Optional<FeatureCalculator> changed(final FamilyParameter parameter, final String text) {
		return Optional.ofNullable(switch (parameter) {
			case GLRLM_DIRECTIONS -> new IbexRunLength(parameter.integers(text), grayLevels, nonuniformityDividedByVoxels,
				aggregate);
			case GRAY_LEVELS -> new IbexRunLength(directions, IbexGrayLevels.parse(parameter, text), nonuniformityDividedByVoxels,
				aggregate);
			case NONUNIFORMITY -> new IbexRunLength(directions, grayLevels, parameter.isYes(text, "divided by voxels",
				"undivided"), aggregate);
			case AGGREGATES -> new IbexRunLength(directions, grayLevels, nonuniformityDividedByVoxels, parameter.isYes(text,
				"with", "without"));
			default -> null;
		});
	}

	private FeatureInfo info(final Figure figure, final int direction) {
		final boolean all = direction == IbexColumns.ALL_DIRECTIONS;
		final boolean divided = figure.nonuniformity && nonuniformityDividedByVoxels;
		final String where = all ? "mean matrix of all directions" : "direction " + direction + " degrees";
		final String difference = all ? "aggregate of all directions; one direction: " + figure.ibsiCode : divided
			? figure.ibsiCode + " divided by the number of voxels" : "";
		return new FeatureInfo(direction + figure.name, figure.displayName + ", " + where, "GLRLM", "2.5D, " + where +
			", slices merged", all || divided ? "" : figure.ibsiCode, difference, "1", figure.definition + (divided
				? " / N_voxels" : ""), "Galloway 1975, doi:10.1016/S0146-664X(75)80008-6; " + IbexColumns.IBEX, figure.meaning);
	}

	@Override
	public void compute(final Roi roi, final FeatureValues values) {
		final GrayLevelGrid grid = grayLevels.grid(roi.intensity(), values);
		final int voxels = grid.voxels();
		final List<LevelSizeMatrix> matrices = matrices(grid);
		for (final Figure figure : FIGURES) {
			final double divisor = figure.nonuniformity && nonuniformityDividedByVoxels ? voxels : 1;
			for (final LevelSizeMatrix matrix : matrices) {
				values.add(figure.value.applyAsDouble(matrix, voxels) / divisor, "the mask holds no run");
			}
		}
	}

	@Override
	public Optional<FeatureBasis> basis(final Roi roi, final String id) {
		final int index = IbexColumns.indexOf(features(), id);
		if (index < 0) return Optional.empty();
		final int column = index % IbexColumns.withAggregate(directions, aggregate).size() - (aggregate ? 1 : 0);
		return Optional.of(shown(roi, column < 0 ? directions : List.of(directions.get(column))));
	}

	@Override
	public Optional<FeatureBasis> basis(final Roi roi, final MatrixChoice choice) {
		return switch (choice.kind()) {
			case DISCRETISED -> Optional.of(grayLevels.levels(roi));
			// a run seen from its other end is the same run
			case RUN_LENGTH -> Optional.of(shown(roi, choice.allDirections() ? directions : List.of(choice.direction() % 180)));
			default -> Optional.empty();
		};
	}

	/** The mean matrix of directions. */
	private FeatureBasis shown(final Roi roi, final List<Integer> meant) {
		final FeatureBasis.Levels levels = grayLevels.levels(roi);
		final List<Offset> steps = meant.stream().map(direction -> Offset.inSlice(direction, 1)).toList();
		return FeatureBasis.Matrix.of(levels, LevelSizeMatrix.sum(steps.stream().map(step -> LevelSizeMatrix.runs(levels.grid(),
			step)).toList(), 1.0 / steps.size()), FeatureBasis.Matrix.Columns.RUN_LENGTH, CellVoxels.runs(steps));
	}

	private List<LevelSizeMatrix> matrices(final GrayLevelGrid grid) {
		final List<LevelSizeMatrix> matrices = new ArrayList<>();
		for (final int direction : directions) {
			matrices.add(LevelSizeMatrix.runs(grid, Offset.inSlice(direction, 1)));
		}
		if (aggregate) matrices.add(0, LevelSizeMatrix.sum(matrices, 1.0 / matrices.size()));
		return matrices;
	}
}
