package org.radiomate.volume.filter;

import java.util.ArrayList;
import java.util.List;

/**
 * A rotation by right angles: which axis of the filter comes to lie along each axis of the image, and whether it runs the
 * other way. There are 4 in a slice and 24 in space.
 *
 * @param from the filter's axis for each axis of the image
 * @param reversed whether it is reversed
 */
record AxisTurn(List<Integer> from, List<Boolean> reversed) {

	/** All rotations, the one that changes nothing first. */
	static List<AxisTurn> all(final Dimensions dimensions) {
		final List<AxisTurn> turns = new ArrayList<>();
		for (final List<Integer> order : orders(dimensions.axes())) {
			for (int bits = 0; bits < 1 << dimensions.axes(); bits++) {
				// a reflection is none: each exchange of two axes and each reversal changes the hand
				if ((exchanges(order) + Integer.bitCount(bits)) % 2 == 0) turns.add(new AxisTurn(order, reversals(bits, dimensions
					.axes())));
			}
		}
		return turns;
	}

	private static List<List<Integer>> orders(final int axes) {
		return axes == 2 ? List.of(List.of(0, 1), List.of(1, 0)) : List.of(List.of(0, 1, 2), List.of(0, 2, 1), List.of(1, 0,
			2), List.of(1, 2, 0), List.of(2, 0, 1), List.of(2, 1, 0));
	}

	private static int exchanges(final List<Integer> order) {
		int exchanges = 0;
		for (int i = 0; i < order.size(); i++) {
			for (int j = i + 1; j < order.size(); j++) {
				if (order.get(i) > order.get(j)) exchanges++;
			}
		}
		return exchanges;
	}

	private static List<Boolean> reversals(final int bits, final int axes) {
		final List<Boolean> reversed = new ArrayList<>();
		for (int axis = 0; axis < axes; axis++) reversed.add((bits >> axis & 1) == 1);
		return reversed;
	}

	/** The kernels of a separable filter, by axis, after the rotation. */
	List<Kernel> of(final List<Kernel> kernels) {
		final List<Kernel> turned = new ArrayList<>();
		for (int axis = 0; axis < from.size(); axis++) {
			final Kernel kernel = kernels.get(from.get(axis));
			turned.add(reversed.get(axis) ? kernel.reversed() : kernel);
		}
		return turned;
	}
}
