package org.radiomate.selection;

/**
 * The cross-validated measure along a path.
 *
 * @param measure what was measured
 * @param lambdas of the path of all patients, descending
 * @param means measure, averaged over the folds by their size
 * @param errors its standard error
 * @param nonZero number of non-zero coefficients of all patients' path
 * @param minimumIndex position of the best lambda (the largest of tied ones)
 * @param oneSeIndex position of the largest lambda within one standard error of the best
 * @param predictors out-of-fold linear predictors, predictors[k][i] of patient i at lambda k
 */
public record CrossValidation(Measure measure, double[] lambdas, double[] means, double[] errors, int[] nonZero,
	int minimumIndex, int oneSeIndex, double[][] predictors)
{

	/** Position of the lambda that the rule chooses. */
	public int index(final LambdaRule rule) {
		return rule == LambdaRule.ONE_SE ? oneSeIndex : minimumIndex;
	}

	public double lambdaMinimum() {
		return lambdas[minimumIndex];
	}

	public double lambdaOneSe() {
		return lambdas[oneSeIndex];
	}
}
