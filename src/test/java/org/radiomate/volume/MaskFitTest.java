package org.radiomate.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.Problems.assertProblem;

import net.imglib2.img.array.ArrayImgs;

import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;

import java.util.ArrayList;
import java.util.List;

/** Masks of other grids on an image: a ball of known size, whichever way its mask is stored, and labels that touch. */
class MaskFitTest {

	private static final double[] LEFT = { 1, 0, 0 }, BACK = { 0, 1, 0 }, HEAD = { 0, 0, 1 };
	private static final ImageHeader IMAGE = new ImageHeader(new Geometry(60, 56, 24, 0.9, 0.9, 2.5), new Placement(
		new double[] { -27, -25, 100 }, LEFT, BACK, HEAD, ""));
	private static final double[] CENTRE = { 0.3, 0.7, 129.1 };
	private static final double RADIUS_MM = 17;

	private final List<String> said = new ArrayList<>();

	private MaskFit resampling() {
		return new MaskFit(OtherGrid.RESAMPLE, said::add, Progress.NONE);
	}

	private static double[] turned(final double[] axis, final boolean back) {
		return back ? new double[] { -axis[0], -axis[1], -axis[2] } : axis;
	}

	/** A grid of the box of 48 mm around the ball's centre whose axes are the patient's in some order and direction. */
	private static ImageHeader grid(final int[] order, final int signs, final double... spacingMm) {
		final double[][] world = { LEFT, BACK, HEAD };
		final double[][] axes = new double[3][];
		final int[] size = new int[3];
		final double[] origin = CENTRE.clone();
		for (int axis = 0; axis < 3; axis++) {
			axes[axis] = turned(world[order[axis]], (signs >> axis & 1) == 1);
			size[axis] = (int) Math.round(48 / spacingMm[axis]);
			for (int i = 0; i < 3; i++) origin[i] -= axes[axis][i] * (size[axis] - 1) / 2.0 * spacingMm[axis];
		}
		return new ImageHeader(new Geometry(size[0], size[1], size[2], spacingMm[0], spacingMm[1], spacingMm[2]), new Placement(
			origin, axes[0], axes[1], axes[2], ""));
	}

	private static Volume labels(final ImageHeader header, final java.util.function.ToIntFunction<double[]> labelAtMm) {
		final Geometry grid = header.geometry();
		final short[] labels = new short[(int) grid.voxelCount()];
		for (int i = 0; i < labels.length; i++) {
			final int x = i % grid.width(), y = i / grid.width() % grid.height(), z = i / grid.width() / grid.height();
			labels[i] = (short) labelAtMm.applyAsInt(header.placement().toPatient(grid, x, y, z));
		}
		return new Volume("mask", ArrayImgs.shorts(labels, grid.width(), grid.height(), grid.depth()), grid, header
			.placement());
	}

	private static int ball(final double[] mm) {
		final double x = mm[0] - CENTRE[0], y = mm[1] - CENTRE[1], z = mm[2] - CENTRE[2];
		return x * x + y * y + z * z <= RADIUS_MM * RADIUS_MM ? 1 : 0;
	}

	private static Mask mask(final ContourSet set, final Geometry grid) {
		return ContourRasterizer.rasterize(set.contours(), grid, MaskRule.PIXEL_CENTRE).mask();
	}

	private static double volumeMm3(final Mask mask) {
		final Geometry grid = mask.geometry();
		return mask.count() * grid.spacingXMm() * grid.spacingYMm() * grid.spacingZMm();
	}

	private Mask resampled(final Volume mask) {
		return mask(MaskContours.of(mask, "mask.nii", IMAGE, resampling()).get(0), IMAGE.geometry());
	}

	/** The volume of a ball is 4/3·π·r³ = 20580 mm³; finer, coarser and thick voxels, in every order and direction of axes. */
	@ParameterizedTest
	@CsvSource({ "0.5,0.5,0.5", "1,1,1", "0.7,0.7,3", "2,2,2", "1.5,0.8,4" })
	void aBallKeepsItsVolume(final double dx, final double dy, final double dz) {
		final double truth = 4.0 / 3 * Math.PI * RADIUS_MM * RADIUS_MM * RADIUS_MM;
		final double drawn = volumeMm3(mask(ContourSet.of("", Mask.of(IMAGE.geometry(), (x, y, z) -> ball(IMAGE.placement()
			.toPatient(IMAGE.geometry(), x, y, z)) == 1).areas()), IMAGE.geometry()));
		assertEquals(truth, drawn, 0.01 * truth, "the ball drawn on the image's own grid");
		Mask first = null;
		for (final int[] order : new int[][] { { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 }, { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 } }) {
			final double[] world = { dx, dy, dz };
			for (int signs = 0; signs < 8; signs++) {
				final Mask mask = resampled(labels(grid(order, signs, world[order[0]], world[order[1]], world[order[2]]),
					MaskFitTest::ball));
				assertEquals(truth, volumeMm3(mask), 0.025 * truth, "order " + List.of(order[0], order[1], order[2]) + ", signs " +
					signs);
				if (first == null) first = mask;
				assertEquals(first, mask, "the way a mask is stored says nothing of what it means");
			}
		}
		assertEquals(48, said.size(), "every time it is said");
		assertTrue(said.get(0).contains("mm apart") && said.get(0).contains(" voxels (") && said.get(0).contains(first.count() +
			" ("), said.get(0));
	}

	/** The same voxels in another order are no other grid: nothing is asked, nothing changes, nothing is said. */
	@ParameterizedTest
	@CsvSource({ "0,2,1", "1,0,2", "1,2,0", "2,0,1", "2,1,0", "0,1,2" })
	void theSameVoxelsInAnyOrderAreTheSameMask(final int a, final int b, final int c) {
		final ImageHeader image = grid(new int[] { 0, 1, 2 }, 0, 1.2, 0.8, 3);
		final double[] spacing = { 1.2, 0.8, 3 };
		final Mask expected = mask(MaskContours.of(labels(image, MaskFitTest::ball), "m", image, MaskFit.STRICT).get(0), image
			.geometry());
		for (int signs = 0; signs < 8; signs++) {
			final ImageHeader stored = grid(new int[] { a, b, c }, signs, spacing[a], spacing[b], spacing[c]);
			assertEquals(expected, mask(MaskContours.of(labels(stored, MaskFitTest::ball), "m", image, MaskFit.STRICT).get(0), image
				.geometry()), "signs " + signs);
		}
		assertTrue(expected.count() > 5000);
	}

	/** A mask that was cropped, turned or both keeps voxels of the image: they are put in place, and that is said. */
	@ParameterizedTest
	@CsvSource({ "0,1,2,0", "0,1,2,7", "2,0,1,0", "1,2,0,5" })
	void aPartOfTheImageIsPutInPlace(final int a, final int b, final int c, final int signs) {
		final double[] spacing = { 0.9, 0.9, 2.5 };
		final int[] from = { 7, 4, 3 }, length = { 45, 47, 17 }, order = { a, b, c };
		final double[][] world = { LEFT, BACK, HEAD };
		final double[] origin = IMAGE.placement().toPatient(IMAGE.geometry(), from[0], from[1], from[2]);
		final double[][] axes = new double[3][];
		for (int axis = 0; axis < 3; axis++) {
			final boolean back = (signs >> axis & 1) == 1;
			axes[axis] = turned(world[order[axis]], back);
			if (back) origin[order[axis]] += (length[order[axis]] - 1) * spacing[order[axis]];
		}
		final ImageHeader part = new ImageHeader(new Geometry(length[a], length[b], length[c], spacing[a], spacing[b], spacing[c]),
			new Placement(origin, axes[0], axes[1], axes[2], ""));
		final Mask expected = mask(MaskContours.of(labels(IMAGE, MaskFitTest::ball), "m", IMAGE, MaskFit.STRICT).get(0), IMAGE.geometry());
		final MaskFit strict = new MaskFit(OtherGrid.REFUSE, said::add, Progress.NONE);
		assertEquals(expected, mask(MaskContours.of(labels(part, MaskFitTest::ball), "m.nrrd", IMAGE, strict).get(0), IMAGE.geometry()));
		assertEquals(List.of("The mask m.nrrd covers a part of the image's own voxels, columns 8 to 52, rows 5 to 51, slices 4 to 20, and was put there without any change."),
			said);
	}

	/** Between the voxels, beyond the image, of other spacing, or turned by a right-angled triangle's angle: no part of it. */
	@ParameterizedTest
	@CsvSource({ "0.45,0,1,1,0", "-9,0,1,1,0", "0,0,1.01,1,0", "13.5,13.5,1,0.923076923076923,0.384615384615385" })
	void whatIsNearlyAPartIsRefused(final double dx, final double dy, final double scale, final double cos, final double sin) {
		final double[] at = IMAGE.placement().originMm();
		final ImageHeader grid = new ImageHeader(new Geometry(14, 14, 4, 0.9 * scale, 0.9, 2.5), new Placement(new double[] { at[0] + dx,
			at[1] + dy, at[2] }, new double[] { cos, sin, 0 }, new double[] { -sin, cos, 0 }, HEAD, ""));
		assertProblem(() -> MaskFit.STRICT.transfer(grid, IMAGE, "The mask m"), "does not lie on the image's grid");
	}

	/** Beside an image that is no DICOM, a mask of its size lies on it, and a smaller one where it says. */
	@Test
	void bySizeAMaskOfTheSameSizeLiesOnTheImage() {
		final Geometry grid = new Geometry(4, 4, 2, 1, 1, 1);
		final ImageHeader image = new ImageHeader(grid, new Placement(new double[3], LEFT, BACK, HEAD, ""));
		final ImageHeader elsewhere = new ImageHeader(grid, new Placement(new double[] { 50, 0, 0 }, LEFT, BACK, HEAD, ""));
		assertProblem(() -> MaskFit.STRICT.transfer(elsewhere, image, "The mask m"), "lies 50 mm off");
		final Mask one = Mask.of(grid, (x, y, z) -> x == 1);
		assertEquals(one, MaskFit.STRICT.bySize().transfer(elsewhere, image, "The mask m").apply(java.util.Map.of("", one)).get(""));
		final Geometry small = new Geometry(2, 2, 1, 1, 1, 1);
		final ImageHeader part = new ImageHeader(small, new Placement(new double[] { 1, 2, 1 }, LEFT, BACK, HEAD, ""));
		final Mask placed = MaskFit.STRICT.bySize().transfer(part, image, "The mask m").apply(java.util.Map.of("", Mask.of(small, (x, y,
			z) -> x == 1))).get("");
		assertEquals(Mask.of(grid, (x, y, z) -> x == 2 && y >= 2 && z == 1), placed);
	}

	/** Half a voxel off, every surface is a tie: touching structures stay apart and leave no gap. */
	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 4, 5, 6, 7 })
	void touchingStructuresNeitherOverlapNorLeaveAGap(final int signs) {
		final ImageHeader image = new ImageHeader(new Geometry(20, 20, 10, 1, 1, 1), new Placement(new double[] { 0.5, 0.5,
			0.5 }, LEFT, BACK, HEAD, ""));
		final double[] origin = { (signs & 1) == 0 ? 0 : 19, (signs & 2) == 0 ? 0 : 19, (signs & 4) == 0 ? 0 : 9 };
		final ImageHeader stored = new ImageHeader(image.geometry(), new Placement(origin, turned(LEFT, (signs & 1) == 1),
			turned(BACK, (signs & 2) == 2), turned(HEAD, (signs & 4) == 4), ""));
		final List<ContourSet> sets = MaskContours.of(labels(stored, mm -> mm[0] < 4 || mm[0] > 15 || mm[1] < 5 || mm[1] > 14 || mm[2] < 2 || mm[2] > 7 ? 0 : mm[0] < 10 ? 1 : 2),
			"m", image, resampling());
		final Mask one = mask(sets.get(0), image.geometry()), two = mask(sets.get(1), image.geometry());
		assertEquals(List.of("1", "2"), sets.stream().map(ContourSet::structure).toList());
		assertEquals(6 * 10 * 6 - 20, one.count(), "the box but for its edges, where a quarter of a voxel lies inside");
		assertEquals(one.count(), two.count());
		int covered = 0;
		for (int x = 0; x < 20; x++) {
			assertTrue(!(one.contains(x, 7, 5) && two.contains(x, 7, 5)), "column " + x);
			if (one.contains(x, 7, 5) || two.contains(x, 7, 5)) covered++;
		}
		assertEquals(12, covered, "as wide as both, without a gap");
		assertTrue(said.get(0).contains("the image's size, but lies 0.5 mm off it"), said.get(0));
		assertTrue(said.get(0).contains("'1' 360 voxels (360 mm³) before, 340 (340 mm³) after"), said.get(0));
	}

	@Test
	void whatCannotBeResampledIsSaid() {
		final Volume ball = labels(grid(new int[] { 0, 1, 2 }, 0, 1, 1, 1), MaskFitTest::ball);
		assertProblem(() -> MaskContours.of(ball, "m.nii", IMAGE, MaskFit.STRICT), "m.nii", "48 x 48 pixels, 48 slices",
			"60 x 56 pixels, 24 slices", "mm apart", "othergrid");
		assertProblem(() -> MaskContours.of(ball, "m.nii", new ImageHeader(IMAGE.geometry(), null), resampling()),
			"does not say where it lies");
		assertProblem(() -> MaskContours.of(ball.at(null), "m.nii", IMAGE, resampling()), "m.nii does not say where it lies");
		final Placement here = ball.placement();
		assertProblem(() -> MaskContours.of(ball.at(new Placement(here.originMm(), LEFT, new double[] { 0.6, 0.8, 0 }, HEAD,
			"")), "m.nii", IMAGE, resampling()), "right angles");
		assertProblem(() -> MaskContours.of(ball.at(new Placement(new double[] { 900, 0, 0 }, LEFT, BACK, HEAD, "")), "m.nii",
			IMAGE, resampling()), "No voxel of it lies on the image");
		assertProblem(() -> MaskContours.of(ball.at(new Placement(here.originMm(), LEFT, BACK, HEAD, "1.2")), "m.nii",
			new ImageHeader(IMAGE.geometry(), new Placement(IMAGE.placement().originMm(), LEFT, BACK, HEAD, "1.3")), resampling()),
			"another frame of reference");
	}

	/** A rotated mask is no turned one. */
	@Test
	void anObliqueMaskIsResampled() {
		final double c = Math.cos(0.35), s = Math.sin(0.35);
		final double[] x = { c, s, 0 }, y = { -s, c, 0 }, origin = CENTRE.clone();
		for (int i = 0; i < 3; i++) origin[i] -= 23.5 * (x[i] + y[i] + HEAD[i]);
		final ImageHeader oblique = new ImageHeader(new Geometry(48, 48, 48, 1, 1, 1), new Placement(origin, x, y, HEAD, ""));
		final double truth = 4.0 / 3 * Math.PI * RADIUS_MM * RADIUS_MM * RADIUS_MM;
		assertEquals(truth, volumeMm3(resampled(labels(oblique, MaskFitTest::ball))), 0.015 * truth);
	}

	@Test
	void labelsAreCountedAndTheirNumberIsBounded() {
		final Geometry grid = new Geometry(100, 100, 100, 1, 1, 1);
		final float[] noise = new float[1_000_000];
		for (int i = 0; i < noise.length; i++) noise[i] = i + 1;
		assertProblem(() -> MaskContours.of(Volume.of("noise", noise, grid), "noise.nii", grid), "more than 1000");
		final short[] strewn = new short[200 * 200 * 100];
		final Well19937c random = new Well19937c(1);
		for (int i = 0; i < strewn.length; i++) strewn[i] = (short) (1 + random.nextInt(1000));
		assertProblem(() -> MaskContours.of(Volume.of("strewn", strewn, new Geometry(200, 200, 100, 1, 1, 1)), "strewn.nii",
			new Geometry(200, 200, 100, 1, 1, 1)), "1000 labels strewn over the image");
		final float[] infinite = new float[8];
		infinite[3] = Float.POSITIVE_INFINITY;
		assertProblem(() -> MaskContours.of(Volume.of("m", infinite, new Geometry(2, 2, 2, 1, 1, 1)), "m.nii", new Geometry(2,
			2, 2, 1, 1, 1)), "whole numbers");
	}

	@Test
	void aMissingLabelListsWhatThereIs() {
		final short[] labels = new short[100 * 10 * 2];
		for (int i = 0; i < 500; i++) labels[i] = (short) (1 + i % 100);
		final Geometry grid = new Geometry(100, 10, 2, 1, 1, 1);
		final List<ContourSet> sets = MaskContours.of(Volume.of("m", labels, grid), "m.nii", grid);
		assertEquals(100, sets.size());
		final String message = assertThrows(ProblemException.class, () -> ContourChoice.ofStructure("101").allFrom(sets,
			"m.nii")).getMessage();
		assertTrue(message.contains("'1' (5 voxels on 1 slice); '2' (5 voxels on 1 slice)") && message.endsWith(
			"; and 80 more."), message);
	}
}
