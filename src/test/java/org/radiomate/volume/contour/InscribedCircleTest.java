package org.radiomate.volume.contour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.PixelArea;

class InscribedCircleTest {

	private static final Geometry GRID = new Geometry(100, 100, 1, 0.8, 0.8, 5);

	private static PixelArea where(final Geometry grid, final java.util.function.BiPredicate<Double, Double> inside) {
		final boolean[] pixels = new boolean[grid.width() * grid.height()];
		for (int i = 0; i < pixels.length; i++) {
			pixels[i] = inside.test((i % grid.width() + 0.5) * grid.spacingXMm(), (i / grid.width() + 0.5) * grid.spacingYMm());
		}
		return new PixelArea(0, 0, 0, grid.width(), grid.height(), pixels);
	}

	/** A straight wall of an even or odd number of pixels has exactly their thickness. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 7, 10 })
	void straightWallIsAsThickAsItsPixels(final int pixels) {
		final String[] rows = new String[pixels];
		java.util.Arrays.fill(rows, "#".repeat(60));
		final InscribedCircle circle = InscribedCircle.of(Shapes.area(0, 5, 9, rows), GRID);
		assertEquals(0.8 * pixels, circle.diameterMm(), 1e-12);
		assertEquals(9 + pixels / 2.0, circle.y());
	}

	@Test
	void ringIsAsThickAsItsWallNotAsWideAsItself() {
		final PixelArea ring = where(GRID, (x, y) -> {
			final double r = Math.hypot(x - 40, y - 40);
			return r > 9 && r < 17;
		});
		final InscribedCircle circle = InscribedCircle.of(ring, GRID);
		assertEquals(8, circle.diameterMm(), 0.8, "17 - 9 mm");
		assertEquals(13, Math.hypot(circle.x() * 0.8 - 40, circle.y() * 0.8 - 40), 0.8, "the middle of the wall");
	}

	@Test
	void thickestPlaceOfAnUnevenWallIsFound() {
		final PixelArea wall = where(GRID, (x, y) -> Math.hypot(x - 40, y - 40) < 16 && Math.hypot(x - 37, y - 40) > 10);
		final InscribedCircle circle = InscribedCircle.of(wall, GRID);
		assertEquals(9, circle.diameterMm(), 0.8, "from 47 to 56 mm");
		assertEquals(51.5, circle.x() * 0.8, 0.8);
		assertEquals(40, circle.y() * 0.8, 1.2);
	}

	@Test
	void pixelsThatAreNotSquareCountInMm() {
		final Geometry flat = new Geometry(100, 100, 1, 2, 0.5, 5);
		assertEquals(2, InscribedCircle.of(Shapes.area(0, 3, 3, "#".repeat(20), "#".repeat(20), "#".repeat(20), "#".repeat(
			20)), flat).diameterMm(), 1e-12);
		assertEquals(12, InscribedCircle.of(where(flat, (x, y) -> Math.hypot(x - 40, y - 25) < 6), flat).diameterMm(), 1.5);
	}
}
