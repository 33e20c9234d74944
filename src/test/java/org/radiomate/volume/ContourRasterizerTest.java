package org.radiomate.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.radiomate.task.ProblemException;

class ContourRasterizerTest {

	private static final Geometry GRID = new Geometry(40, 30, 3, 1, 1, 2);

	@Test
	void pixelCentreRuleCountsCentres() {
		final Mask mask = rasterize(MaskRule.PIXEL_CENTRE, box(0, 2.4, 3.6, 6.6, 5.6)).mask();
		assertEquals(5 * 2, mask.count(), "centres 2.5 to 6.5 by 4.5 and 5.5");
		assertEquals(2, mask.x0());
		assertEquals(4, mask.y0());
	}

	@Test
	void aContourInsideAnotherIsAHole() {
		final Rasterized ring = rasterize(MaskRule.PIXEL_CENTRE, box(1, 2, 2, 12, 12), box(1, 5, 5, 8, 8));
		assertEquals(100 - 9, ring.mask().count());
		assertFalse(ring.mask().contains(6, 6, 1));
		assertTrue(ring.warnings().isEmpty());
	}

	@Test
	void partlyOverlappingContoursAreWarnedOfWithTheSlice() {
		final Rasterized both = rasterize(MaskRule.PIXEL_CENTRE, box(2, 2, 2, 12, 12), box(2, 8, 8, 20, 20));
		assertEquals(100 + 144 - 2 * 16, both.mask().count());
		assertEquals(1, both.warnings().size());
		assertTrue(both.warnings().get(0).contains("slice 3") && both.warnings().get(0).contains("area was removed"));
	}

	@Test
	void equalContoursCancelAndLeaveNothing() {
		final ProblemException problem = assertThrows(ProblemException.class, () -> rasterize(MaskRule.PIXEL_CENTRE, box(0, 2,
			2, 9, 9), box(0, 2, 2, 9, 9)));
		assertTrue(problem.getMessage().contains("no pixel"));
	}

	@Test
	void aSliceThatTheStackLacksIsNamed() {
		final String message = message(box(3, 1, 1, 5, 5));
		assertTrue(message.contains("slice 4") && message.contains("3 slices"), message);
	}

	@Test
	void aContourOutsideIsRefusedAndOneAcrossTheBorderIsCut() {
		assertTrue(message(box(0, 50, 1, 60, 9)).contains("outside the image"));
		final Rasterized cut = rasterize(MaskRule.PIXEL_CENTRE, box(0, -3, 1, 5, 4));
		assertEquals(5 * 3, cut.mask().count());
		assertTrue(cut.warnings().get(0).contains("slice 1"));
	}

	@Test
	void noContourIsAProblem() {
		assertThrows(ProblemException.class, () -> ContourRasterizer.rasterize(List.of(), GRID, MaskRule.IBEX_OUTLINE));
	}

	@Test
	void aPixelAreaIsTakenAsItIsByBothRules() {
		final PixelArea area = new PixelArea(1, 4, 5, 2, 2, new boolean[] { true, false, true, true });
		for (final MaskRule rule : MaskRule.values()) {
			final Mask mask = rasterize(rule, area).mask();
			assertEquals(3, mask.count());
			assertFalse(mask.contains(5, 5, 1));
			assertEquals(mask, rasterize(rule, mask.areas().toArray(new Contour[0])).mask(), "mask to contour and back");
		}
	}

	/** The outline rule never has fewer pixels than those whose centre is inside, and moves with the contour. */
	@Property(tries = 200)
	void outlineCoversTheCentresAndMovesAlong(@ForAll @IntRange(min = 3, max = 9) final int corners,
		@ForAll @IntRange(min = 30, max = 100) final int radius, @ForAll @IntRange(min = 0, max = 359) final int turn,
		@ForAll @IntRange(min = 0, max = 9) final int move)
	{
		final OutlineContour contour = polygon(corners, radius / 10.0, turn, 0, 0);
		final Mask outline = rasterize(MaskRule.IBEX_OUTLINE, contour).mask();
		final Mask centres = rasterize(MaskRule.PIXEL_CENTRE, contour).mask();
		assertTrue(outline.count() >= centres.count(), outline + " / " + centres);
		final Mask moved = rasterize(MaskRule.IBEX_OUTLINE, polygon(corners, radius / 10.0, turn, move, move / 2)).mask();
		assertEquals(outline.count(), moved.count());
		assertEquals(outline.x0() + move, moved.x0());
	}

	/** Holes, islands in them, neighbours, partial overlaps and copies: as if each were compared with each. */
	@Property(tries = 300)
	void overlapIsFoundAsByComparingEachWithEach(@ForAll @IntRange(min = 1, max = 7) final int count, @ForAll final long seed) {
		final Random random = new Random(seed);
		final List<OutlineContour> boxes = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			final int x = random.nextInt(12), y = random.nextInt(12), inset = random.nextInt(6);
			boxes.add(random.nextBoolean() ? box(0, x, y, x + 1 + random.nextInt(12), y + 1 + random.nextInt(12)) : box(0, inset, inset, 25 -
				inset, 25 - inset));
		}
		final boolean[] expected = new boolean[26 * 26];
		boolean removes = false;
		for (int i = 0; i < count; i++) {
			final boolean[] one = pixels(boxes.get(i));
			for (int p = 0; p < one.length; p++) expected[p] ^= one[p];
			for (int j = 0; j < i; j++) removes |= removesArea(one, pixels(boxes.get(j)));
		}
		final boolean nothing = !IntStream.range(0, expected.length).anyMatch(p -> expected[p]);
		if (nothing) return;
		final Rasterized found = rasterize(MaskRule.PIXEL_CENTRE, boxes.toArray(new Contour[0]));
		for (int p = 0; p < expected.length; p++) assertEquals(expected[p], found.mask().contains(p % 26, p / 26, 0), boxes + " " + p);
		assertEquals(removes ? 1 : 0, found.warnings().size(), boxes.toString());
	}

	private static boolean[] pixels(final OutlineContour box) {
		final boolean[] pixels = new boolean[26 * 26];
		for (int p = 0; p < pixels.length; p++) pixels[p] = p % 26 >= box.x()[0] && p % 26 < box.x()[1] && p / 26 >= box.y()[0] && p / 26 < box
			.y()[2];
		return pixels;
	}

	private static boolean removesArea(final boolean[] a, final boolean[] b) {
		boolean both = false, onlyA = false, onlyB = false;
		for (int p = 0; p < a.length; p++) {
			both |= a[p] && b[p];
			onlyA |= a[p] && !b[p];
			onlyB |= b[p] && !a[p];
		}
		return both && onlyA == onlyB;
	}

	/** A hundred thousand contours on a slice of 512 x 512 pixels took hours when each was compared with each. */
	@ParameterizedTest
	@EnumSource(MaskRule.class)
	void veryManyContoursOnOneSlice(final MaskRule rule) {
		final Geometry grid = new Geometry(512, 512, 1, 1, 1, 1);
		final List<Contour> apart = new ArrayList<>(), same = new ArrayList<>();
		for (int i = 0; i < 100_000; i++) {
			final double x = i % 250 * 2, y = i / 250 % 250 * 2;
			if (i < 62_500) apart.add(box(0, x + 0.1, y + 0.1, x + 0.9, y + 0.9));
			same.add(box(0, 3, 4, 9, 9));
		}
		same.add(box(0, 1, 1, 500, 500));
		assertTimeout(Duration.ofSeconds(20), () -> {
			assertTrue(ContourRasterizer.rasterize(apart, grid, rule).warnings().isEmpty());
			assertEquals(1, ContourRasterizer.rasterize(same, grid, rule).warnings().size());
		});
	}

	/** Edges back and forth across the image change as many pixels as they are long, not as many as lie below them. */
	@ParameterizedTest
	@EnumSource(MaskRule.class)
	void anOutlineOfVeryManyPoints(final MaskRule rule) {
		final Geometry grid = new Geometry(512, 512, 1, 1, 1, 1);
		final double[] x = new double[100_000], y = new double[x.length];
		for (int i = 0; i < x.length; i++) {
			x[i] = 1 + i * 7919L % 50_000 / 100.0;
			y[i] = i % 2 == 0 ? 2 : 12.5 + i % 7;
		}
		assertTimeout(Duration.ofSeconds(20), () -> ContourRasterizer.rasterize(List.of(new OutlineContour(0, x, y)), grid, rule));
	}

	private static OutlineContour polygon(final int corners, final double radius, final int turn, final int dx,
		final int dy)
	{
		final double[] x = new double[corners];
		final double[] y = new double[corners];
		for (int i = 0; i < corners; i++) {
			final double angle = 2 * Math.PI * i / corners + Math.toRadians(turn);
			// multiples of 1/64 stay exact when moved
			x[i] = Math.rint(64 * (14 + radius * Math.cos(angle))) / 64 + dx;
			y[i] = Math.rint(64 * (12 + radius * Math.sin(angle))) / 64 + dy;
		}
		return new OutlineContour(0, x, y);
	}

	private static OutlineContour box(final int slice, final double x0, final double y0, final double x1, final double y1) {
		return new OutlineContour(slice, new double[] { x0, x1, x1, x0 }, new double[] { y0, y0, y1, y1 });
	}

	private static Rasterized rasterize(final MaskRule rule, final Contour... contours) {
		return ContourRasterizer.rasterize(List.of(contours), GRID, rule);
	}

	private static String message(final Contour contour) {
		return assertThrows(ProblemException.class, () -> rasterize(MaskRule.IBEX_OUTLINE, contour)).getMessage();
	}
}
