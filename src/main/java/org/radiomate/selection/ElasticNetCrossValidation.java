package org.radiomate.selection;

import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Cross-validation of an elastic net as glmnet's {@code cv.glmnet}: each fold is fitted on its own lambda path, whose
 * coefficients are interpolated linearly in lambda (a shorter path repeats its end), or, with explicit lambdas, at
 * exactly those. Folds run in parallel; the result does not depend on it.
 */
public final class ElasticNetCrossValidation {

	private static final int LEAST_FOLDS = 3;
	/** Below this many patients per fold on average the error is taken over patients instead of folds. */
	private static final int LEAST_FOR_GROUPING = 3;
	/** Below this many patients per fold on average an area per fold means nothing. */
	private static final int LEAST_FOR_AUC = 10;

	private final double[][] columns;
	private final double[] response;
	private final int[] folds;
	private final int foldCount;
	private final Measure measure;
	private final ElasticNetOptions options;

	private ElasticNetCrossValidation(final double[][] columns, final double[] response, final int[] folds,
		final Measure measure, final ElasticNetOptions options)
	{
		this.columns = columns;
		this.response = response;
		this.folds = folds;
		this.measure = measure;
		this.options = options;
		foldCount = Arrays.stream(folds).max().orElse(0);
	}

	/** Binomial cross-validation of a class label. */
	public static CrossValidation run(final ElasticNetPath full, final double[][] columns, final boolean[] positive,
		final int[] folds, final Measure measure, final ElasticNetOptions options, final Progress progress)
	{
		return run(full, columns, ElasticNet.zeroOne(positive), folds, measure, options, progress);
	}

	/**
	 * Cross-validates.
	 *
	 * @param full the path of all patients with the same options
	 * @param columns column-major features
	 * @param response numbers, or 0 and 1
	 * @param folds fold of each patient, 1 to K
	 * @param options as for the path; explicit lambdas are used in every fold
	 * @throws ProblemException if there are fewer than 3 folds, an empty one, one without which a class is missing, or too
	 *           few patients per fold for the area
	 */
	public static CrossValidation run(final ElasticNetPath full, final double[][] columns, final double[] response,
		final int[] folds, final Measure measure, final ElasticNetOptions options, final Progress progress)
	{
		final var validation = new ElasticNetCrossValidation(columns, response, folds, measure, options);
		validation.check();
		final double[][] predictors = validation.predictors(full.lambdas(), progress);
		return validation.summarise(full, predictors);
	}

	private void check() {
		if (folds.length != response.length) throw new IllegalArgumentException("folds of another length");
		if (Arrays.stream(folds).anyMatch(f -> f < 1)) throw new ProblemException(
			"A patient has no fold; number the folds 1 to " + foldCount + " without gaps.");
		if (!measure.fits(options.family())) throw new ProblemException("The measure " + measure +
			" needs the binomial family; choose deviance, mse or mae for a gaussian response.");
		if (foldCount < LEAST_FOLDS) throw new ProblemException("Cross-validation needs at least " + LEAST_FOLDS +
			" folds, not " + foldCount + ".");
		for (int k = 1; k <= foldCount; k++) {
			final int fold = k;
			if (Arrays.stream(folds).noneMatch(f -> f == fold)) throw new ProblemException("Fold " + fold + " of " + foldCount +
				" is empty; number the folds 1 to " + foldCount + " without gaps.");
			if (!ElasticNet.varies(chosen(response, patients(fold, false)))) throw new ProblemException("Without fold " + fold +
				" of " + foldCount + " all patients have the same outcome; use stratified or fewer folds.");
		}
		if (measure == Measure.AUC && folds.length / (double) foldCount < LEAST_FOR_AUC) throw new ProblemException(
			"The area under the curve needs at least " + LEAST_FOR_AUC + " patients per fold; use fewer folds or the deviance.");
	}

	/** Out-of-fold linear predictors, [lambda][patient]. */
	private double[][] predictors(final double[] lambdas, final Progress progress) {
		final double[][] predictors = new double[lambdas.length][response.length];
		final AtomicInteger done = new AtomicInteger();
		IntStream.rangeClosed(1, foldCount).parallel().forEach(fold -> {
			progress.check();
			predictFold(fold, lambdas, predictors, progress);
			progress.report(done.incrementAndGet(), foldCount, "Cross-validating the lasso");
		});
		return predictors;
	}

	private void predictFold(final int fold, final double[] lambdas, final double[][] predictors, final Progress progress) {
		final int[] inside = patients(fold, true);
		final int[] outside = patients(fold, false);
		final ElasticNetPath path = ElasticNet.fit(rows(outside), chosen(response, outside), options, progress);
		final double[][] held = rows(inside);
		final double[][] own = new double[path.size()][];
		for (int k = 0; k < own.length; k++) own[k] = path.linearPredictor(k, held);
		for (int k = 0; k < lambdas.length; k++) {
			final double[] eta = options.isExplicit() ? own[k] : interpolate(path.lambdas(), own, lambdas[k]);
			for (int i = 0; i < inside.length; i++) predictors[k][inside[i]] = eta[i];
		}
	}

	/** The predictor is linear in the coefficients, so interpolating it interpolates them. */
	private static double[] interpolate(final double[] path, final double[][] predictors, final double lambda) {
		final int last = path.length - 1;
		if (lambda >= path[0]) return predictors[0];
		if (lambda <= path[last]) return predictors[last];
		int right = 1;
		while (path[right] > lambda) right++;
		final double share = (lambda - path[right]) / (path[right - 1] - path[right]);
		final double[] eta = new double[predictors[0].length];
		for (int i = 0; i < eta.length; i++) {
			eta[i] = share * predictors[right - 1][i] + (1 - share) * predictors[right][i];
		}
		return eta;
	}

	private int[] patients(final int fold, final boolean inside) {
		return IntStream.range(0, folds.length).filter(i -> folds[i] == fold == inside).toArray();
	}

	private double[][] rows(final int[] patients) {
		final double[][] subset = new double[columns.length][];
		for (int j = 0; j < columns.length; j++) subset[j] = chosen(columns[j], patients);
		return subset;
	}

	private static double[] chosen(final double[] values, final int[] patients) {
		final double[] chosen = new double[patients.length];
		for (int i = 0; i < chosen.length; i++) chosen[i] = values[patients[i]];
		return chosen;
	}

	private CrossValidation summarise(final ElasticNetPath full, final double[][] predictors) {
		final int count = predictors.length;
		final double[] means = new double[count];
		final double[] errors = new double[count];
		for (int k = 0; k < count; k++) {
			final FoldScores scores = measure == Measure.AUC ? FoldScores.areas(predictors[k], response, folds, foldCount)
				: FoldScores.losses(patientLosses(predictors[k]), folds, foldCount, isGrouped());
			means[k] = scores.mean();
			errors[k] = scores.error();
		}
		final int best = best(means, errors);
		return new CrossValidation(measure, full.lambdas(), means, errors, IntStream.range(0, count).map(full::nonZero)
			.toArray(), best, withinOneError(means, errors, best), predictors);
	}

	private boolean isGrouped() {
		return folds.length / (double) foldCount >= LEAST_FOR_GROUPING;
	}

	private double[] patientLosses(final double[] eta) {
		final double[] losses = new double[eta.length];
		for (int i = 0; i < eta.length; i++) losses[i] = measure.loss(options.family(), response[i], eta[i]);
		return losses;
	}

	private double cost(final double mean) {
		return measure == Measure.AUC ? -mean : mean;
	}

	private int best(final double[] means, final double[] errors) {
		int best = -1;
		for (int k = 0; k < means.length; k++) {
			if (Double.isNaN(errors[k])) continue;
			if (best < 0 || cost(means[k]) < cost(means[best])) best = k;
		}
		if (best < 0) throw new ProblemException("The measure " + measure +
			" is undefined in every fold; use fewer folds or the deviance.");
		return best;
	}

	private int withinOneError(final double[] means, final double[] errors, final int best) {
		final double bound = cost(means[best]) + errors[best];
		for (int k = 0; k < best; k++) if (!Double.isNaN(errors[k]) && cost(means[k]) <= bound) return k;
		return best;
	}
}
