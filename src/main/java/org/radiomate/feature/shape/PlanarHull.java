package org.radiomate.feature.shape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** The convex hull of points of a plane with whole coordinates, exact (Andrew AM, Inf Process Lett 1979;9:216). */
final class PlanarHull {

	private PlanarHull() {}

	/** The corners in order; of one or two different points, these. Only the first two coordinates are looked at. */
	static List<long[]> of(final List<long[]> points) {
		final List<long[]> sorted = new ArrayList<>(points);
		sorted.sort(Comparator.<long[]>comparingLong(p -> p[0]).thenComparingLong(p -> p[1]));
		final List<long[]> hull = new ArrayList<>(half(sorted));
		Collections.reverse(sorted);
		hull.addAll(half(sorted));
		return hull.isEmpty() ? sorted.subList(0, 1) : hull;
	}

	/** One side of the hull, without its last corner, with which the other side begins. */
	private static List<long[]> half(final List<long[]> sorted) {
		final List<long[]> chain = new ArrayList<>();
		for (final long[] point : sorted) {
			while (chain.size() > 1 && turn(chain.get(chain.size() - 2), chain.get(chain.size() - 1), point) <= 0) {
				chain.remove(chain.size() - 1);
			}
			final boolean repeated = chain.size() == 1 && chain.get(0)[0] == point[0] && chain.get(0)[1] == point[1];
			if (!repeated) chain.add(point);
		}
		chain.remove(chain.size() - 1);
		return chain;
	}

	private static long turn(final long[] a, final long[] b, final long[] c) {
		return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
	}
}
