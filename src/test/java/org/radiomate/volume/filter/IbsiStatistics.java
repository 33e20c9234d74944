package org.radiomate.volume.filter;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** The 18 intensity-based statistics of IBSI by their tags, straight from their definitions. */
final class IbsiStatistics {

	private final double[] sorted;
	private final double mean;

	private IbsiStatistics(final double[] values) {
		sorted = values.clone();
		Arrays.sort(sorted);
		mean = mean(v -> v);
	}

	static Map<String, Double> of(final double[] values) {
		return new IbsiStatistics(values).all();
	}

	private double mean(final DoubleUnaryOperator of) {
		return Arrays.stream(sorted).map(of).average().orElseThrow();
	}

	private double moment(final int power) {
		return mean(v -> Math.pow(v - mean, power));
	}

	/** Linear between the ordered values. */
	private double percentile(final double percent) {
		final double position = (sorted.length - 1) * percent / 100;
		final int below = (int) Math.floor(position);
		final int above = Math.min(below + 1, sorted.length - 1);
		return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
	}

	private double robustDeviation(final double low, final double high) {
		final double[] kept = Arrays.stream(sorted).filter(v -> v >= low && v <= high).toArray();
		final double centre = Arrays.stream(kept).average().orElseThrow();
		return Arrays.stream(kept).map(v -> Math.abs(v - centre)).average().orElseThrow();
	}

	private Map<String, Double> all() {
		final double variance = moment(2), p10 = percentile(10), p25 = percentile(25), p75 = percentile(75), p90 = percentile(90);
		final double median = percentile(50), smallest = sorted[0], largest = sorted[sorted.length - 1];
		final double square = mean(v -> v * v);
		final Map<String, Double> all = new LinkedHashMap<>();
		all.put("stat_mean", mean);
		all.put("stat_var", variance);
		all.put("stat_skew", moment(3) / Math.pow(variance, 1.5));
		all.put("stat_kurt", moment(4) / (variance * variance) - 3);
		all.put("stat_median", median);
		all.put("stat_min", smallest);
		all.put("stat_p10", p10);
		all.put("stat_p90", p90);
		all.put("stat_max", largest);
		all.put("stat_iqr", p75 - p25);
		all.put("stat_range", largest - smallest);
		all.put("stat_mad", mean(v -> Math.abs(v - mean)));
		all.put("stat_rmad", robustDeviation(p10, p90));
		all.put("stat_medad", mean(v -> Math.abs(v - median)));
		all.put("stat_cov", Math.sqrt(variance) / mean);
		all.put("stat_qcod", (p75 - p25) / (p75 + p25));
		all.put("stat_energy", square * sorted.length);
		all.put("stat_rms", Math.sqrt(square));
		return all;
	}
}
