package org.radiomate.model;

import org.radiomate.inference.Quantiles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How some number is spread over the training patients: its quantiles in steps of 5 %, from the smallest to the largest
 * value (R's type 7). Single patients' values are not kept.
 *
 * @param patients how many of the training patients have a value
 * @param quantiles 0 %, 5 %, ..., 100 %; none if no patient has a value
 */
public record TrainingDistribution(int patients, List<Double> quantiles) {

	private static final int STEPS = 20, PERCENT = 100;

	/** @throws IllegalArgumentException if the quantiles are not those of as many patients, or fall */
	public TrainingDistribution {
		quantiles = List.copyOf(quantiles);
		if (quantiles.size() != (patients == 0 ? 0 : STEPS + 1)) throw new IllegalArgumentException(quantiles.size() +
			" quantiles of " + patients + " patients");
		for (int i = 1; i < quantiles.size(); i++) {
			if (!(quantiles.get(i) >= quantiles.get(i - 1))) throw new IllegalArgumentException("the quantiles fall");
		}
	}

	/** The distribution of values, of which those that are not finite count as absent. */
	public static TrainingDistribution of(final double[] values) {
		final double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
		final List<Double> quantiles = new ArrayList<>();
		for (int i = 0; sorted.length > 0 && i <= STEPS; i++) {
			final double quantile = Math.min(Quantiles.ofSorted(sorted, i / (double) STEPS), sorted[sorted.length - 1]);
			// rounding must not make a quantile of equal values fall below the one before
			quantiles.add(i == 0 ? quantile : Math.max(quantile, quantiles.get(i - 1)));
		}
		return new TrainingDistribution(sorted.length, quantiles);
	}

	/** The quantile of one of the stored steps, which are multiples of 5; NaN if no patient has a value. */
	public double percentile(final int percent) {
		if (percent % (PERCENT / STEPS) != 0) throw new IllegalArgumentException(percent + " % is not kept");
		return patients == 0 ? Double.NaN : quantiles.get(percent * STEPS / PERCENT);
	}

	/** The smallest value; NaN if there is none. */
	public double lowest() {
		return percentile(0);
	}

	/** The value in the middle; NaN if there is none. */
	public double median() {
		return percentile(50);
	}

	/** The largest value; NaN if there is none. */
	public double highest() {
		return percentile(PERCENT);
	}

	/**
	 * Where a value lies among the training patients, in percent: 0 below all, 100 above all, linear between the quantiles, the
	 * middle of those that equal it.
	 *
	 * @return NaN if the value or the distribution is absent
	 */
	public double rankPercent(final double value) {
		if (patients == 0 || Double.isNaN(value)) return Double.NaN;
		if (value < lowest()) return 0;
		if (value > highest()) return PERCENT;
		int first = 0, last = STEPS;
		while (quantiles.get(first) < value) first++;
		while (quantiles.get(last) > value) last--;
		if (first <= last) return (first + last) * PERCENT / (2.0 * STEPS);
		final double below = quantiles.get(last), above = quantiles.get(first);
		return (last + (value - below) / (above - below)) * PERCENT / STEPS;
	}

	/**
	 * Whether a value lies beyond all training patients.
	 *
	 * @param tolerance how far beyond it may lie, as a part of the nearest one
	 */
	public boolean isOutside(final double value, final double tolerance) {
		if (patients == 0 || Double.isNaN(value)) return false;
		return value < lowest() - tolerance * Math.abs(lowest()) || value > highest() + tolerance * Math.abs(highest());
	}
}
