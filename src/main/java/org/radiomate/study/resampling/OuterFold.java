package org.radiomate.study.resampling;

import org.radiomate.model.ModelKind;
import org.radiomate.model.Prediction;
import org.radiomate.study.ModellingData;
import org.radiomate.task.Progress;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One outer fold of one repeat: the path is fitted to its training patients and applied to the held-out ones.
 *
 * @param repeat from 1
 * @param fold from 1
 * @param seed of the folds of the lasso inside
 * @param training everybody else
 * @param held the patients of the fold
 */
record OuterFold(int repeat, int fold, long seed, List<String> training, List<String> held) {

	/**
	 * What the fold came to.
	 *
	 * @param fit what was fitted to the training patients
	 * @param probabilities of the held-out patients by model; NaN where there is no prediction
	 * @param remarks why a held-out patient has no prediction of some model; empty if all is well
	 */
	record Fitted(OuterFold fold, Attempt.Summary fit, Map<ModelKind, double[]> probabilities, List<String> remarks) {

		/** The held-out patients' probabilities; all NaN if the fit failed. */
		double[] probabilities(final ModelKind kind) {
			final double[] none = new double[fold.held.size()];
			java.util.Arrays.fill(none, Double.NaN);
			return probabilities.getOrDefault(kind, none);
		}
	}

	Fitted fit(final ModellingPath path, final ModellingData data, final Progress progress) {
		final Attempt attempt = path.attempt(data, training, seed, progress);
		final Attempt.Summary summary = attempt.summary();
		if (attempt.fitted().isEmpty()) return new Fitted(this, summary, Map.of(), Collections.nCopies(held.size(), summary
			.problem()));
		final Map<ModelKind, List<Prediction>> predictions = attempt.fitted().get().predict(data, held);
		final Map<ModelKind, double[]> probabilities = new EnumMap<>(ModelKind.class);
		predictions.forEach((kind, of) -> probabilities.put(kind, FittedPath.probabilities(of)));
		final List<String> remarks = new ArrayList<>();
		for (int i = 0; i < held.size(); i++) remarks.add(remark(predictions, i));
		return new Fitted(this, summary, probabilities, remarks);
	}

	private static String remark(final Map<ModelKind, List<Prediction>> predictions, final int i) {
		final List<String> absent = new ArrayList<>();
		predictions.forEach((kind, of) -> {
			if (!of.get(i).isPresent()) absent.add(kind.word() + ": " + of.get(i).absentReason());
		});
		return String.join("; ", absent);
	}
}
