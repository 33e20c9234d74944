package org.radiomate.inference;

import org.radiomate.task.Progress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fisher's exact P of a table larger than 2 x 2 by walking through its columns: a node is what is left of the row sums,
 * rows in any order being one node. All completions of a node lie between its shortest and longest path; paths that all
 * count are added at once, paths of which none counts are dropped, and paths of equal length into a node are one. The
 * completions by the last two columns are sorted once for each node and looked up.
 * <p>
 * The network algorithm of Mehta CR, Patel NR, J Am Stat Assoc 1983;78:427, doi 10.1080/01621459.1983.10477989.
 * </p>
 */
final class TableNetwork {

	/** Beyond this many arcs an exact answer would take minutes. */
	private static final long MOST_ARCS = 60_000_000;
	private static final int MOST_PATHS = 3_000_000;
	private static final int CHECKED_EVERY = 1 << 16;
	/** Path lengths within 1e-10 are one, far below the slack of 1e-7 that decides. */
	private static final double LENGTH_UNIT = 1e-10;
	private static final String TOO_LARGE = "the table is too large for an exact answer; use the chi-square test, or merge " +
		"levels";

	/** The extreme log probabilities, up to a constant, of all ways to fill the columns that are left. */
	private record Extremes(double shortest, double longest) {}

	/**
	 * All ways to fill the last two columns.
	 *
	 * @param lengths ascending
	 * @param cumulative the share of ways up to each
	 */
	private record Completions(double[] lengths, double[] cumulative) {

		double shareUpTo(final double length) {
			final int found = Arrays.binarySearch(lengths, length);
			int last = found >= 0 ? found : -found - 2;
			while (last + 1 < lengths.length && lengths[last + 1] == length) last++;
			return last < 0 ? 0 : cumulative[last];
		}
	}

	/** Paths of one length into a node: how much probability they carry so far. */
	private record Path(String node, long length) {}

	private static final class TooLarge extends RuntimeException {

		private static final long serialVersionUID = 1L;

		TooLarge() {
			super(TOO_LARGE, null, false, false);
		}
	}

	/** Hears of each way to fill one column. */
	private interface Filling {

		void accept(char[] left, double logWeight);
	}

	private final Progress progress;
	private final int[] rows;
	private final int[] columns;
	private final LogFactorials log;
	private final double observed;
	private final Map<String, Extremes> extremes = new HashMap<>();
	private final Map<String, Completions> completions = new HashMap<>();
	private long arcs;
	private double p;

	private TableNetwork(final long[][] counts, final Progress progress) {
		this.progress = progress;
		final boolean wide = counts.length <= counts[0].length;
		rows = sums(counts, wide);
		columns = sums(counts, !wide);
		Arrays.sort(columns);
		log = new LogFactorials(Arrays.stream(rows).sum());
		double length = 0;
		for (final long[] row : counts) for (final long count : row) length -= log.of((int) count);
		observed = length + StrictMath.log1p(FisherExactTest.RELATIVE_SLACK);
	}

	static TestResult test(final long[][] counts, final Progress progress) {
		if (Arrays.stream(counts).flatMapToLong(Arrays::stream).sum() > Character.MAX_VALUE) return TestResult.undefined(
			FisherExactTest.NAME, TOO_LARGE);
		try {
			return TestResult.of(FisherExactTest.NAME, Double.NaN, Double.NaN, Math.min(1, new TableNetwork(counts, progress)
				.sum()));
		}
		catch (final TooLarge e) {
			return TestResult.undefined(FisherExactTest.NAME, TOO_LARGE);
		}
	}

	private static int[] sums(final long[][] counts, final boolean ofRows) {
		final int[] sums = new int[ofRows ? counts.length : counts[0].length];
		for (int i = 0; i < counts.length; i++) {
			for (int j = 0; j < counts[i].length; j++) sums[ofRows ? i : j] += (int) counts[i][j];
		}
		return sums;
	}

	private double sum() {
		final char[] start = new char[rows.length];
		for (int i = 0; i < start.length; i++) start[i] = (char) rows[i];
		Arrays.sort(start);
		Map<Path, Double> paths = Map.of(new Path(new String(start), 0), 1.0);
		for (int column = columns.length - 1; column > 1; column--) paths = advanced(paths, column);
		paths.forEach((path, carried) -> p += carried * completions(path.node).shareUpTo(observed - path.length *
			LENGTH_UNIT));
		return p;
	}

	/** From what is left before a column to what is left after it; what is decided goes into the sum. */
	private Map<Path, Double> advanced(final Map<Path, Double> paths, final int column) {
		final Map<Path, Double> next = new HashMap<>();
		paths.forEach((path, carried) -> {
			final double logAllOfNode = logWays(path.node);
			fill(path.node.toCharArray(), column, (left, weight) -> {
				final String node = new String(left);
				final double length = path.length * LENGTH_UNIT + weight;
				final double share = carried * StrictMath.exp(weight + log.of(columns[column]) + logWays(node) - logAllOfNode);
				final Extremes rest = extremes(node, column - 1);
				if (length + rest.longest <= observed) p += share;
				else if (length + rest.shortest <= observed) next.merge(new Path(node, Math.round(length / LENGTH_UNIT)), share,
					Double::sum);
			});
			if (next.size() > MOST_PATHS) throw new TooLarge();
		});
		return next;
	}

	/** ln of n! / prod row!: the ways to put n individuals into the rows. */
	private double logWays(final String node) {
		int total = 0;
		double ways = 0;
		for (int i = 0; i < node.length(); i++) {
			total += node.charAt(i);
			ways -= log.of(node.charAt(i));
		}
		return ways + log.of(total);
	}

	/** A node tells its column by what is left in sum, so one map serves all columns. */
	private Extremes extremes(final String node, final int column) {
		final Extremes known = extremes.get(node);
		if (known != null) return known;
		final Extremes extreme = column == 1 ? ofLastTwo(completions(node).lengths) : ofMore(node, column);
		extremes.put(node, extreme);
		return extreme;
	}

	private static Extremes ofLastTwo(final double[] lengths) {
		return new Extremes(lengths[0], lengths[lengths.length - 1]);
	}

	private Extremes ofMore(final String node, final int column) {
		final double[] found = { Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY };
		fill(node.toCharArray(), column, (left, weight) -> {
			final Extremes rest = extremes(new String(left), column - 1);
			found[0] = Math.min(found[0], weight + rest.shortest);
			found[1] = Math.max(found[1], weight + rest.longest);
		});
		return new Extremes(found[0], found[1]);
	}

	private Completions completions(final String node) {
		return completions.computeIfAbsent(node, n -> {
			final double all = logWays(n);
			final List<double[]> ways = new ArrayList<>();
			fill(n.toCharArray(), 1, (left, weight) -> {
				final double last = logWays(new String(left)) - log.of(columns[0]);
				ways.add(new double[] { weight + last, StrictMath.exp(weight + log.of(columns[1]) + last + log.of(columns[0]) -
					all) });
			});
			ways.sort(Comparator.comparingDouble(way -> way[0]));
			final double[] cumulative = ways.stream().mapToDouble(way -> way[1]).toArray();
			for (int i = 1; i < cumulative.length; i++) cumulative[i] += cumulative[i - 1];
			return new Completions(ways.stream().mapToDouble(way -> way[0]).toArray(), cumulative);
		});
	}

	/** All ways to take a column's individuals from what is left of the rows. */
	private void fill(final char[] left, final int column, final Filling filling) {
		fill(left.clone(), 0, columns[column], 0, filling);
	}

	private void fill(final char[] left, final int row, final int wanted, final double weight, final Filling filling) {
		if (row == left.length - 1) {
			emit(left, row, wanted, weight, filling);
			return;
		}
		int after = 0;
		for (int i = row + 1; i < left.length; i++) after += left[i];
		final char own = left[row];
		for (int x = Math.max(0, wanted - after); x <= Math.min(own, wanted); x++) {
			left[row] = (char) (own - x);
			fill(left, row + 1, wanted - x, weight - log.of(x), filling);
		}
		left[row] = own;
	}

	private void emit(final char[] left, final int row, final int wanted, final double weight, final Filling filling) {
		if (++arcs > MOST_ARCS) throw new TooLarge();
		if (arcs % CHECKED_EVERY == 0) progress.check();
		final char[] sorted = left.clone();
		sorted[row] -= (char) wanted;
		Arrays.sort(sorted);
		filling.accept(sorted, weight - log.of(wanted));
	}
}
