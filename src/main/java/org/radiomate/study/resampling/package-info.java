/**
 * Honest performance: the whole path from tables to models, repeated on resampled patients by nested cross-validation,
 * bootstrap and permutation. Everything that looks at an outcome is repeated inside; no statistic of its own is computed
 * on all patients and carried into a resample.
 */
package org.radiomate.study.resampling;
