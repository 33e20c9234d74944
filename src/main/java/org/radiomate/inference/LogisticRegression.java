package org.radiomate.inference;

import org.radiomate.task.ProblemException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Logistic regression with intercept, by maximum likelihood (iteratively reweighted least squares, McCullagh P, Nelder
 * JA, Generalized Linear Models, 1989, doi 10.1007/978-1-4899-3242-6; equal to R's {@code glm}) or by Firth's penalised
 * likelihood, which is finite under separation (Firth D, Biometrika 1993;80:27, doi 10.1093/biomet/80.1.27; Heinze G,
 * Schemper M, Stat Med 2002;21:2409, doi 10.1002/sim.1047).
 */
public final class LogisticRegression {

	/** Name of the first term of every fit. */
	public static final String INTERCEPT = "(Intercept)";

	/** What remains of a column after the earlier ones must exceed this part of it, or it is aliased (R's default). */
	static final double ALIAS_TOLERANCE = 1e-11;

	private LogisticRegression() {}

	/**
	 * Fits the positive class on the columns.
	 *
	 * @param columns column-major, columns[j][i] is variable j of patient i; none gives the intercept alone
	 * @param positive the outcome
	 * @param names of the variables
	 * @throws ProblemException if a class is empty
	 * @throws IllegalArgumentException if sizes differ or a value is not finite
	 */
	public static LogisticFit fit(final double[][] columns, final boolean[] positive, final List<String> names,
		final LogisticOptions options)
	{
		return fit(columns, positive, names, new double[positive.length], options);
	}

	/** As above with an offset: a known part of each patient's linear predictor. */
	public static LogisticFit fit(final double[][] columns, final boolean[] positive, final List<String> names,
		final double[] offset, final LogisticOptions options)
	{
		checkInput(columns, positive, names, offset);
		final double[][] design = withIntercept(columns, positive.length);
		final LogisticIterations iterations = options.firth() ? FirthIterations.run(design, positive, offset, options)
			: LikelihoodIterations.run(design, positive, offset, options);
		final double nullDeviance = nullDeviance(columns.length == 0, iterations, positive, offset, options);
		return summarise(iterations, design, positive, terms(names), nullDeviance, options);
	}

	private static void checkInput(final double[][] columns, final boolean[] positive, final List<String> names,
		final double[] offset)
	{
		if (names.size() != columns.length) throw new IllegalArgumentException(names.size() + " names for " +
			columns.length + " columns");
		if (offset.length != positive.length) throw new IllegalArgumentException("offset of another length");
		for (final double[] column : columns) {
			if (column.length != positive.length) throw new IllegalArgumentException("a column of another length");
			Moments.requireFinite(column);
		}
		Moments.requireFinite(offset);
		int positives = 0;
		for (final boolean p : positive) if (p) positives++;
		if (positives == 0 || positives == positive.length) {
			throw new ProblemException("A logistic regression needs patients of both classes, but " + positives + " of " +
				positive.length + " are of the positive class; check the outcome and its positive class.");
		}
	}

	static double[][] withIntercept(final double[][] columns, final int n) {
		final double[][] design = new double[columns.length + 1][];
		design[0] = new double[n];
		Arrays.fill(design[0], 1);
		System.arraycopy(columns, 0, design, 1, columns.length);
		return design;
	}

	private static List<String> terms(final List<String> names) {
		final List<String> terms = new ArrayList<>();
		terms.add(INTERCEPT);
		terms.addAll(names);
		return terms;
	}

	private static double nullDeviance(final boolean isNull, final LogisticIterations iterations, final boolean[] positive,
		final double[] offset, final LogisticOptions options)
	{
		if (isNull && !options.firth()) return iterations.deviance();
		final double[][] intercept = withIntercept(new double[0][], positive.length);
		return LikelihoodIterations.run(intercept, positive, offset, options).deviance();
	}

	private static LogisticFit summarise(final LogisticIterations iterations, final double[][] design,
		final boolean[] positive, final List<String> terms, final double nullDeviance, final LogisticOptions options)
	{
		final boolean[] aliased = iterations.qr().aliased();
		final double[] coefficients = iterations.coefficients().clone();
		final double[][] covariance = iterations.qr().inverseGram();
		final double[] errors = new double[coefficients.length];
		for (int j = 0; j < errors.length; j++) {
			if (aliased[j]) coefficients[j] = Double.NaN;
			errors[j] = Math.sqrt(covariance[j][j]);
		}
		final SeparationCheck check = options.firth() ? SeparationCheck.NOT_NEEDED : SeparationCheck.of(iterations, design,
			positive);
		return new LogisticFit(List.copyOf(terms), coefficients, errors, covariance, iterations.deviance(), nullDeviance,
			iterations.qr().rank(), iterations.count(), iterations.converged(), iterations.fitted(), check.verdict(),
			warnings(terms, aliased, check, iterations));
	}

	private static List<String> warnings(final List<String> terms, final boolean[] aliased, final SeparationCheck check,
		final LogisticIterations iterations)
	{
		final List<String> warnings = new ArrayList<>();
		for (int j = 0; j < aliased.length; j++) {
			if (aliased[j]) warnings.add(terms.get(j) + " is a linear combination of the variables before it and has no " +
				"coefficient of its own.");
		}
		final String separation = check.sentence(terms);
		if (!separation.isEmpty()) warnings.add(separation);
		else if (!iterations.converged()) warnings.add("The likelihood did not settle in " + iterations.count() +
			" iterations.");
		return List.copyOf(warnings);
	}
}
