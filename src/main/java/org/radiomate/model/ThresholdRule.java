package org.radiomate.model;

import org.radiomate.evaluation.DecisionThreshold;
import org.radiomate.table.CsvTable;
import org.radiomate.task.ProblemException;

/**
 * From which probability on a patient is said to be of the positive class: a number (0.5 by default), or the Youden index
 * of the training cohort, ties taking the lowest. A patient is positive if p ≥ threshold.
 *
 * @param youden whether Youden's index decides
 * @param value the number otherwise
 */
public record ThresholdRule(boolean youden, double value) {

	private static final String YOUDEN = "youden";

	/** Reads {@code 0.5} or {@code youden}. */
	public static ThresholdRule parse(final String text) {
		if (text.trim().equalsIgnoreCase(YOUDEN)) return new ThresholdRule(true, Double.NaN);
		try {
			final double value = Double.parseDouble(text.trim());
			if (value > 0 && value < 1) return new ThresholdRule(false, value);
		}
		catch (final NumberFormatException e) {
			// said below
		}
		throw new ProblemException("The threshold '" + text + "' is neither youden nor a number between 0 and 1.");
	}

	/** The rule as {@link #parse} reads it. */
	public String text() {
		return youden ? YOUDEN : CsvTable.number(value);
	}

	double threshold(final double[] trainingProbabilities, final boolean[] positive) {
		return youden ? DecisionThreshold.youdenOfProbabilities(trainingProbabilities, positive) : value;
	}
}
