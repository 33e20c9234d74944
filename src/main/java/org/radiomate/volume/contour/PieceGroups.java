package org.radiomate.volume.contour;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Says which pieces of one slice go on as which pieces of another. */
final class PieceGroups {

	/** Pieces are too far apart to be one when their centres are farther than so many times the sum of their radii. */
	private static final double FARTHEST = 2;

	private final Pieces first;
	private final Pieces second;
	private final int pixels;

	/** The group of each piece, those of the second slice behind those of the first. */
	private final int[] group;

	/**
	 * Pieces that belong together.
	 *
	 * @param first the pixels on the first slice; null if there are none
	 * @param second the pixels on the second slice; null if there are none
	 */
	record Group(boolean[] first, boolean[] second) {}

	private PieceGroups(final boolean[] a, final boolean[] b, final int width) {
		first = Pieces.of(a, width);
		second = Pieces.of(b, width);
		pixels = a.length;
		group = new int[first.count() + second.count()];
		Arrays.setAll(group, i -> i);
		for (int i = 0; i < pixels; i++) {
			if (a[i] && b[i]) join(first.label(i) - 1, first.count() + second.label(i) - 1);
		}
		joinNearest(width);
	}

	/** The groups of the pieces of two slices. */
	static List<Group> of(final boolean[] first, final boolean[] second, final int width) {
		final PieceGroups groups = new PieceGroups(first, second, width);
		final List<Group> list = new ArrayList<>();
		for (int g = 0; g < groups.group.length; g++) {
			final boolean[] a = groups.pixelsOf(groups.first, 0, g), b = groups.pixelsOf(groups.second, groups.first.count(), g);
			if (a != null || b != null) list.add(new Group(a, b));
		}
		return list;
	}

	private void join(final int a, final int b) {
		final int from = group[b], to = group[a];
		if (from == to) return;
		for (int i = 0; i < group.length; i++) if (group[i] == from) group[i] = to;
	}

	/** Of the pieces that overlap none, the nearest two are joined first, unless they are far apart for their size. */
	private void joinNearest(final int width) {
		final List<Neighbours> pairs = new ArrayList<>();
		final double[][] a = centres(first, width), b = centres(second, width);
		final int[] sizesA = first.sizes(), sizesB = second.sizes();
		final boolean[] alone = alone();
		for (int i = 0; i < a.length; i++) {
			for (int j = 0; alone[i] && j < b.length; j++) {
				final double distance = StrictMath.hypot(a[i][0] - b[j][0], a[i][1] - b[j][1]);
				final double reach = FARTHEST * (Math.sqrt(sizesA[i + 1] / Math.PI) + Math.sqrt(sizesB[j + 1] / Math.PI));
				if (alone[a.length + j] && distance <= reach) pairs.add(new Neighbours(i, a.length + j, distance));
			}
		}
		pairs.sort(Comparator.comparingDouble(Neighbours::distance));
		for (final Neighbours pair : pairs) {
			if (!alone[pair.a] || !alone[pair.b]) continue;
			join(pair.a, pair.b);
			alone[pair.a] = alone[pair.b] = false;
		}
	}

	/** Which pieces overlap none of the other slice. */
	private boolean[] alone() {
		final int[] members = new int[group.length];
		for (final int g : group) members[g]++;
		final boolean[] alone = new boolean[group.length];
		for (int i = 0; i < alone.length; i++) alone[i] = members[group[i]] == 1;
		return alone;
	}

	/** Two pieces, one of each slice, and how many pixels their centres are apart. */
	private record Neighbours(int a, int b, double distance) {}

	private static double[][] centres(final Pieces pieces, final int width) {
		final double[][] centres = new double[pieces.count()][2];
		final int[] sizes = pieces.sizes();
		for (int i = 0; i < pieces.pixels(); i++) {
			if (pieces.label(i) == 0) continue;
			final double[] centre = centres[pieces.label(i) - 1];
			centre[0] += i % width / (double) sizes[pieces.label(i)];
			centre[1] += i / width / (double) sizes[pieces.label(i)];
		}
		return centres;
	}

	private boolean[] pixelsOf(final Pieces pieces, final int offset, final int wanted) {
		final boolean[] found = new boolean[pixels];
		boolean any = false;
		for (int i = 0; i < pixels; i++) {
			found[i] = pieces.label(i) > 0 && group[offset + pieces.label(i) - 1] == wanted;
			any |= found[i];
		}
		return any ? found : null;
	}
}
