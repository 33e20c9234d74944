package org.radiomate.volume.contour;

import org.radiomate.volume.Contour;
import org.radiomate.volume.OutlineContour;
import org.radiomate.volume.PixelArea;

import java.util.Arrays;
import java.util.Comparator;

/** What can be wrong with the shape of a drawn contour. */
public final class OutlineFlaws {

	private OutlineFlaws() {}

	/** Why a contour encloses nothing, in words that follow its name; empty if it encloses something. */
	public static String emptiness(final Contour contour) {
		if (contour instanceof PixelArea area) return hasPixel(area) ? "" : "has no pixel";
		final OutlineContour outline = (OutlineContour) contour;
		final int points = distinctPoints(outline);
		if (points < 3) return "has only " + points + (points == 1 ? " point" : " points");
		return isStraight(outline) ? "has an area of zero: its points lie on one line" : "";
	}

	private static boolean hasPixel(final PixelArea area) {
		for (final boolean pixel : area.inside()) {
			if (pixel) return true;
		}
		return false;
	}

	private static int distinctPoints(final OutlineContour outline) {
		final Integer[] order = new Integer[outline.x().length];
		Arrays.setAll(order, i -> i);
		Arrays.sort(order, Comparator.<Integer>comparingDouble(i -> outline.x()[i]).thenComparingDouble(i -> outline.y()[i]));
		int distinct = 1;
		for (int i = 1; i < order.length; i++) {
			if (outline.x()[order[i]] != outline.x()[order[i - 1]] || outline.y()[order[i]] != outline.y()[order[i - 1]]) {
				distinct++;
			}
		}
		return distinct;
	}

	private static boolean isStraight(final OutlineContour outline) {
		final double[] x = outline.x(), y = outline.y();
		int far = 0;
		for (int i = 1; i < x.length; i++) {
			if (StrictMath.hypot(x[i] - x[0], y[i] - y[0]) > StrictMath.hypot(x[far] - x[0], y[far] - y[0])) far = i;
		}
		for (int i = 0; i < x.length; i++) {
			if (turn(x[0], y[0], x[far], y[far], x[i], y[i]) != 0) return false;
		}
		return true;
	}

	/** Whether two edges of the outline cross, touching apart; edges are compared only where they overlap from left to right. */
	public static boolean crossesItself(final OutlineContour outline) {
		final int n = outline.x().length;
		final Integer[] order = new Integer[n];
		Arrays.setAll(order, i -> i);
		Arrays.sort(order, Comparator.comparingDouble(i -> left(outline, i)));
		for (int i = 0; i < n; i++) {
			final double right = Math.max(outline.x()[order[i]], outline.x()[(order[i] + 1) % n]);
			for (int j = i + 1; j < n && left(outline, order[j]) <= right; j++) {
				if (cross(outline, order[i], order[j])) return true;
			}
		}
		return false;
	}

	private static double left(final OutlineContour outline, final int edge) {
		return Math.min(outline.x()[edge], outline.x()[(edge + 1) % outline.x().length]);
	}

	private static boolean cross(final OutlineContour outline, final int a, final int b) {
		final double[] x = outline.x(), y = outline.y();
		final int a2 = (a + 1) % x.length, b2 = (b + 1) % x.length;
		return turn(x[a], y[a], x[a2], y[a2], x[b], y[b]) * turn(x[a], y[a], x[a2], y[a2], x[b2], y[b2]) < 0 && //
			turn(x[b], y[b], x[b2], y[b2], x[a], y[a]) * turn(x[b], y[b], x[b2], y[b2], x[a2], y[a2]) < 0;
	}

	private static double turn(final double ax, final double ay, final double bx, final double by, final double cx,
		final double cy)
	{
		return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
	}
}
