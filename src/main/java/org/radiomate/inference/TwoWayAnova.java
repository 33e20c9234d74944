package org.radiomate.inference;

/**
 * Mean squares of subjects x raters with one rating per cell.
 *
 * @param n subjects
 * @param k raters
 * @param subjects mean square between subjects
 * @param raters mean square between raters
 * @param residual mean square of what is left
 * @param within mean square within subjects (raters and residual together)
 */
record TwoWayAnova(int n, int k, double subjects, double raters, double residual, double within) {

	static TwoWayAnova of(final double[][] ratings) {
		final int n = ratings.length;
		final int k = ratings[0].length;
		final double[] subjectMeans = new double[n];
		final double[] raterMeans = new double[k];
		final double grand = means(ratings, subjectMeans, raterMeans);
		final double between = k * squaredDeviations(subjectMeans, grand);
		final double raters = n * squaredDeviations(raterMeans, grand);
		final double residual = residual(ratings, subjectMeans, raterMeans, grand);
		return new TwoWayAnova(n, k, between / (n - 1), raters / (k - 1), residual / ((n - 1.0) * (k - 1)), (raters +
			residual) / (n * (k - 1.0)));
	}

	private static double means(final double[][] ratings, final double[] subjectMeans, final double[] raterMeans) {
		final int n = subjectMeans.length;
		final int k = raterMeans.length;
		double total = 0;
		for (int i = 0; i < n; i++) {
			for (int j = 0; j < k; j++) {
				subjectMeans[i] += ratings[i][j];
				raterMeans[j] += ratings[i][j];
			}
			total += subjectMeans[i];
			subjectMeans[i] /= k;
		}
		for (int j = 0; j < k; j++) raterMeans[j] /= n;
		return total / ((double) n * k);
	}

	private static double squaredDeviations(final double[] values, final double mean) {
		double sum = 0;
		for (final double value : values) sum += (value - mean) * (value - mean);
		return sum;
	}

	/** A residual within the rounding of the means is none: identical ratings must give exactly 0. */
	private static double residual(final double[][] ratings, final double[] subjectMeans, final double[] raterMeans,
		final double grand)
	{
		double sum = 0;
		double largest = 0;
		for (int i = 0; i < ratings.length; i++) {
			for (int j = 0; j < raterMeans.length; j++) {
				final double rest = ratings[i][j] - subjectMeans[i] - (raterMeans[j] - grand);
				sum += rest * rest;
				largest = Math.max(largest, Math.abs(ratings[i][j]));
			}
		}
		final double rounding = 4 * Math.ulp(largest);
		return sum <= rounding * rounding * ratings.length * raterMeans.length ? 0 : sum;
	}
}
