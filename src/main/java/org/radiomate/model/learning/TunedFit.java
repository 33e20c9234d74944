package org.radiomate.model.learning;

import org.radiomate.model.predictor.Predictor;

import java.util.List;

/**
 * A tuned learner's result.
 *
 * @param predictor trained on the whole training cohort with the chosen setting
 * @param heldOut the probability of each training patient from the folds that did not hold it
 * @param folds how many folds there were
 * @param rows how each setting did
 */
public record TunedFit(Predictor predictor, double[] heldOut, int folds, List<TuningRow> rows) {}
