package org.radiomate.volume.contour;

import org.radiomate.volume.DistanceMap;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.PixelArea;

/**
 * The largest circle that fits in an area, its pixels being rectangles. Its diameter is the thickness of a wall at its
 * thickest place: for a ring the width of the wall, for a solid mass the mass's own largest width.
 * <p>
 * Twice the largest distance, in mm, from a point to the nearest pixel that does not belong, over the points of the grid of
 * pixel centres, corners and middles of sides; exact for these points, since the nearest point of a rectangle's border is one
 * of them too.
 *
 * @param x centre in ImageJ's coordinates (the first pixel covers [0, 1))
 * @param y centre in ImageJ's coordinates
 * @param diameterMm the circle's diameter in mm
 */
public record InscribedCircle(double x, double y, double diameterMm) {

	/** The largest circle in an area that has at least one pixel; of several equal ones the first, row by row. */
	public static InscribedCircle of(final PixelArea area, final Geometry grid) {
		final PixelBox box = PixelBox.around(area, 1);
		final int width = 2 * box.width() + 1, height = 2 * box.height() + 1;
		final double[] mm = DistanceMap.mm(touchedOutside(box.pixels(area), box, width, height), width, height, grid
			.spacingXMm() / 2, grid.spacingYMm() / 2);
		int deepest = 0;
		for (int i = 1; i < mm.length; i++) {
			if (mm[i] > mm[deepest]) deepest = i;
		}
		return new InscribedCircle(box.x0() + deepest % width / 2.0, box.y0() + deepest / width / 2.0, 2 * mm[deepest]);
	}

	/** The points of the half-pixel grid that lie on or in a pixel that does not belong to the area. */
	private static boolean[] touchedOutside(final boolean[] pixels, final PixelBox box, final int width, final int height) {
		final boolean[] touched = new boolean[width * height];
		for (int i = 0; i < pixels.length; i++) {
			if (pixels[i]) continue;
			final int x = 2 * (i % box.width()), y = 2 * (i / box.width());
			for (int row = y; row <= y + 2; row++) {
				for (int column = x; column <= x + 2; column++) touched[column + width * row] = true;
			}
		}
		return touched;
	}
}
