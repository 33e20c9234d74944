package org.radiomate.selection;

import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;

import java.util.Arrays;

/**
 * Lasso and elastic net: minimises, for each lambda of a path, loss + lambda (alpha |b|_1 + (1-alpha)/2 |b|_2^2), the
 * loss being half the mean squared error or minus the mean binomial log likelihood, with an intercept that is not
 * penalised. Standardisation, lambda sequence and early stop are glmnet's; the optimum is exact, where glmnet's depends
 * on its threshold. As in glmnet a gaussian response is scaled to unit standard deviation inside, so that its ridge
 * penalty on the original scale is divided by that standard deviation. The path starts at
 * max |x'(y - mean)| / n / max(alpha, 0.001) as glmnet's; but where glmnet reports the null model there for an alpha below
 * 0.001 (its first lambda is infinite inside), this is the optimum at that lambda.
 * <p>
 * Friedman J, Hastie T, Tibshirani R, J Stat Softw 2010;33(1), doi 10.18637/jss.v033.i01.
 * </p>
 */
public final class ElasticNet {

	private static final double ENOUGH_EXPLAINED = 0.999;
	private static final int LEAST_VALUES = 5;

	private ElasticNet() {}

	/** Binomial path of a class label. */
	public static ElasticNetPath fit(final double[][] columns, final boolean[] positive, final ElasticNetOptions options) {
		return fit(columns, zeroOne(positive), options, Progress.NONE);
	}

	/**
	 * The path of a response.
	 *
	 * @param columns column-major features; constant ones keep the coefficient 0
	 * @param response numbers, or 0 and 1 for the binomial family
	 * @throws ProblemException if the response does not vary, or a value is missing or infinite
	 * @throws IllegalArgumentException if sizes differ
	 */
	public static ElasticNetPath fit(final double[][] columns, final double[] response, final ElasticNetOptions options,
		final Progress progress)
	{
		check(columns, response, options.family());
		final double scale = options.family() == Family.GAUSSIAN ? standardDeviation(response) : 1;
		final double[] scaled = new double[response.length];
		for (int i = 0; i < scaled.length; i++) scaled[i] = response[i] / scale;
		final StandardizedDesign design = new StandardizedDesign(columns, options.standardize());
		final Response target = Response.of(options.family(), scaled);
		final PathSolver solver = new PathSolver(design, target, options.alpha());
		final PathRecorder recorder = new PathRecorder(options.family(), columns.length, design, scale, 2 * design.n *
			solver.loss() * scale * scale);
		follow(solver, target, lambdas(solver, options, design.n, columns.length, scale), scale, options, recorder, progress);
		return recorder.path();
	}

	static double[] zeroOne(final boolean[] positive) {
		final double[] response = new double[positive.length];
		for (int i = 0; i < response.length; i++) response[i] = positive[i] ? 1 : 0;
		return response;
	}

	private static void follow(final PathSolver solver, final Response response, final double[] lambdas,
		final double scale, final ElasticNetOptions options, final PathRecorder recorder, final Progress progress)
	{
		final double nullLoss = solver.loss();
		double before = 0;
		for (int k = 0; k < lambdas.length; k++) {
			progress.check();
			final double violation = solver.moveTo(lambdas[k] / scale);
			final double ratio = 1 - solver.loss() / nullLoss;
			recorder.add(lambdas[k], solver, ratio, violation);
			final boolean enough = ratio > ENOUGH_EXPLAINED || response.hardlyGrew(before, ratio);
			if (!options.isExplicit() && k + 1 >= LEAST_VALUES && enough) return;
			before = ratio;
		}
	}

	private static double[] lambdas(final PathSolver solver, final ElasticNetOptions options, final int n,
		final int features, final double scale)
	{
		if (options.isExplicit()) return options.lambdas();
		if (solver.largestGradient() == 0) return new double[] { 0 };
		final double standard = n < features ? 0.01 : 1e-4;
		final double ratio = Double.isNaN(options.lambdaMinRatio()) ? standard : options.lambdaMinRatio();
		final double largest = solver.largestGradient() / Math.max(options.alpha(), PathSolver.SMALLEST_ALPHA) * scale;
		final double[] lambdas = new double[options.lambdaCount()];
		for (int k = 0; k < lambdas.length; k++) {
			lambdas[k] = largest * StrictMath.pow(ratio, k / (lambdas.length - 1.0));
		}
		return lambdas;
	}

	private static void check(final double[][] columns, final double[] response, final Family family) {
		if (columns.length == 0) throw new IllegalArgumentException("no columns");
		for (int j = 0; j < columns.length; j++) {
			if (columns[j].length != response.length) throw new IllegalArgumentException("a column of another length");
			final int patient = firstNotFinite(columns[j]);
			if (patient >= 0) throw new ProblemException("Column " + (j + 1) + " holds a missing or infinite value for patient " +
				(patient + 1) + " (" + columns[j][patient] + "); leave the feature or the patient out of the lasso.");
		}
		checkResponse(response, family);
	}

	private static void checkResponse(final double[] response, final Family family) {
		if (response.length < 2) throw new ProblemException("The lasso needs at least 2 patients, not " + response.length +
			".");
		final int patient = firstNotFinite(response);
		if (patient >= 0) throw new ProblemException("The outcome of patient " + (patient + 1) +
			" is missing or infinite; leave the patient out of the lasso.");
		if (!varies(response)) throw new ProblemException("All " + response.length +
			" patients to be fitted have the same outcome; the lasso needs different ones.");
		if (family == Family.BINOMIAL && !Arrays.stream(response).allMatch(y -> y == 0 || y == 1)) {
			throw new ProblemException("An outcome of the binomial family must be 0 or 1; choose gaussian for a number.");
		}
	}

	static boolean varies(final double[] response) {
		for (final double y : response) if (y != response[0]) return true;
		return false;
	}

	private static int firstNotFinite(final double[] values) {
		for (int i = 0; i < values.length; i++) if (!Double.isFinite(values[i])) return i;
		return -1;
	}

	private static double standardDeviation(final double[] values) {
		final double mean = Vectors.sum(values) / values.length;
		double sum = 0;
		for (final double value : values) sum += (value - mean) * (value - mean);
		return Math.sqrt(sum / values.length);
	}
}
