package org.radiomate.study.resampling;

import org.radiomate.evaluation.Calibration;
import org.radiomate.evaluation.RocCurve;

import java.util.stream.IntStream;

/**
 * How well a model's probabilities part and match the classes, over the patients who have a prediction.
 *
 * @param auc area under the ROC curve; NaN with patients of one class
 * @param brier mean squared difference of probability and outcome; NaN without patients
 * @param slope calibration slope; NaN where it is undefined: one class, probabilities of 0 or 1, all probabilities equal,
 *          or classes that the probabilities part entirely
 */
record Figures(double auc, double brier, double slope) {

	/** The figures of these patients; a probability of NaN is no prediction. */
	static Figures of(final double[] probabilities, final boolean[] positive) {
		final int[] judged = IntStream.range(0, positive.length).filter(i -> !Double.isNaN(probabilities[i])).toArray();
		final double[] scores = new double[judged.length];
		final boolean[] classes = new boolean[judged.length];
		int positives = 0;
		for (int k = 0; k < judged.length; k++) {
			scores[k] = probabilities[judged[k]];
			classes[k] = positive[judged[k]];
			if (classes[k]) positives++;
		}
		if (judged.length == 0) return new Figures(Double.NaN, Double.NaN, Double.NaN);
		if (positives == 0 || positives == judged.length) return new Figures(Double.NaN, Calibration.brier(scores, classes),
			Double.NaN);
		final Calibration calibration = Calibration.of(scores, classes);
		return new Figures(RocCurve.auc(scores, classes), calibration.brier(), calibration.undefinedReason().isEmpty()
			? calibration.slope() : Double.NaN);
	}
}
