package org.radiomate.study.resampling;

import org.radiomate.model.ClinicalCoding;
import org.radiomate.study.ModellingData;
import org.radiomate.study.SelectionStep;
import org.radiomate.study.TrainingStep;
import org.radiomate.task.Progress;

import java.util.List;

/**
 * The whole path from tables to models as one function of the training patients: reader agreement (if it is measured
 * again), z-score, univariate screen, correlation filter, lasso, models. It is made of the very steps that the commands
 * run.
 *
 * @param agreement which features may be looked at
 * @param selection how features are selected
 * @param training how models are trained
 */
public record ModellingPath(AgreementFilter agreement, SelectionStep selection, TrainingStep training) {

	/**
	 * Fits the path. Of the data, only the training patients are looked at.
	 *
	 * @param patients the training patients; one who is drawn twice counts twice
	 * @param seed of the lasso's folds
	 * @throws org.radiomate.task.ProblemException if these patients cannot be fitted, such as with one class only
	 */
	public FittedPath fit(final ModellingData data, final List<String> patients, final long seed, final Progress progress) {
		final ModellingData kept = agreement.keep(data, patients, progress);
		final int[] folds = selection.folds(data.outcome(), patients, seed);
		final List<String> selected = selection.runOn(kept, patients, folds, progress).result().selectedIds();
		progress.check();
		return new FittedPath(selected, training.runOn(data, selected, patients, progress));
	}

	/** Fits the path where it may fail, which is then an answer. */
	Attempt attempt(final ModellingData data, final List<String> patients, final long seed, final Progress progress) {
		return Attempt.of(() -> fit(data, patients, seed, progress));
	}

	/**
	 * The path with the levels of unspecified clinical variables settled by all the patients to be resampled, so that no
	 * resample meets a level that it does not know. It looks at no outcome; a level without patients in a resample takes no
	 * part there.
	 */
	ModellingPath settledBy(final ModellingData data, final List<String> patients) {
		final ClinicalCoding settled = training.coding().settledBy(data.clinical(), patients);
		return new ModellingPath(agreement, selection, new TrainingStep(training.trainer(), settled));
	}
}
