package org.radiomate.model;

import org.radiomate.model.learning.TuningRow;
import org.radiomate.model.predictor.Predictor;

import java.util.List;

/**
 * What a model holds beyond its terms if its learner was tuned.
 *
 * @param predictor how it predicts from the standardised terms; null if the terms' coefficients say it
 * @param importance by how much the training AUC falls when a term's values are shuffled, in the terms' order
 * @param tuning how each setting did in the cross-validation inside the training cohort
 */
public record Tuned(Predictor predictor, List<Double> importance, List<TuningRow> tuning) {

	public Tuned {
		importance = List.copyOf(importance);
		tuning = List.copyOf(tuning);
	}
}
