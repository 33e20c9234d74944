package org.radiomate.selection;

/**
 * How features are selected.
 *
 * @param significance of the univariate screen
 * @param correlationCutoff of the Spearman filter, 1 for none
 * @param family of the elastic net
 * @param alpha share of the lasso, 1 for the pure lasso
 * @param folds of the cross-validation, when no folds are given
 * @param rule which lambda is chosen
 * @param measure of the cross-validation; the squared error for the gaussian family
 * @param explicitLambda whether every fold is fitted at the lambdas of the whole cohort instead of its own
 * @param seed of the folds, when no folds are given
 */
public record SelectionOptions(double significance, double correlationCutoff, Family family, double alpha, int folds,
	LambdaRule rule, Measure measure, boolean explicitLambda, long seed)
{

	/** The study's: P below 0.05, no filter, binomial lasso, 10 folds, deviance, one standard error. */
	public static SelectionOptions defaults() {
		return new SelectionOptions(0.05, CorrelationFilter.OFF, Family.BINOMIAL, 1, 10, LambdaRule.ONE_SE,
			Measure.DEVIANCE, false, 1);
	}

	public SelectionOptions withSignificance(final double value) {
		return new SelectionOptions(value, correlationCutoff, family, alpha, folds, rule, measure, explicitLambda, seed);
	}

	public SelectionOptions withCorrelationCutoff(final double value) {
		return new SelectionOptions(significance, value, family, alpha, folds, rule, measure, explicitLambda, seed);
	}

	public SelectionOptions withFamily(final Family value) {
		return new SelectionOptions(significance, correlationCutoff, value, alpha, folds, rule, measure, explicitLambda,
			seed);
	}

	public SelectionOptions withAlpha(final double value) {
		return new SelectionOptions(significance, correlationCutoff, family, value, folds, rule, measure, explicitLambda,
			seed);
	}

	public SelectionOptions withFolds(final int value) {
		return new SelectionOptions(significance, correlationCutoff, family, alpha, value, rule, measure, explicitLambda,
			seed);
	}

	public SelectionOptions withRule(final LambdaRule value) {
		return new SelectionOptions(significance, correlationCutoff, family, alpha, folds, value, measure, explicitLambda,
			seed);
	}

	public SelectionOptions withMeasure(final Measure value) {
		return new SelectionOptions(significance, correlationCutoff, family, alpha, folds, rule, value, explicitLambda,
			seed);
	}

	public SelectionOptions withExplicitLambda(final boolean value) {
		return new SelectionOptions(significance, correlationCutoff, family, alpha, folds, rule, measure, value, seed);
	}

	public SelectionOptions withSeed(final long value) {
		return new SelectionOptions(significance, correlationCutoff, family, alpha, folds, rule, measure, explicitLambda,
			value);
	}
}
