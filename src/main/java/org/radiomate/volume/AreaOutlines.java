package org.radiomate.volume;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Draws outlines that give back exactly the pixels of an area, whichever {@link MaskRule} reads them: polygons a quarter of a
 * pixel inside the pixels' edges, so that a pixel's centre lies inside if and only if the pixel belongs, and every point of
 * the outline rounds to a pixel that belongs. Holes are outlines of their own, to be combined by exclusive or.
 */
public final class AreaOutlines {

	private static final double INSET = 0.25;
	/** Right, down, left, up: the area lies on the right hand. */
	private static final int[] DX = { 1, 0, -1, 0 }, DY = { 0, 1, 0, -1 };

	private final int width, height;
	private final boolean[] inside;

	private AreaOutlines(final int width, final int height, final boolean[] inside) {
		this.width = width;
		this.height = height;
		this.inside = inside;
	}

	/** The outlines of an area, the outer ones first. */
	public static List<OutlineContour> of(final PixelArea area) {
		final List<OutlineContour> outlines = new ArrayList<>();
		boolean[] rest = area.inside();
		while (!isEmpty(rest)) {
			final AreaOutlines level = new AreaOutlines(area.width(), area.height(), rest);
			final boolean[] filled = level.filled();
			new AreaOutlines(area.width(), area.height(), filled).addPieces(area, outlines);
			for (int i = 0; i < filled.length; i++) filled[i] &= !rest[i];
			rest = filled;
		}
		return outlines;
	}

	private static boolean isEmpty(final boolean[] pixels) {
		for (final boolean pixel : pixels) if (pixel) return false;
		return true;
	}

	/** The area with all that it encloses: what the outside does not reach, also across corners. */
	private boolean[] filled() {
		final int w = width + 2, h = height + 2;
		final boolean[] outside = new boolean[w * h];
		final int[] stack = new int[w * h];
		int size = 0;
		outside[0] = true;
		stack[size++] = 0;
		while (size > 0) {
			final int at = stack[--size], x = at % w, y = at / w;
			for (int dy = -1; dy <= 1; dy++) {
				for (int dx = -1; dx <= 1; dx++) {
					final int nx = x + dx, ny = y + dy;
					if (nx < 0 || ny < 0 || nx >= w || ny >= h || outside[nx + w * ny] || contains(nx - 1, ny - 1)) continue;
					outside[nx + w * ny] = true;
					stack[size++] = nx + w * ny;
				}
			}
		}
		final boolean[] filled = new boolean[width * height];
		for (int i = 0; i < filled.length; i++) filled[i] = !outside[i % width + 1 + w * (i / width + 1)];
		return filled;
	}

	private boolean contains(final int x, final int y) {
		return x >= 0 && y >= 0 && x < width && y < height && inside[x + width * y];
	}

	/** Each piece without holes has one outline; it begins at the top edge of its first pixel. */
	private void addPieces(final PixelArea area, final List<OutlineContour> outlines) {
		final boolean[] topDone = new boolean[width * height];
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				if (contains(x, y) && !contains(x, y - 1) && !topDone[x + width * y]) outlines.add(outline(area, x, y, topDone));
			}
		}
	}

	/** Walks the edge with the area on the right hand; where pixels touch at a corner it stays with its own. */
	private OutlineContour outline(final PixelArea area, final int startX, final int startY, final boolean[] topDone) {
		final Vertices vertices = new Vertices(area);
		int x = startX, y = startY, side = 0;
		do {
			if (side == 0) topDone[x + width * y] = true;
			final int aheadX = x + DX[side], aheadY = y + DY[side];
			final int leftX = aheadX - DX[(side + 1) % 4], leftY = aheadY - DY[(side + 1) % 4];
			if (!contains(aheadX, aheadY)) {
				vertices.add(x, y, side);
				side = (side + 1) % 4;
			}
			else if (contains(leftX, leftY)) {
				side = (side + 3) % 4;
				vertices.add(aheadX, aheadY, side);
				x = leftX;
				y = leftY;
			}
			else {
				x = aheadX;
				y = aheadY;
			}
		}
		while (x != startX || y != startY || side != 0);
		return vertices.outline();
	}

	/** The vertices of an outline so far. */
	private static final class Vertices {

		private final PixelArea area;
		private double[] xs = new double[64], ys = new double[64];
		private int count;

		Vertices(final PixelArea area) {
			this.area = area;
		}

		/** Adds the point a quarter pixel from a pixel's centre towards its corner between a side and the one before. */
		void add(final int x, final int y, final int side) {
			if (count == xs.length) {
				xs = Arrays.copyOf(xs, 2 * count);
				ys = Arrays.copyOf(ys, 2 * count);
			}
			final int next = (side + 1) % 4;
			xs[count] = area.x0() + x + 0.5 + INSET * (DX[side] - DX[next]);
			ys[count++] = area.y0() + y + 0.5 + INSET * (DY[side] - DY[next]);
		}

		OutlineContour outline() {
			return new OutlineContour(area.slice(), Arrays.copyOf(xs, count), Arrays.copyOf(ys, count));
		}
	}
}
