package org.radiomate.volume.contour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.radiomate.task.Progress;
import org.radiomate.volume.Contour;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.OutlineContour;

import java.util.List;

class ContourCheckTest {

	private static final Geometry GRID = new Geometry(60, 50, 6, 1, 1, 4);

	private final double[] hu = body();

	/** A body of tissue from column 10 to 49, row 10 to 39, air around it, and a lung in it. */
	private static double[] body() {
		final double[] hu = Shapes.filled(GRID, -1000);
		for (int z = 0; z < 6; z++) {
			for (int y = 10; y < 40; y++) {
				for (int x = 10; x < 50; x++) hu[x + 60 * (y + 50 * z)] = x > 38 && x < 46 && y > 20 && y < 30 ? -850 : 40;
			}
		}
		return hu;
	}

	private ContourCheck check(final List<ContourFlaw> flaws, final ContourSet... sets) {
		return ContourCheck.of(Shapes.volume(GRID, hu), List.of(sets), flaws, CheckOptions.defaults().withRule(
			MaskRule.PIXEL_CENTRE), Progress.NONE);
	}

	private List<CheckedSlice> slices(final Contour... contours) {
		return check(List.of(), ContourSet.of("Tumour", List.of(contours))).slices();
	}

	private String findings(final Contour... contours) {
		return String.join("; ", slices(contours).get(0).findings());
	}

	@Test
	void goodContourHasNoFinding() {
		final CheckedSlice slice = slices(Shapes.box(2, 15, 15, 25, 27)).get(0);
		assertEquals(List.of(), slice.findings());
		assertEquals(120, slice.voxels());
		assertEquals(120, slice.areaMm2());
		assertEquals(0, slice.airPercent() + slice.fatPercent() + slice.bonePercent() + slice.outsideBody());
		assertEquals(10, slice.thickest().diameterMm(), 1e-12);
		assertEquals("Nothing was found on 1 slices.", check(List.of(), ContourSet.of("Tumour", List.of(Shapes.box(2, 15, 15,
			25, 27)))).summary());
	}

	@Test
	void missingSliceIsARowOfItsOwn() {
		final List<CheckedSlice> slices = slices(Shapes.box(1, 15, 15, 25, 27), Shapes.box(3, 15, 15, 25, 27));
		assertEquals(List.of(1, 2, 3), slices.stream().map(CheckedSlice::slice).toList());
		assertTrue(slices.get(1).findings().get(0).contains("no contour"), slices::toString);
		assertTrue(Double.isNaN(slices.get(1).areaMm2()));
	}

	@Test
	void airFatAndBoneAreSharesInPercent() {
		for (int x = 15; x < 25; x++) {
			hu[x + 60 * (15 + 50 * 2)] = -500;
			hu[x + 60 * (16 + 50 * 2)] = -100;
			hu[x + 60 * (17 + 50 * 2)] = 700;
		}
		final CheckedSlice slice = slices(Shapes.box(2, 15, 15, 25, 25)).get(0);
		assertEquals(10, slice.airPercent(), 1e-12);
		assertEquals(10, slice.fatPercent(), 1e-12);
		assertEquals(10, slice.bonePercent(), 1e-12);
		assertEquals(List.of("10.0 % is air", "10.0 % is fat", "10.0 % is bone or calcification"), slice.findings());
	}

	@Test
	void lungBelongsToTheBodyAirAroundItDoesNot() {
		assertEquals(0, slices(Shapes.box(2, 36, 20, 47, 30)).get(0).outsideBody());
		final CheckedSlice out = slices(Shapes.box(2, 5, 15, 15, 25)).get(0);
		assertEquals(50, out.outsideBody());
		assertTrue(out.findings().contains("50 voxels lie outside the body"), out::toString);
	}

	@Test
	void thinWallIsReportedWithItsThickness() {
		assertTrue(findings(Shapes.box(2, 15, 15, 35, 18)).contains("at most 3.0 mm thick, less than 5.0 mm"));
		final CheckedSlice ring = slices(Shapes.box(2, 14, 12, 34, 32), Shapes.box(2, 20, 18, 28, 26)).get(0);
		assertEquals(6, ring.thickest().diameterMm(), 1.2, "a wall of 6 mm, a little more in the corners");
		assertEquals(List.of(), ring.findings());
	}

	@Test
	void contoursOutsideCrossingDoubleAndOverlapping() {
		assertTrue(findings(Shapes.box(2, 100, 100, 110, 110)).contains("outside the image"));
		assertTrue(findings(Shapes.box(2, -4, 15, 20, 25)).contains("cut off"));
		final OutlineContour bow = new OutlineContour(2, new double[] { 15, 30, 15, 30 }, new double[] { 15, 30, 30, 15 });
		assertTrue(findings(bow).contains("crosses itself"));
		assertTrue(findings(Shapes.box(2, 15, 15, 25, 25), Shapes.box(2, 15, 15, 25, 25)).contains("are the same"));
		assertTrue(findings(Shapes.box(2, 15, 15, 25, 25), Shapes.box(2, 20, 20, 32, 30)).contains("overlap only partly: 25 voxels"));
		assertEquals("", findings(Shapes.box(2, 12, 12, 35, 35), Shapes.box(2, 20, 20, 26, 26)), "a hole is no flaw");
	}

	@Test
	void crossingIsFoundWhereverItIs() {
		assertFalse(OutlineFlaws.crossesItself(Shapes.box(0, 1, 1, 9, 9)));
		final int n = 2000;
		final double[] x = new double[n], y = new double[n];
		for (int i = 0; i < n; i++) {
			x[i] = 50 + 30 * Math.cos(2 * Math.PI * i / n);
			y[i] = 50 + 30 * Math.sin(2 * Math.PI * i / n);
		}
		assertFalse(OutlineFlaws.crossesItself(new OutlineContour(0, x, y)));
		x[700] = 90;
		assertTrue(OutlineFlaws.crossesItself(new OutlineContour(0, x, y)));
	}

	@Test
	void flawsThatTheReaderFoundAreInTheirRows() {
		final ContourFlaw flaw = new ContourFlaw("Tumour", "", "", 4, "'a' on slice 5 has only 2 points.");
		final ContourFlaw placeless = new ContourFlaw("Tumour", "", "", -1, "'b' belongs to no slice.");
		final List<CheckedSlice> slices = check(List.of(flaw, placeless), ContourSet.of("Tumour", List.of(Shapes.box(3, 15, 15,
			25, 27)))).slices();
		assertEquals(List.of(3, 4, -1), slices.stream().map(CheckedSlice::slice).toList());
		assertEquals(List.of(flaw.sentence()), slices.get(1).findings());
		assertEquals(List.of(placeless.sentence()), slices.get(2).findings());
		assertEquals(1, check(List.of(flaw)).slices().size(), "also if nothing else was drawn");
	}

	@Test
	void largeStackIsQuick() {
		final Geometry large = new Geometry(512, 512, 60, 0.8, 0.8, 3);
		final short[] voxels = new short[(int) large.voxelCount()];
		for (int i = 0; i < voxels.length; i++) voxels[i] = (short) (Math.hypot(i % 512 - 256, i / 512 % 512 - 256) < 200 ? 40
			: -1000);
		final List<Contour> drawn = new java.util.ArrayList<>();
		for (int z = 20; z < 40; z++) drawn.add(Shapes.box(z, 240, 240, 272, 272));
		final ContourSet a = new ContourSet("Tumour", "A", "", drawn), b = new ContourSet("Tumour", "B", "", drawn);
		final long start = System.nanoTime();
		final ContourCheck check = ContourCheck.of(org.radiomate.volume.Volume.of("chest", voxels, large), List.of(a, b), List
			.of(), CheckOptions.defaults(), Progress.NONE);
		final double seconds = (System.nanoTime() - start) * 1e-9;
		System.out.printf("Checking two readings of %d voxels on 512 x 512 x 60: %.3f s%n", check.slices().stream().mapToInt(
			CheckedSlice::voxels).sum() / 2, seconds);
		assertEquals(1, check.pairs().get(0).whole().dice());
		assertTrue(seconds < 3, seconds + " s");
	}

	@Test
	void readersOfOneStructureAreCompared() {
		final ContourSet one = new ContourSet("Tumour", "A", "1", List.of(Shapes.box(2, 15, 15, 25, 25), Shapes.box(3, 15, 15,
			25, 25))), two = new ContourSet("Tumour", "B", "1", List.of(Shapes.box(2, 15, 15, 25, 25))), other = ContourSet.of(
				"Node", List.of(Shapes.box(2, 15, 15, 25, 25)));
		final ContourCheck check = check(List.of(), one, two, other);
		assertEquals(1, check.pairs().size());
		assertEquals(2.0 / 3, check.pairs().get(0).whole().dice(), 1e-15);
		assertEquals(4, check.pairs().get(0).whole().hausdorffMm(), 1e-12);
		assertEquals(List.of(1.0, 0.0), java.util.Arrays.stream(check.pairs().get(0).diceOfSlices()).boxed().toList());
		assertTrue(check.summary().contains("Dice 0.667, Hausdorff distance 4.0 mm"), check::summary);
	}
}
