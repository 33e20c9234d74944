package org.radiomate.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.radiomate.feature.ibex.IbexCooccurrence;
import org.radiomate.feature.ibex.IbexGrayLevels;
import org.radiomate.feature.ibex.IbexRunLength;
import org.radiomate.feature.ibsi.Aggregation;
import org.radiomate.feature.ibsi.FixedBinNumber;
import org.radiomate.feature.ibsi.IbsiCooccurrence;
import org.radiomate.feature.ibsi.IbsiDistanceZone;
import org.radiomate.feature.ibsi.IbsiLevelDependence;
import org.radiomate.feature.ibsi.IbsiRunLength;
import org.radiomate.feature.ibsi.IbsiSizeZone;
import org.radiomate.feature.texture.CellVoxels;
import org.radiomate.task.ProblemException;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.IntensityScale;
import org.radiomate.volume.Mask;
import org.radiomate.volume.RoiCrop;
import org.radiomate.volume.Volume;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Every cell of every matrix against a search for the voxels behind it: the fast counting and the plain search by loops,
 * flood fill and neighbourhoods share no line.
 */
class MatrixCellsTest {

	private static final FixedBinNumber LEVELS = new FixedBinNumber(4);

	private static final List<Aggregation> DIRECTIONAL = List.of(Aggregation.SLICES_MERGED, Aggregation.SPACE_MERGED),
			OTHERS = List.of(Aggregation.MERGED, Aggregation.SPACE);

	private static final List<FeatureCalculator> FAMILIES = List.of(new IbsiCooccurrence(LEVELS, DIRECTIONAL, 1),
		new IbsiCooccurrence(LEVELS, DIRECTIONAL, 2), new IbsiRunLength(LEVELS, DIRECTIONAL), new IbsiSizeZone(LEVELS, OTHERS),
		new IbsiDistanceZone(LEVELS, OTHERS), new IbsiLevelDependence(LEVELS, OTHERS, 1, 0), new IbsiLevelDependence(LEVELS,
			OTHERS, 2, 1), new IbexCooccurrence(List.of(0, 45, 90, 135), List.of(1, 2), new IbexGrayLevels(4, 0, 4), true),
		new IbexRunLength(List.of(0, 90), new IbexGrayLevels(4, 0, 4), false, true));

	private static Roi random(final long seed) {
		final Well19937c random = new Well19937c(seed);
		final Geometry grid = new Geometry(3 + random.nextInt(5), 3 + random.nextInt(5), 1 + random.nextInt(4), 1, 1, 2);
		final double[] values = new double[(int) grid.voxelCount()];
		final boolean[] inside = new boolean[values.length];
		for (int i = 0; i < values.length; i++) {
			values[i] = i > 0 && random.nextInt(3) == 0 ? values[i - 1] : random.nextInt(4);
			inside[i] = i == values.length / 2 || random.nextInt(6) > 0;
		}
		return Roi.of(RoiCrop.of(Volume.of("random", values, grid), Mask.of(grid, (x, y, z) -> inside[x + grid.width() * (y + grid
			.height() * z)])), IntensityScale.STORED);
	}

	private static void assertCells(final FeatureBasis.Matrix matrix, final double factor, final String what) {
		for (int row = 1; row <= matrix.counts().length; row++) {
			for (int column = 1; column <= matrix.counts()[0].length; column++) {
				final CellVoxels.Cell cell = matrix.cell(row, column);
				assertEquals(matrix.counts()[row - 1][column - 1], cell.count() * factor, 1e-12, what + ", cell " + row + ", " +
					column);
				for (final int voxel : cell.voxels()) assertEquals(row, matrix.levels().grid().levels()[voxel], what);
			}
		}
	}

	@Property(tries = 40)
	void aCellCountsTheVoxelsBehindIt(@ForAll final long seed, @ForAll @IntRange(min = 0, max = 6) final int which) {
		final Roi roi = random(seed);
		for (final FeatureCalculator family : FAMILIES) {
			final List<FeatureInfo> features = family.features();
			for (int i = which; i < features.size(); i += 7) {
				final String id = features.get(i).id();
				final boolean mean = family instanceof IbexRunLength && id.startsWith("-333");
				assertCells((FeatureBasis.Matrix) family.basis(roi, id).orElseThrow(), mean ? 0.5 : 1, family.describe() + ", " + id);
			}
		}
	}

	@Property(tries = 20)
	void neighboursOfACooccurrenceHaveTheLevelOfTheColumn(@ForAll final long seed) {
		final FeatureBasis.Matrix matrix = (FeatureBasis.Matrix) FAMILIES.get(0).basis(random(seed), "cm_joint_entr_3D_comb")
			.orElseThrow();
		final int[] levels = matrix.levels().grid().levels();
		for (int column = 1; column <= matrix.counts()[0].length; column++) {
			final int expected = column;
			assertTrue(IntStream.of(matrix.cell(1, column).partners()).allMatch(neighbour -> levels[neighbour] == expected));
		}
	}

	@ParameterizedTest
	@CsvSource({ "0, 1", "1, 0", "5, 1", "1, 5" })
	void aCellThatIsNotThereIsRefused(final int row, final int column) {
		final FeatureBasis.Matrix matrix = (FeatureBasis.Matrix) FAMILIES.get(0).basis(random(1), MatrixChoice.parse(
			"co-occurrence", "0", 1)).orElseThrow();
		assertTrue(assertThrows(ProblemException.class, () -> matrix.cell(row, column)).getMessage().contains("has no cell " + row));
	}
}
