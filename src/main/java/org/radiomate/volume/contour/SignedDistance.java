package org.radiomate.volume.contour;

import org.radiomate.volume.DistanceMap;

import java.util.Arrays;

/**
 * How far each pixel centre is from the border of a shape, in mm: outside the distance to the nearest pixel centre inside,
 * inside minus the distance to the nearest one outside, so that 0 lies half-way between neighbours.
 */
final class SignedDistance {

	private final double[] mm;
	private final int width;
	private final int height;

	/** The distances of a shape that leaves at least one pixel of the array outside and has at least one inside. */
	SignedDistance(final boolean[] inside, final int width, final double spacingXMm, final double spacingYMm) {
		this.width = width;
		height = inside.length / width;
		final boolean[] outside = new boolean[inside.length];
		for (int i = 0; i < inside.length; i++) outside[i] = !inside[i];
		final double[] toInside = DistanceMap.mm(inside, width, height, spacingXMm, spacingYMm);
		final double[] toOutside = DistanceMap.mm(outside, width, height, spacingXMm, spacingYMm);
		mm = new double[inside.length];
		Arrays.setAll(mm, i -> toInside[i] - toOutside[i]);
	}

	/** The distance at a place between pixel centres, bilinear; beyond the array that of its border. */
	double at(final double x, final double y) {
		final double cx = Math.max(0, Math.min(width - 1, x)), cy = Math.max(0, Math.min(height - 1, y));
		final int x0 = Math.min((int) cx, Math.max(0, width - 2)), y0 = Math.min((int) cy, Math.max(0, height - 2));
		final double fx = cx - x0, fy = cy - y0;
		final int i = x0 + width * y0, right = fx > 0 ? 1 : 0, below = fy > 0 ? width : 0;
		return (1 - fy) * ((1 - fx) * mm[i] + fx * mm[i + right]) + fy * ((1 - fx) * mm[i + below] + fx * mm[i + below +
			right]);
	}

	/** The radius of the shape: its deepest pixel's distance. */
	double depth() {
		double deepest = 0;
		for (final double value : mm) deepest = Math.max(deepest, -value);
		return deepest;
	}
}
