package org.radiomate.inference;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.radiomate.task.Progress;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Fisher's exact test of independence in a table of counts with fixed margins. Two-sided P sums the probabilities of all
 * tables that are at most (1 + 1e-7) times as likely as the observed one. A 2 x 2 table also has the conditional maximum
 * likelihood estimate of the odds ratio with its exact interval (Cornfield) and one-sided alternatives.
 * <p>
 * Fisher RA, J R Stat Soc 1935;98:39, doi 10.2307/2342435; Cornfield J, Proc 3rd Berkeley Symp 1956;4:135. P is equal to
 * R's {@code fisher.test}; odds ratio and limits are solved to full precision, where R stops at about 1e-4.
 * </p>
 */
public final class FisherExactTest {

	/** Name of the test in {@link TestResult#test()}. */
	public static final String NAME = "Fisher's exact";

	static final double RELATIVE_SLACK = 1e-7;
	private static final String EMPTY_MARGIN = "fewer than two rows or columns have counts";

	/**
	 * The test of a 2 x 2 table.
	 *
	 * @param test P of the alternative asked for; Fisher's test has no statistic
	 * @param oddsRatio conditional maximum likelihood estimate, 0 or infinite with an empty cell at the edge
	 * @param lower confidence limit of the odds ratio, 0 if the alternative is less
	 * @param upper confidence limit of the odds ratio, infinite if the alternative is greater
	 */
	public record Result(TestResult test, double oddsRatio, double lower, double upper) {}

	private FisherExactTest() {}

	/**
	 * The two-sided test of any table; rows and columns without counts do not matter. Undefined, with the reason, if
	 * nothing is left to compare or the table is too large for an exact answer.
	 */
	public static TestResult test(final long[][] counts) {
		return test(counts, Progress.NONE);
	}

	/** As above for large tables, which may take seconds. */
	public static TestResult test(final long[][] counts, final Progress progress) {
		final long[][] table = withoutEmptyMargins(counts);
		if (table.length < 2 || table[0].length < 2) return TestResult.undefined(NAME, EMPTY_MARGIN);
		if (table.length == 2 && table[0].length == 2) return test(table, Alternative.TWO_SIDED, 0.95).test();
		return TableNetwork.test(table, progress);
	}

	/**
	 * Tests whether the odds ratio of a 2 x 2 table is 1.
	 *
	 * @param confidence of the interval, such as 0.95
	 */
	public static Result test(final long[][] counts, final Alternative alternative, final double confidence) {
		if (counts.length != 2 || counts[0].length != 2 || counts[1].length != 2) throw new IllegalArgumentException(
			"not a 2 x 2 table");
		requireCounts(counts);
		final long x = counts[0][0];
		final NoncentralHypergeometric tables = new NoncentralHypergeometric(x + counts[1][0], counts[0][1] + counts[1][1], x +
			counts[0][1]);
		final double p = Math.min(1, pValue(tables, x, alternative));
		if (tables.lowest() == tables.highest()) return new Result(new TestResult(NAME, Double.NaN, Double.NaN, 1, ""),
			Double.NaN, 0, Double.POSITIVE_INFINITY);
		final double tail = alternative == Alternative.TWO_SIDED ? (1 - confidence) / 2 : 1 - confidence;
		return new Result(TestResult.of(NAME, Double.NaN, Double.NaN, p), estimate(tables, x), alternative == Alternative.LESS
			? 0 : lower(tables, x, tail), alternative == Alternative.GREATER ? Double.POSITIVE_INFINITY : upper(tables, x,
				tail));
	}

	private static double pValue(final NoncentralHypergeometric tables, final long x, final Alternative alternative) {
		return switch (alternative) {
			case LESS -> tables.lowerTail(x, 0);
			case GREATER -> tables.upperTail(x, 0);
			case TWO_SIDED -> twoSided(tables.probabilities(0), Math.toIntExact(x - tables.lowest()));
		};
	}

	private static double twoSided(final double[] probabilities, final int observed) {
		final double limit = probabilities[observed] * (1 + RELATIVE_SLACK);
		double sum = 0;
		for (final double p : probabilities) if (p <= limit) sum += p;
		return sum;
	}

	private static double estimate(final NoncentralHypergeometric tables, final long x) {
		if (x == tables.lowest()) return 0;
		if (x == tables.highest()) return Double.POSITIVE_INFINITY;
		return crossing(logOdds -> tables.mean(logOdds) - x);
	}

	private static double lower(final NoncentralHypergeometric tables, final long x, final double tail) {
		return x == tables.lowest() ? 0 : crossing(logOdds -> tables.upperTail(x, logOdds) - tail);
	}

	private static double upper(final NoncentralHypergeometric tables, final long x, final double tail) {
		return x == tables.highest() ? Double.POSITIVE_INFINITY : crossing(logOdds -> tail - tables.lowerTail(x, logOdds));
	}

	/** The odds ratio at which a function that rises with it is zero. */
	private static double crossing(final UnivariateFunction rising) {
		return StrictMath.exp(Root.beyond(rising, 0, rising.value(0) > 0 ? -1 : 1));
	}

	private static void requireCounts(final long[][] counts) {
		for (final long[] row : counts) {
			if (row.length != counts[0].length) throw new IllegalArgumentException("rows of different lengths");
			for (final long count : row) if (count < 0) throw new IllegalArgumentException("negative count");
		}
	}

	private static long[][] withoutEmptyMargins(final long[][] counts) {
		requireCounts(counts);
		final int[] rows = IntStream.range(0, counts.length).filter(i -> Arrays.stream(counts[i])
			.sum() > 0).toArray();
		final int[] columns = IntStream.range(0, counts.length == 0 ? 0 : counts[0].length).filter(
			j -> Arrays.stream(counts).mapToLong(row -> row[j]).sum() > 0).toArray();
		final long[][] table = new long[rows.length][columns.length];
		for (int i = 0; i < rows.length; i++) {
			for (int j = 0; j < columns.length; j++) table[i][j] = counts[rows[i]][columns[j]];
		}
		return table;
	}
}
