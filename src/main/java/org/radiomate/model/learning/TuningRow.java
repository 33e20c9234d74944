package org.radiomate.model.learning;

/**
 * How one setting did in the cross-validation inside the training cohort.
 *
 * @param setting such as {@code mtry:3; minleaf:5}
 * @param deviance binomial deviance per patient, of patients held out
 * @param auc area under the ROC curve of all patients held out
 * @param chosen whether the model was trained with it
 */
public record TuningRow(String setting, double deviance, double auc, boolean chosen) {}
