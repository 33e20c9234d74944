package org.radiomate.selection;

/**
 * Centring and scaling learnt on the training cohort: z = (x - mean) / standard deviation, with denominator n-1.
 *
 * @param means of the training cohort, one per feature
 * @param standardDeviations of the training cohort; 0 marks a constant feature, whose z-scores are {@code NaN}
 */
public record ZScore(double[] means, double[] standardDeviations) {

	/** Values that differ by less than this part of their size do not differ: it is rounding. */
	private static final double ROUNDING = 1e-13;

	/** Learns from column-major training values; a column with {@code NaN} gets {@code NaN}. */
	public static ZScore fit(final double[][] columns) {
		final double[] means = new double[columns.length];
		final double[] deviations = new double[columns.length];
		for (int j = 0; j < columns.length; j++) {
			means[j] = mean(columns[j]);
			deviations[j] = isConstant(columns[j]) ? 0 : standardDeviation(columns[j], means[j]);
		}
		return new ZScore(means, deviations);
	}

	/** Number of features. */
	public int size() {
		return means.length;
	}

	/** Whether the feature has one value in all training patients. */
	public boolean isConstant(final int feature) {
		return standardDeviations[feature] == 0;
	}

	/** z-score of one value; {@code NaN} if the feature is constant. */
	public double apply(final int feature, final double value) {
		return isConstant(feature) ? Double.NaN : (value - means[feature]) / standardDeviations[feature];
	}

	/** z-scores of column-major values of the same features, of any patients. */
	public double[][] apply(final double[][] columns) {
		if (columns.length != size()) throw new IllegalArgumentException(columns.length + " columns for " + size());
		final double[][] scores = new double[columns.length][];
		for (int j = 0; j < columns.length; j++) {
			scores[j] = new double[columns[j].length];
			for (int i = 0; i < scores[j].length; i++) scores[j][i] = apply(j, columns[j][i]);
		}
		return scores;
	}

	/** The centring and scaling of some of the features. */
	public ZScore subset(final int... features) {
		final double[] m = new double[features.length];
		final double[] s = new double[features.length];
		for (int k = 0; k < features.length; k++) {
			m[k] = means[features[k]];
			s[k] = standardDeviations[features[k]];
		}
		return new ZScore(m, s);
	}

	private static double mean(final double[] values) {
		final double first = Vectors.sum(values) / values.length;
		double rest = 0;
		for (final double value : values) rest += value - first;
		return first + rest / values.length;
	}

	private static double standardDeviation(final double[] values, final double mean) {
		double sum = 0;
		for (final double value : values) sum += (value - mean) * (value - mean);
		return Math.sqrt(sum / (values.length - 1));
	}

	private static boolean isConstant(final double[] values) {
		double low = Double.POSITIVE_INFINITY;
		double high = Double.NEGATIVE_INFINITY;
		for (final double value : values) {
			if (Double.isNaN(value)) return false;
			low = Math.min(low, value);
			high = Math.max(high, value);
		}
		return high - low <= ROUNDING * Math.max(Math.abs(low), Math.abs(high));
	}
}
