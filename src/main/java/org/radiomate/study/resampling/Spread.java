package org.radiomate.study.resampling;

import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.radiomate.table.CsvTable;

import java.util.Arrays;
import java.util.List;

/**
 * Median and range of a figure over resamples, those left out in which it is undefined.
 *
 * @param median NaN if it is defined nowhere, as the others
 */
record Spread(double median, double lowest, double highest) {

	static Spread of(final double[] values) {
		final double[] defined = defined(values);
		if (defined.length == 0) return new Spread(Double.NaN, Double.NaN, Double.NaN);
		return new Spread(new Median().evaluate(defined), Arrays.stream(defined).min().orElseThrow(), Arrays.stream(defined)
			.max().orElseThrow());
	}

	static double[] defined(final double[] values) {
		return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
	}

	/** The mean of the defined values, NaN if there is none. */
	static double mean(final double[] values) {
		double sum = 0;
		int n = 0;
		for (final double value : values) {
			if (Double.isNaN(value)) continue;
			sum += value;
			n++;
		}
		return n == 0 ? Double.NaN : sum / n;
	}

	List<String> cells() {
		return List.of(CsvTable.number(median), CsvTable.number(lowest), CsvTable.number(highest));
	}
}
