package org.radiomate.selection;

import org.apache.commons.math3.stat.ranking.NaturalRanking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Thins out features that say the same: of two whose Spearman correlation exceeds the cutoff in size, the one with the
 * larger P of the screen goes. Features are taken by rising P (ties in the order given) and dropped if correlated with
 * one already taken, so the answer does not depend on the order of the pairs.
 */
public final class CorrelationFilter {

	/** A cutoff that drops nothing. */
	public static final double OFF = 1;

	/**
	 * A feature that was dropped.
	 *
	 * @param index of the dropped feature
	 * @param keptIndex of the feature kept in its place
	 * @param correlation Spearman's rho of the two
	 */
	public record Drop(int index, int keptIndex, double correlation) {}

	private CorrelationFilter() {}

	/**
	 * The features to drop.
	 *
	 * @param columns column-major training values, none constant or missing
	 * @param pValues of the screen
	 * @param cutoff from 0 to 1; 1 is off
	 */
	public static List<Drop> drops(final double[][] columns, final double[] pValues, final double cutoff) {
		if (!(cutoff >= 0 && cutoff <= 1)) throw new IllegalArgumentException("cutoff " + cutoff);
		final List<Drop> drops = new ArrayList<>();
		if (cutoff == OFF) return drops;
		final double[][] ranks = standardisedRanks(columns);
		final int[] order = IntStream.range(0, columns.length).boxed().sorted(Comparator.comparingDouble(j -> pValues[j]))
			.mapToInt(Integer::intValue).toArray();
		final List<Integer> taken = new ArrayList<>();
		for (final int j : order) {
			final Drop drop = dropOf(j, taken, ranks, cutoff);
			if (drop == null) taken.add(j);
			else drops.add(drop);
		}
		drops.sort(Comparator.comparingInt(Drop::index));
		return drops;
	}

	private static Drop dropOf(final int j, final List<Integer> taken, final double[][] ranks, final double cutoff) {
		for (final int other : taken) {
			final double rho = Vectors.dot(ranks[j], ranks[other]);
			if (Math.abs(rho) > cutoff) return new Drop(j, other, rho);
		}
		return null;
	}

	/** Midranks, centred and of unit length, so that a product is Spearman's rho. */
	private static double[][] standardisedRanks(final double[][] columns) {
		final NaturalRanking ranking = new NaturalRanking();
		final double[][] ranks = new double[columns.length][];
		for (int j = 0; j < columns.length; j++) {
			ranks[j] = ranking.rank(columns[j]);
			final double mean = (ranks[j].length + 1) / 2.0;
			for (int i = 0; i < ranks[j].length; i++) ranks[j][i] -= mean;
			final double length = Math.sqrt(Vectors.dot(ranks[j], ranks[j]));
			for (int i = 0; i < ranks[j].length; i++) ranks[j][i] /= length;
		}
		return ranks;
	}
}
