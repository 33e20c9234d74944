package org.radiomate.study;

import org.radiomate.task.ProblemException;

import java.util.ArrayList;
import java.util.List;

/**
 * How models are evaluated.
 *
 * @param bootstrap samples for the bootstrap interval of the AUC; 0 for none
 * @param seed of these samples
 * @param thresholds more thresholds at which figures are wanted
 */
public record EvaluationOptions(int bootstrap, long seed, List<Double> thresholds) {

	public EvaluationOptions {
		if (bootstrap < 0) throw new ProblemException("'bootstrap' is " + bootstrap +
			". Give a number of samples such as 2000, or 0 for none.");
		thresholds = List.copyOf(thresholds);
	}

	/** 2000 samples, seed 1, no more thresholds. */
	public static EvaluationOptions defaults() {
		return new EvaluationOptions(2000, 1, List.of());
	}

	public EvaluationOptions withBootstrap(final int newBootstrap) {
		return new EvaluationOptions(newBootstrap, seed, thresholds);
	}

	public EvaluationOptions withSeed(final long newSeed) {
		return new EvaluationOptions(bootstrap, newSeed, thresholds);
	}

	/**
	 * With the thresholds of a list such as {@code 0.3; 0.6}.
	 *
	 * @throws ProblemException if one is not a number between 0 and 1
	 */
	public EvaluationOptions withThresholds(final String list) {
		final List<Double> found = new ArrayList<>();
		for (final String part : list.split(";")) if (!part.isBlank()) found.add(threshold(part.trim()));
		return new EvaluationOptions(bootstrap, seed, found);
	}

	private static double threshold(final String text) {
		try {
			final double value = Double.parseDouble(text);
			if (value > 0 && value < 1) return value;
		}
		catch (final NumberFormatException e) {
			// said below
		}
		throw new ProblemException("'" + text + "' in 'cutpoints' is no number between 0 and 1. Write them as 0.3; 0.6.");
	}
}
