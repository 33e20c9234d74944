/**
 * Learners that have to be tuned: ridge logistic regression, random forest, gradient boosting, support vector machine.
 * Each has a small grid of settings, is tuned by cross-validation inside the training cohort, and leaves a
 * {@link org.radiomate.model.predictor.Predictor} of plain numbers. The only place that uses the Smile library.
 */
package org.radiomate.model.learning;
