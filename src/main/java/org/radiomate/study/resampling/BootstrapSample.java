package org.radiomate.study.resampling;

import org.apache.commons.math3.random.Well19937c;
import org.radiomate.model.ModelKind;
import org.radiomate.table.Outcome;
import org.radiomate.task.DerivedSeed;
import org.radiomate.task.Progress;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * As many patients as there are, drawn with replacement, and how the path fitted to them does.
 *
 * @param number from 1
 * @param seed of the draw
 * @param foldSeed of the lasso's folds
 * @param drawn the patients, several of them several times
 */
record BootstrapSample(int number, long seed, long foldSeed, List<String> drawn) {

	/**
	 * What the sample came to; no figures if the fit failed.
	 *
	 * @param inside the figures on the sample itself
	 * @param original the figures on the original patients
	 * @param outOfBag the figures on the patients who were not drawn
	 */
	record Fitted(BootstrapSample sample, Attempt.Summary fit, Map<ModelKind, Figures> inside,
		Map<ModelKind, Figures> original, Map<ModelKind, Figures> outOfBag)
	{}

	/** Draws from all patients at once, or from each class in turn, the positive one first. */
	static BootstrapSample draw(final List<String> patients, final Outcome outcome, final boolean stratified,
		final long seed, final int number)
	{
		final long own = DerivedSeed.of(seed, number, 0);
		final Well19937c random = new Well19937c(own);
		final List<String> drawn = new ArrayList<>();
		if (stratified) {
			for (final boolean wanted : new boolean[] { true, false }) {
				draw(patients.stream().filter(patient -> outcome.positive().get(patient) == wanted).toList(), random, drawn);
			}
		}
		else draw(patients, random, drawn);
		return new BootstrapSample(number, own, DerivedSeed.of(seed, number, 1), drawn);
	}

	private static void draw(final List<String> from, final Well19937c random, final List<String> drawn) {
		for (int i = 0; i < from.size(); i++) drawn.add(from.get(random.nextInt(from.size())));
	}

	Fitted fit(final ModellingPath path, final WholeFit whole, final Progress progress) {
		final Attempt attempt = path.attempt(whole.data(), drawn, foldSeed, progress);
		if (attempt.fitted().isEmpty()) return new Fitted(this, attempt.summary(), Map.of(), Map.of(), Map.of());
		final FittedPath fitted = attempt.fitted().get();
		return new Fitted(this, attempt.summary(), fitted.figures(whole.data(), drawn), fitted.figures(whole.data(), whole
			.patients()), fitted.figures(whole.data(), notDrawn(whole.patients())));
	}

	private List<String> notDrawn(final List<String> patients) {
		final Set<String> inBag = new HashSet<>(drawn);
		return patients.stream().filter(patient -> !inBag.contains(patient)).toList();
	}
}
