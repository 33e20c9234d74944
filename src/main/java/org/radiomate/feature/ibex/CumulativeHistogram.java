package org.radiomate.feature.ibex;

import org.radiomate.feature.FeatureBasis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * IBEX's cumulative histogram: bins around equally spaced centres, open at both ends, a value between two bins in the lower
 * one; where values lie beyond the outer centres, the outer bin on that side is dropped.
 */
final class CumulativeHistogram {

	private final double lowest;
	private final double binWidth;
	private final long[] counts;
	private final int first;
	private final int end;

	CumulativeHistogram(final double[] values, final int bins, final double lowest, final double highest) {
		this.lowest = lowest;
		binWidth = (highest - lowest) / bins;
		counts = new long[bins + 1];
		boolean below = false;
		boolean above = false;
		for (final double value : values) {
			final double bin = Math.ceil((value - lowest) / binWidth - 0.5);
			counts[(int) Math.min(Math.max(bin, 0), bins)]++;
			below |= value < lowest;
			above |= value > highest;
		}
		first = below ? 1 : 0;
		end = above ? bins : bins + 1;
	}

	/** The bins that count, with their centres. */
	List<FeatureBasis.Histogram.Bin> bins() {
		final long total = Arrays.stream(counts, first, end).sum();
		final List<FeatureBasis.Histogram.Bin> bins = new ArrayList<>();
		long sum = 0;
		for (int i = first; i < end; i++) {
			sum += counts[i];
			bins.add(new FeatureBasis.Histogram.Bin(lowest + i * binWidth, counts[i], 100.0 * sum / total));
		}
		return bins;
	}

	/** The bin centre at a cumulative percentage, linear between bins; NaN outside the percentages that occur. */
	double valueAt(final double percent) {
		long total = 0;
		for (int i = first; i < end; i++) {
			total += counts[i];
		}
		long sum = 0;
		double previousPercent = Double.NaN;
		double previousCentre = Double.NaN;
		for (int i = first; i < end; i++) {
			sum += counts[i];
			// of bins with equal sums only the first counts
			if (i > first && counts[i] == 0) continue;
			final double binPercent = 100.0 * sum / total;
			final double centre = lowest + i * binWidth;
			if (binPercent == percent) return centre;
			if (binPercent > percent) {
				return previousCentre + (centre - previousCentre) * (percent - previousPercent) / (binPercent - previousPercent);
			}
			previousPercent = binPercent;
			previousCentre = centre;
		}
		return Double.NaN;
	}
}
