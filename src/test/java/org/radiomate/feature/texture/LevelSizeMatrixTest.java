package org.radiomate.feature.texture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

class LevelSizeMatrixTest {

	/** Rows 1 1 2 | 2 . 2 | 2 2 2 with a gap in the mask. */
	private static final GrayLevelGrid GRID = new GrayLevelGrid(3, 3, 1, new int[] { 1, 1, 2, 2, 0, 2, 2, 2, 2 }, 2);

	@Test
	void runsAreBrokenByLevelsAndGaps() {
		final LevelSizeMatrix rows = LevelSizeMatrix.runs(GRID, Offset.inSlice(0, 1));
		assertEquals(5, rows.total());
		assertEquals(1, rows.count(1, 2));
		assertEquals(3, rows.count(2, 1));
		assertEquals(1, rows.count(2, 3));
		final LevelSizeMatrix columns = LevelSizeMatrix.runs(GRID, Offset.inSlice(90, 1));
		assertEquals(1, columns.count(2, 2));
		assertEquals(1, columns.count(2, 3));
		assertEquals(5, columns.total());
	}

	@Test
	void figuresByHand() {
		final LevelSizeMatrix rows = LevelSizeMatrix.runs(GRID, Offset.inSlice(0, 1));
		assertEquals((1 / 4.0 + 3 + 1 / 9.0) / 5, rows.emphasis(0, -2), 1e-15);
		assertEquals((4 + 3 + 9) / 5.0, rows.emphasis(0, 2), 1e-15);
		assertEquals((1 + 4 * 4) / 5.0, rows.emphasis(2, 0), 1e-15);
		assertEquals((1 + 16) / 5.0, rows.levelNonuniformity(), 1e-15);
		assertEquals((9 + 1 + 1) / 5.0, rows.sizeNonuniformity(), 1e-15);
		assertEquals(5, LevelSizeMatrix.sum(List.of(rows, rows), 0.5).total(), 0);
	}

	/** In every direction the runs cover each voxel once, and as many backwards as forwards. */
	@Property
	void runsCoverTheMask(@ForAll @Size(60) final List<@IntRange(min = 0, max = 3) Integer> levels,
		@ForAll @IntRange(min = -1, max = 1) final int dx, @ForAll @IntRange(min = -1, max = 1) final int dy)
	{
		final GrayLevelGrid grid = new GrayLevelGrid(5, 4, 3, levels.stream().mapToInt(i -> i).toArray(), 3);
		final Offset step = new Offset(dx, dy, 1);
		final LevelSizeMatrix runs = LevelSizeMatrix.runs(grid, step);
		double covered = 0;
		for (int level = 1; level <= 3; level++) {
			for (int length = 1; length <= 5; length++) {
				covered += length * runs.count(level, length);
			}
		}
		assertEquals(grid.voxels(), covered);
		assertEquals(runs.total(), LevelSizeMatrix.runs(grid, step.reversed()).total());
		assertTrue(runs.total() <= grid.voxels());
	}
}
