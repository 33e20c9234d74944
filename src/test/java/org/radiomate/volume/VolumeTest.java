package org.radiomate.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.radiomate.task.ProblemException;

/** Geometry, volume, mask and crop. */
class VolumeTest {

	private static final Geometry GRID = new Geometry(4, 3, 2, 0.5, 0.6, 2);

	@Test
	void badSpacingIsAProblemThatNamesTheAxis() {
		for (final double bad : new double[] { 0, -1, Double.NaN, Double.POSITIVE_INFINITY }) {
			final ProblemException problem = assertThrows(ProblemException.class, () -> new Geometry(1, 1, 1, 1, bad, 1));
			assertTrue(problem.getMessage().contains("along y"), problem.getMessage());
		}
	}

	@Test
	void gridsAreEqualWithinATolerance() {
		assertTrue(GRID.sameGrid(new Geometry(4, 3, 2, 0.5004, 0.6, 2), 1e-3));
		assertFalse(GRID.sameGrid(new Geometry(4, 3, 2, 0.502, 0.6, 2), 1e-3));
		assertFalse(GRID.sameGrid(new Geometry(4, 3, 3, 0.5, 0.6, 2), 1e-3));
		assertEquals(24, GRID.voxelCount());
		assertEquals("4 x 3 pixels, 2 slices, voxels of 0.50000 x 0.60000 x 2.0000 mm", GRID.describe());
	}

	@Test
	void cropHoldsTheBoxOfTheMask() {
		final RoiCrop crop = RoiCrop.of(ramp(), new Mask.Builder(GRID).add(1, 1, 1).addRun(2, 4, 2, 1).build());
		assertArrayEquals(new double[] { 17, 18, 19, 21, 22, 23 }, crop.values());
		assertArrayEquals(new boolean[] { true, false, false, false, true, true }, crop.inside());
		assertArrayEquals(new double[] { 17, 22, 23 }, crop.insideValues());
		assertEquals(new Geometry(3, 2, 1, 0.5, 0.6, 2), crop.geometry());
	}

	@Test
	void aValueThatIsNoNumberIsNamedByColumnRowAndSlice() {
		final double[] voxels = new double[24];
		voxels[17] = Double.NaN;
		final Volume volume = Volume.of("scan", voxels, GRID);
		final Mask all = Mask.of(GRID, (x, y, z) -> true);
		final String message = assertThrows(ProblemException.class, () -> RoiCrop.of(volume, all)).getMessage();
		assertTrue(message.contains("column 2, row 2, slice 2"), message);
		assertEquals(23, RoiCrop.of(volume, Mask.of(GRID, (x, y, z) -> x + 4 * (y + 3 * z) != 17)).count());
	}

	@Test
	void emptyMaskIsAProblem() {
		final Mask empty = new Mask.Builder(GRID).build();
		assertTrue(empty.isEmpty());
		assertThrows(ProblemException.class, () -> RoiCrop.of(ramp(), empty));
	}

	@Test
	void filesNameRulesAndScales() {
		for (final MaskRule rule : MaskRule.values()) {
			assertEquals(rule, MaskRule.ofFileName(rule.fileName()));
		}
		assertEquals(IntensityScale.STORED, IntensityScale.ofFileName("stored"));
		assertThrows(ProblemException.class, () -> MaskRule.ofFileName("pixel"));
		assertThrows(ProblemException.class, () -> IntensityScale.ofFileName("ct"));
	}

	private static Volume ramp() {
		final short[] voxels = new short[24];
		for (short i = 0; i < 24; i++) {
			voxels[i] = i;
		}
		return Volume.of("ramp", voxels, GRID);
	}
}
