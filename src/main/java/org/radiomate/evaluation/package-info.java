/**
 * Judges scores against labels: ROC curve, DeLong's variance and tests, confusion-matrix figures, thresholds,
 * calibration,
 * reclassification and decision curves. It knows scores and labels only, never a model, table or file.
 */
package org.radiomate.evaluation;
