package org.radiomate.volume;

import org.radiomate.task.ProblemException;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns contours into a mask. On a slice the contours combine by exclusive or, so that one inside another is a hole.
 * <p>
 * {@link MaskRule#IBEX_OUTLINE}: edges of 1.05·√2 pixels or more are stepped one pixel at a time along their longer axis (a
 * flat one between the pixels of its ends; a steep one between the rows of its ends, its columns from the unrounded ones),
 * all points are rounded to pixels, and the mask is the polygon of these pixels by the rule of {@link PolygonPixels} together
 * with the pixels themselves (IBEX: Zhang L et al., Med Phys 2015;42:1341, doi:10.1118/1.4908210; the details as its
 * published source defines them).
 * {@link MaskRule#PIXEL_CENTRE}: the pixels whose centre lies inside by the even-odd rule. A {@link PixelArea} is taken as
 * it is by both.
 */
public final class ContourRasterizer {

	private final Geometry grid;
	private final MaskRule rule;
	private final List<String> warnings = new ArrayList<>();

	private ContourRasterizer(final Geometry grid, final MaskRule rule) {
		this.grid = grid;
		this.rule = rule;
	}

	/**
	 * The mask of some contours.
	 *
	 * @throws ProblemException if there is no contour, one lies on a slice that the stack lacks or wholly outside the
	 *           image, or no pixel is left
	 */
	public static Rasterized rasterize(final List<? extends Contour> contours, final Geometry grid, final MaskRule rule) {
		if (contours.isEmpty()) {
			throw new ProblemException("There is no contour; draw the structure on at least one slice.");
		}
		return new ContourRasterizer(grid, rule).rasterize(contours);
	}

	private Rasterized rasterize(final List<? extends Contour> contours) {
		final Map<Integer, SliceContours> slices = new TreeMap<>();
		for (final Contour contour : contours) {
			checkSlice(contour.slice());
			checkInside(contour.slice(), Bounds.of(contour));
			slices.computeIfAbsent(contour.slice(), slice -> new SliceContours(grid, this::pixelsOf)).add(contour);
		}
		final Mask.Builder builder = new Mask.Builder(grid);
		slices.forEach((slice, drawn) -> builder.addSlice(combine(drawn, slice), slice));
		final Mask mask = builder.build();
		if (mask.isEmpty()) {
			throw new ProblemException("The contours enclose no pixel; draw a larger area.");
		}
		return new Rasterized(mask, warnings);
	}

	private void checkSlice(final int slice) {
		if (slice >= 0 && slice < grid.depth()) return;
		throw new ProblemException("A contour lies on slice " + (slice + 1) + ", but the stack has " + grid.depth() +
			(grid.depth() == 1 ? " slice" : " slices") + "; use the image that the contours were drawn on.");
	}

	private PixelRows pixelsOf(final Contour contour) {
		return contour instanceof OutlineContour outline ? OutlinePixels.of(outline, grid.width(), grid.height(), rule) : pixelsOfArea(
			(PixelArea) contour);
	}

	private PixelRows pixelsOfArea(final PixelArea area) {
		final int x0 = Math.max(0, area.x0()), endX = Math.min(grid.width(), area.x0() + area.width());
		final int y0 = Math.max(0, area.y0()), endY = Math.min(grid.height(), area.y0() + area.height());
		final PixelRows pixels = new PixelRows(x0, y0, endX, endY);
		for (int y = y0; y < endY; y++) {
			for (int x = x0; x < endX; x++) {
				if (area.contains(x, y)) pixels.set(x, y);
			}
		}
		return pixels;
	}

	private void checkInside(final int slice, final Bounds bounds) {
		if (bounds.isWithin(0, 0, grid.width(), grid.height())) return;
		final String where = "on slice " + (slice + 1) + " reaches from (" + bounds.x0 + ", " + bounds.y0 + ") to (" +
			bounds.x1 + ", " + bounds.y1 + "), the image has " + grid.width() + " x " + grid.height() + " pixels";
		if (bounds.misses(grid) || !bounds.isWithin(-grid.width(), -grid.height(), 2 * grid.width(), 2 * grid.height())) {
			throw new ProblemException("A contour lies outside the image: it " + where +
				"; use the image that the contours were drawn on.");
		}
		warnings.add("A contour " + where + ": the part outside was cut off.");
	}

	private BitSet combine(final SliceContours drawn, final int slice) {
		final BitSet combined = drawn.combined().toBitSet(grid.width());
		if (drawn.removesArea()) {
			warnings.add("Two contours on slice " + (slice + 1) +
				" overlap only partly, or are the same: where they overlap, area was removed.");
		}
		return combined;
	}

	/** Extent of a contour in ImageJ's coordinates. */
	private record Bounds(double x0, double y0, double x1, double y1) {

		private static Bounds of(final Contour contour) {
			return contour instanceof OutlineContour outline ? of(outline) : of((PixelArea) contour);
		}

		private static Bounds of(final OutlineContour outline) {
			double x0 = outline.x()[0];
			double y0 = outline.y()[0];
			double x1 = x0;
			double y1 = y0;
			for (int i = 1; i < outline.x().length; i++) {
				x0 = Math.min(x0, outline.x()[i]);
				y0 = Math.min(y0, outline.y()[i]);
				x1 = Math.max(x1, outline.x()[i]);
				y1 = Math.max(y1, outline.y()[i]);
			}
			return new Bounds(x0, y0, x1, y1);
		}

		private static Bounds of(final PixelArea area) {
			return new Bounds(area.x0(), area.y0(), area.x0() + area.width(), area.y0() + area.height());
		}

		private boolean isWithin(final double minX, final double minY, final double maxX, final double maxY) {
			return x0 >= minX && y0 >= minY && x1 <= maxX && y1 <= maxY;
		}

		private boolean misses(final Geometry grid) {
			return x1 <= 0 || y1 <= 0 || x0 >= grid.width() || y0 >= grid.height();
		}
	}
}
