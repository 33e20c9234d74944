package org.radiomate.model.learning;

import org.radiomate.evaluation.RocCurve;
import org.radiomate.model.predictor.Predictor;
import org.radiomate.selection.Folds;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Chooses a learner's setting by cross-validation inside the training cohort and trains it on the whole of it. Criterion is
 * the binomial deviance of the patients held out; ties take the simplest setting. There are 5 stratified folds, or as many
 * as the smaller class has patients.
 */
public final class Tuning {

	private static final int FOLDS = 5, LEAST_OF_A_CLASS = 3;
	/** A setting must be better by more than rounding. */
	private static final double LEAST_GAIN = 1e-9;
	/** Keeps the deviance finite where a learner is sure and wrong. */
	private static final double SUREST = 1e-12;

	private final TunedMethod method;
	private final Sample sample;
	private final long seed;
	private final Progress progress;
	private final List<Setting> grid;
	private final int[] folds;
	private final int foldCount;

	private Tuning(final TunedMethod method, final Sample sample, final long seed, final Progress progress) {
		this.method = method;
		this.sample = sample;
		this.seed = seed;
		this.progress = progress;
		grid = method.grid(sample.variables());
		foldCount = Math.min(FOLDS, sample.minority());
		folds = Folds.stratified(sample.positive(), foldCount, seed);
	}

	/**
	 * Tunes and trains.
	 *
	 * @param sample standardised values; no constant variable
	 * @param seed of the folds and of whatever is random in the learner
	 * @param learner the learner's name, for messages
	 * @throws ProblemException if a class has fewer than 3 patients
	 */
	public static TunedFit run(final TunedMethod method, final Sample sample, final long seed, final String learner,
		final Progress progress)
	{
		if (sample.minority() < LEAST_OF_A_CLASS) throw new ProblemException("The training cohort has only " + sample
			.minority() + " patients of one class; tuning '" + learner + "' needs " + LEAST_OF_A_CLASS +
			". Use the learner logistic or firth, or more patients.");
		return new Tuning(method, sample, seed, progress).run(learner);
	}

	private TunedFit run(final String learner) {
		final List<double[]> heldOut = new ArrayList<>();
		final double[] deviances = new double[grid.size()];
		for (int k = 0; k < deviances.length; k++) {
			progress.report(k, deviances.length, "Tuning the " + learner);
			heldOut.add(heldOutScores(grid.get(k)));
			deviances[k] = deviance(probabilities(heldOut.get(k)));
		}
		progress.report(deviances.length, deviances.length, "Tuning the " + learner);
		final int best = best(deviances);
		final double[] scores = heldOut.get(best);
		final Predictor predictor = method.fit(sample, grid.get(best), seed);
		return new TunedFit(method.calibrated(predictor, method.calibration(scores, sample.positive())), probabilities(
			scores), foldCount, IntStream.range(0, deviances.length).mapToObj(k -> new TuningRow(grid.get(k).text(),
				deviances[k], RocCurve.auc(probabilities(heldOut.get(k)), sample.positive()), k == best)).toList());
	}

	private double[] heldOutScores(final Setting setting) {
		final double[] scores = new double[sample.size()];
		for (int fold = 1; fold <= foldCount; fold++) {
			progress.check();
			final Predictor predictor = method.fit(sample.of(patients(fold, false)), setting, seed);
			for (final int i : patients(fold, true)) scores[i] = method.score(predictor, sample.rows()[i]);
		}
		return scores;
	}

	private int[] patients(final int fold, final boolean held) {
		return IntStream.range(0, folds.length).filter(i -> folds[i] == fold == held).toArray();
	}

	private double[] probabilities(final double[] scores) {
		final PlattScaling scaling = method.calibration(scores, sample.positive());
		return scaling == null ? scores : IntStream.range(0, scores.length).mapToDouble(i -> scaling.probability(scores[i]))
			.toArray();
	}

	private double deviance(final double[] probabilities) {
		double sum = 0;
		for (int i = 0; i < probabilities.length; i++) {
			final double ofItsClass = sample.positive()[i] ? probabilities[i] : 1 - probabilities[i];
			sum -= 2 * StrictMath.log(Math.max(SUREST, ofItsClass));
		}
		return sum / probabilities.length;
	}

	private static int best(final double[] deviances) {
		int best = 0;
		for (int k = 1; k < deviances.length; k++) {
			if (deviances[k] < deviances[best] * (1 - LEAST_GAIN)) best = k;
		}
		return best;
	}
}
