package org.radiomate.study.resampling;

import org.radiomate.task.DerivedSeed;
import org.radiomate.task.ParallelTasks;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;

import java.util.List;

/**
 * Optimism by bootstrap: the whole path is fitted to samples drawn with replacement; a sample's optimism is the figure on
 * the sample less that of the same models on the original patients, and the corrected figure is the apparent one less the
 * mean optimism (Harrell FE, Lee KL, Mark DB, Stat Med 1996;15:361, doi
 * 10.1002/(SICI)1097-0258(19960229)15:4&lt;361::AID-SIM168&gt;3.0.CO;2-4).
 * <p>
 * A patient who is drawn several times is in one fold of the lasso's cross-validation with all copies. Seeds: sample b is
 * drawn from position (b, 0) of {@link DerivedSeed}, its lasso's folds are dealt from (b, 1), counted from 1.
 * </p>
 *
 * @param path what is fitted
 * @param samples how many
 * @param stratified whether a sample has each class in its original number
 * @param seed from which every sample's own is derived
 */
record Bootstrap(ModellingPath path, int samples, boolean stratified, long seed) {

	private static final String WHAT = "Bootstrap";

	Bootstrap {
		if (samples < 1) throw new ProblemException("'resamples' is " + samples + ". Give 1 or more.");
	}

	/** Draws and fits, as many samples at once as there are threads. */
	BootstrapResult run(final WholeFit whole, final int threads, final Progress progress) {
		final List<BootstrapSample.Fitted> fitted = ParallelTasks.map(samples, threads, WHAT, progress, i -> BootstrapSample
			.draw(whole.patients(), whole.data().outcome(), stratified, seed, i + 1).fit(path, whole, progress.quiet()));
		return new BootstrapResult(whole, fitted);
	}
}
