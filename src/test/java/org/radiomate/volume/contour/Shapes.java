package org.radiomate.volume.contour;

import org.radiomate.volume.Geometry;
import org.radiomate.volume.OutlineContour;
import org.radiomate.volume.PixelArea;
import org.radiomate.volume.Volume;

import java.util.Arrays;

/** Small shapes and images for tests. */
final class Shapes {

	private Shapes() {}

	/** The pixels marked # of a picture, a row of the image for each text. */
	static PixelArea area(final int slice, final int x0, final int y0, final String... rows) {
		final boolean[] inside = new boolean[rows.length * rows[0].length()];
		for (int i = 0; i < inside.length; i++) inside[i] = rows[i / rows[0].length()].charAt(i % rows[0].length()) == '#';
		return new PixelArea(slice, x0, y0, rows[0].length(), rows.length, inside);
	}

	static String picture(final PixelArea area, final int width, final int height) {
		final StringBuilder picture = new StringBuilder();
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) picture.append(area.contains(x, y) ? '#' : '.');
			picture.append('\n');
		}
		return picture.toString();
	}

	static OutlineContour box(final int slice, final double x0, final double y0, final double x1, final double y1) {
		return new OutlineContour(slice, new double[] { x0, x1, x1, x0 }, new double[] { y0, y0, y1, y1 });
	}

	/** An image of one value. */
	static double[] filled(final Geometry grid, final double hu) {
		final double[] values = new double[(int) grid.voxelCount()];
		Arrays.fill(values, hu);
		return values;
	}

	static Volume volume(final Geometry grid, final double[] hu) {
		return Volume.of("chest", hu, grid);
	}
}
