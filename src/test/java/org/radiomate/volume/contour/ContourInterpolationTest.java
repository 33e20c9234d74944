package org.radiomate.volume.contour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.radiomate.task.Progress;
import org.radiomate.volume.ContourRasterizer;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Mask;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.PixelArea;

import java.util.List;
import java.util.concurrent.CancellationException;

/** What is made between two slices, case by case. */
class ContourInterpolationTest {

	private static final Geometry GRID = new Geometry(20, 12, 9, 1, 1, 4);

	private static List<InterpolatedSlice> between(final PixelArea... drawn) {
		return ContourInterpolation.of(ContourRasterizer.rasterize(List.of(drawn), GRID, MaskRule.PIXEL_CENTRE).mask(),
			Double.POSITIVE_INFINITY, Progress.NONE);
	}

	private static String middle(final PixelArea first, final PixelArea second) {
		final List<InterpolatedSlice> slices = between(first, second);
		return Shapes.picture(slices.get(slices.size() / 2).area(), 20, 12).replaceAll("(?m)^\\.+\n", "");
	}

	@Test
	void equalSlicesGiveThemselvesHoleAndAll() {
		final String[] ring = { "#######", "#######", "##...##", "##...##", "#######", "#######" };
		final List<InterpolatedSlice> slices = between(Shapes.area(2, 4, 3, ring), Shapes.area(5, 4, 3, ring));
		assertEquals(List.of(3, 4), slices.stream().map(InterpolatedSlice::slice).toList());
		for (final InterpolatedSlice slice : slices) {
			assertEquals(Shapes.picture(Shapes.area(0, 4, 3, ring), 20, 12), Shapes.picture(slice.area(), 20, 12));
			assertEquals(36, slice.pixels());
			assertEquals(2, slice.before());
			assertEquals(5, slice.after());
			assertEquals("", slice.remark());
		}
	}

	@Test
	void shapeThatOverlapsNoneMovesAcross() {
		final String[] square = { "###", "###", "###" };
		assertEquals("......###...........\n".repeat(3), middle(Shapes.area(2, 3, 4, square), Shapes.area(4, 9, 4, square)));
	}

	@Test
	void twoStructuresStayTwo() {
		final String[] two = { "###.....###", "###.....###", "###.....###" };
		assertEquals("....###.....###.....\n".repeat(3), middle(Shapes.area(2, 3, 4, two), Shapes.area(4, 5, 4, two)));
	}

	@Test
	void oneThatSplitsIsBlendedWithBothParts() {
		final String whole = "#############", split = "#####...#####";
		final PixelArea one = Shapes.area(2, 3, 4, whole, whole, whole, whole, whole), two = Shapes.area(8, 3, 4, split, split,
			split, split, split);
		final List<InterpolatedSlice> slices = between(one, two);
		assertEquals(65, slices.get(0).pixels());
		final PixelArea last = slices.get(4).area();
		assertTrue(last.contains(4, 6) && last.contains(14, 6) && !last.contains(9, 6), Shapes.picture(last, 20, 12));
		slices.forEach(slice -> assertEquals("", slice.remark()));
	}

	@Test
	void pieceWithoutCounterpartTapersOff() {
		final PixelArea both = Shapes.area(2, 1, 2, "#####..........", "#####..........", "#####........##", "#####........##",
			"#####.........."), one = Shapes.area(6, 1, 2, "#####", "#####", "#####", "#####", "#####");
		final List<InterpolatedSlice> slices = between(both, one);
		assertTrue(slices.get(0).remark().contains("no counterpart"), slices::toString);
		assertTrue(slices.get(0).area().contains(14, 4), slices::toString);
		assertEquals(25, slices.get(2).pixels(), "gone near the slice that lacks it");
	}

	@Test
	void wideGapsAreNamedNotFilled() {
		final Mask drawn = ContourRasterizer.rasterize(List.of(Shapes.area(0, 3, 3, "###"), Shapes.area(2, 3, 3, "###"), Shapes
			.area(6, 3, 3, "###")), GRID, MaskRule.PIXEL_CENTRE).mask();
		final List<InterpolatedSlice> slices = ContourInterpolation.of(drawn, 10, Progress.NONE);
		assertEquals(4, slices.size());
		assertEquals(3, slices.get(0).pixels());
		assertNull(slices.get(1).area());
		assertTrue(slices.get(1).remark().contains("16.0 mm apart"), slices::toString);
	}

	@Test
	void atTheImagesEdgeNothingIsMadeOutside() {
		final List<InterpolatedSlice> slices = between(Shapes.area(1, 0, 0, "####", "####"), Shapes.area(3, 0, 0, "##", "##"));
		assertEquals(0, slices.get(0).area().x0());
		assertTrue(slices.get(0).pixels() >= 4 && slices.get(0).pixels() <= 8, slices::toString);
	}

	@Test
	void oneSliceHasNothingBetweenAndEscapeStops() {
		assertEquals(List.of(), between(Shapes.area(4, 3, 3, "###")));
		final Mask drawn = ContourRasterizer.rasterize(List.of(Shapes.area(0, 3, 3, "###"), Shapes.area(2, 3, 3, "###")), GRID,
			MaskRule.PIXEL_CENTRE).mask();
		assertThrows(CancellationException.class, () -> ContourInterpolation.of(drawn, 99, new Progress() {

			@Override
			public void report(final long done, final long total, final String what) {
				// nobody listens
			}

			@Override
			public boolean isCancelled() {
				return true;
			}
		}));
	}

	/** A lesion in a large CT: the whole is far below a second, because only its box is looked at. */
	@Test
	void largeStackIsQuick() {
		final Geometry large = new Geometry(512, 512, 60, 0.8, 0.8, 3);
		final Mask.Builder drawn = new Mask.Builder(large);
		for (int z = 10; z <= 50; z += 4) {
			for (int y = 230; y < 290; y++) {
				for (int x = 230; x < 290; x++) if (Math.hypot(x - 260, y - 260) < 25 - 0.2 * Math.abs(z - 30)) drawn.add(x, y, z);
			}
		}
		final Mask mask = drawn.build();
		final long start = System.nanoTime();
		final int voxels = ContourInterpolation.of(mask, 99, Progress.NONE).stream().mapToInt(InterpolatedSlice::pixels).sum();
		final double seconds = (System.nanoTime() - start) * 1e-9;
		System.out.printf("Interpolating %d voxels beside %d drawn on 512 x 512 x 60: %.3f s%n", voxels, mask.count(), seconds);
		assertTrue(voxels > 40_000 && seconds < 1, voxels + " voxels, " + seconds + " s");
	}
}
