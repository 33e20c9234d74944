package org.radiomate.volume.contour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.radiomate.testing.Problems.assertProblem;

import org.junit.jupiter.api.Test;
import org.radiomate.task.Progress;
import org.radiomate.volume.ContourRasterizer;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.PixelArea;

import java.util.List;

class ContourCleaningTest {

	private static final Geometry GRID = new Geometry(14, 10, 3, 1, 2, 5);

	/** Letters: a air, f fat, . tissue, b bone; at row 1, column 1 of slice 2. */
	private static double[] hu(final String... rows) {
		final double[] hu = Shapes.filled(GRID, 50);
		for (int y = 0; y < rows.length; y++) {
			for (int x = 0; x < rows[y].length(); x++) hu[x + 1 + 14 * (y + 1 + 10)] = switch (rows[y].charAt(x)) {
				case 'a' -> -900;
				case 'f' -> -80;
				case 'b' -> 500;
				default -> 50;
			};
		}
		return hu;
	}

	private static CleanedSlice clean(final CleaningOptions options, final PixelArea drawn, final String... rows) {
		return ContourCleaning.of(Shapes.volume(GRID, hu(rows)), ContourRasterizer.rasterize(List.of(drawn), GRID,
			MaskRule.PIXEL_CENTRE).mask(), options, Progress.NONE).get(0);
	}

	private static final PixelArea DRAWN = Shapes.area(1, 1, 1, "########", "########", "########", "########", "########");

	private static String kept(final CleanedSlice slice) {
		return Shapes.picture(slice.area(), 14, 10);
	}

	private static String picture(final String... rows) {
		return Shapes.picture(Shapes.area(1, 1, 1, rows), 14, 10);
	}

	@Test
	void airFatAndBoneGo() {
		final CleanedSlice slice = clean(CleaningOptions.defaults(), DRAWN, "aaff....", "........", "....b...", "........");
		assertEquals(picture("....####", "########", "####.###", "########", "########"), kept(slice));
		assertEquals(new CleanedSlice(1, 40, 4, 1, 0, 0, 0, 35, slice.area()), slice);
	}

	@Test
	void limitsThemselvesAreKept() {
		final double[] hu = hu();
		hu[1 + 14 * 11] = -30;
		hu[2 + 14 * 11] = 300;
		hu[3 + 14 * 11] = -30.5;
		hu[4 + 14 * 11] = Double.NaN;
		final CleanedSlice slice = ContourCleaning.of(Shapes.volume(GRID, hu), ContourRasterizer.rasterize(List.of(DRAWN), GRID,
			MaskRule.PIXEL_CENTRE).mask(), CleaningOptions.defaults(), Progress.NONE).get(0);
		assertEquals(2, slice.tooLow(), "-30.5 and what is no number");
		assertEquals(38, slice.after());
	}

	@Test
	void holesAreFilledButNotTheDrawnOnes() {
		final PixelArea ring = Shapes.area(1, 1, 1, "########", "########", "##..####", "########", "########");
		final String[] tissue = { "........", "....b...", "....bb..", "........", "b......." };
		assertEquals(picture("########", "####.###", "##....##", "########", ".#######"), kept(clean(CleaningOptions.defaults(),
			ring, tissue)));
		final CleanedSlice filled = clean(CleaningOptions.defaults().withFillHoles(true), ring, tissue);
		assertEquals(picture("########", "########", "##..####", "########", ".#######"), kept(filled));
		assertEquals(3, filled.filled());
	}

	@Test
	void smallPiecesAreDroppedByTheirMm2() {
		final String[] tissue = { "........", "aaaaaaaa", "..a.....", "..a.....", "..a....." };
		final CleanedSlice slice = clean(CleaningOptions.defaults().withMinAreaMm2(16), DRAWN, tissue);
		assertEquals(picture("########", "........", "...#####", "...#####", "...#####"), kept(slice), "8 pixels of 2 mm² stay");
		assertEquals(6, slice.small());
	}

	@Test
	void openingTakesOffThinBridges() {
		final String[] tissue = { "........", "........", "aaaa.aaa", "aaaa.aaa", "aaaa.aaa" };
		final CleanedSlice slice = clean(CleaningOptions.defaults().withOpeningMm(1.5), DRAWN, tissue);
		assertEquals(picture("########", "########"), kept(slice));
		assertEquals(3, slice.opened());
	}

	@Test
	void emptiedSliceIsInTheList() {
		final CleanedSlice slice = clean(CleaningOptions.defaults().withHu(100, 200), DRAWN);
		assertNull(slice.area());
		assertEquals(40, slice.tooLow());
		assertEquals(0, slice.after());
	}

	@Test
	void wrongLimitsAreRefused() {
		assertProblem(() -> CleaningOptions.defaults().withHu(50, 50), "lowest HU", "below the highest");
		assertProblem(() -> CleaningOptions.defaults().withMinAreaMm2(-1), "0 or more");
		assertProblem(() -> new TissueLimits(-30, -190, 300), "must rise");
		assertProblem(() -> CheckOptions.defaults().withAllowedPercent(120), "no percentage");
		assertProblem(() -> CheckOptions.defaults().withMinThicknessMm(-1), "negative");
	}
}
