package org.radiomate.volume.contour;

import org.radiomate.volume.Geometry;

/** The blend of two shapes that belong together, or of one with nothing. */
final class ShapeBlend {

	private final SignedDistance first;
	private final SignedDistance second;
	private final double shiftX;
	private final double shiftY;

	ShapeBlend(final PieceGroups.Group group, final int width, final Geometry grid) {
		first = distance(group.first(), width, grid);
		second = distance(group.second(), width, grid);
		final double[] from = centre(group.first() == null ? group.second() : group.first(), width);
		final double[] to = centre(group.second() == null ? group.first() : group.second(), width);
		shiftX = to[0] - from[0];
		shiftY = to[1] - from[1];
	}

	private static SignedDistance distance(final boolean[] shape, final int width, final Geometry grid) {
		return shape == null ? null : new SignedDistance(shape, width, grid.spacingXMm(), grid.spacingYMm());
	}

	private static double[] centre(final boolean[] shape, final int width) {
		double x = 0, y = 0;
		int n = 0;
		for (int i = 0; i < shape.length; i++) {
			if (!shape[i]) continue;
			x += i % width;
			y += i / width;
			n++;
		}
		return new double[] { x / n, y / n };
	}

	/** Whether a pixel is inside that part of the way from the first to the second slice. */
	boolean inside(final int x, final int y, final double part) {
		if (second == null) return first.at(x, y) + 2 * part * first.depth() <= 0;
		if (first == null) return second.at(x, y) + 2 * (1 - part) * second.depth() <= 0;
		final double a = first.at(x - part * shiftX, y - part * shiftY);
		final double b = second.at(x + (1 - part) * shiftX, y + (1 - part) * shiftY);
		return (1 - part) * a + part * b <= 0;
	}
}
