/**
 * Chooses features on the training cohort alone: z-score, univariate screen, correlation filter, lasso and elastic net
 * with cross-validation. Plain arrays in and out; no table, file, model or validation patient may be known here.
 */
package org.radiomate.selection;
