package org.radiomate.model.predictor;

/**
 * Why a predictor says what it says of one patient: {@code baseline} + Σ {@code contributions} is its output, on a scale.
 * <p>
 * Of a line these are the logit of a reference patient and coefficient · (value - the reference's), which are its Shapley values
 * too; without a reference the intercept and coefficient · value. Of trees and kernels they are baseline Shapley values: the
 * baseline is the output for the average training patient (all standardised values 0), and a variable's contribution is
 * what replacing its average by the patient's value changes, averaged over all orders in which the variables can be
 * replaced. They are computed exactly for any number of variables, not sampled.
 * </p>
 * <p>
 * Shapley LS, Contributions to the Theory of Games II, 1953:307; Sundararajan M, Najmi A, The many Shapley values for model
 * explanation, Proc ICML 2020;119:9269; trees: Lundberg SM et al., Nat Mach Intell 2020;2:56, doi
 * 10.1038/s42256-019-0138-9 (interventional, one reference).
 * </p>
 *
 * @param scale what the sum is
 * @param baseline the output with nothing added
 * @param contributions of each variable, in the model's order
 */
public record Attribution(Scale scale, double baseline, double[] contributions) {}
