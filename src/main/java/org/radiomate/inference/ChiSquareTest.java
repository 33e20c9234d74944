package org.radiomate.inference;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Pearson's chi-square test of independence in a table of counts, sum (|O-E| - c)^2 / E, with c = 0 or, in a 2 x 2
 * table on request, Yates' correction c = min(0.5, |O-E|).
 * <p>
 * Pearson K, Phil Mag 1900;50:157, doi 10.1080/14786440009463897; Yates F, J R Stat Soc Suppl 1934;1:217, doi
 * 10.2307/2983604. Equal to R's {@code chisq.test}.
 * </p>
 */
public final class ChiSquareTest {

	private static final double RELIABLE_EXPECTED_COUNT = 5;

	/**
	 * The test with its expected counts.
	 *
	 * @param test statistic, degrees of freedom, P
	 * @param expected counts expected under independence
	 */
	public record Result(TestResult test, double[][] expected) {

		/** Whether an expected count lies below 5, where Fisher's exact test is advised. */
		public boolean hasSmallExpectedCount() {
			for (final double[] row : expected) {
				for (final double count : row) if (count < RELIABLE_EXPECTED_COUNT) return true;
			}
			return false;
		}
	}

	private ChiSquareTest() {}

	/**
	 * Tests rows against columns.
	 *
	 * @param counts a rectangular table with at least two rows and columns
	 * @param yates whether to correct for continuity; of effect in a 2 x 2 table only
	 */
	public static Result test(final long[][] counts, final boolean yates) {
		if (counts.length < 2 || counts[0].length < 2) throw new IllegalArgumentException("less than two rows or columns");
		final boolean corrected = yates && counts.length == 2 && counts[0].length == 2;
		final String name = corrected ? "Pearson chi-square with Yates' correction" : "Pearson chi-square";
		final double[][] expected = expected(counts);
		final double statistic = statistic(counts, expected, corrected ? correction(counts, expected) : 0);
		if (Double.isNaN(statistic)) return new Result(TestResult.undefined(name, "a row or column has no counts"), expected);
		final double df = (counts.length - 1.0) * (counts[0].length - 1);
		return new Result(TestResult.of(name, statistic, df, ChiSquaredDistribution.of(df).survivalProbability(statistic)),
			expected);
	}

	private static double[][] expected(final long[][] counts) {
		final double[] rows = new double[counts.length];
		final double[] columns = new double[counts[0].length];
		double total = 0;
		for (int i = 0; i < rows.length; i++) {
			for (int j = 0; j < columns.length; j++) {
				if (counts[i][j] < 0) throw new IllegalArgumentException("negative count");
				rows[i] += counts[i][j];
				columns[j] += counts[i][j];
				total += counts[i][j];
			}
		}
		final double[][] expected = new double[rows.length][columns.length];
		for (int i = 0; i < rows.length; i++) {
			for (int j = 0; j < columns.length; j++) expected[i][j] = rows[i] * columns[j] / total;
		}
		return expected;
	}

	/** One correction for all cells: a 2 x 2 table's deviations are equal in size, the smallest guards against rounding. */
	private static double correction(final long[][] counts, final double[][] expected) {
		double correction = 0.5;
		for (int i = 0; i < 2; i++) {
			for (int j = 0; j < 2; j++) correction = Math.min(correction, Math.abs(counts[i][j] - expected[i][j]));
		}
		return correction;
	}

	private static double statistic(final long[][] counts, final double[][] expected, final double correction) {
		double sum = 0;
		for (int i = 0; i < counts.length; i++) {
			for (int j = 0; j < counts[i].length; j++) {
				final double deviation = Math.abs(counts[i][j] - expected[i][j]) - correction;
				sum += deviation * deviation / expected[i][j];
			}
		}
		return sum;
	}
}
