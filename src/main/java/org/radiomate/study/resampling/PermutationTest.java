package org.radiomate.study.resampling;

import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.util.MathArrays;
import org.radiomate.model.ModelKind;
import org.radiomate.study.ModellingData;
import org.radiomate.table.Outcome;
import org.radiomate.task.DerivedSeed;
import org.radiomate.task.ParallelTasks;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Permutation test of the honest area: the outcomes are dealt to the patients at random, so that neither features nor
 * clinical variables can know them, and the whole nested cross-validation is repeated. P = (1 + permutations whose area is
 * at least the observed one) / (1 + permutations), which is never 0 (Phipson B, Smyth GK, Stat Appl Genet Mol Biol
 * 2010;9:39, doi 10.2202/1544-6115.1585; Ojala M, Garriga GC, J Mach Learn Res 2010;11:1833).
 * <p>
 * The area is the median over the repeats of the folds' mean. Seeds: permutation i is shuffled from position (i, 0) of
 * {@link DerivedSeed} and cross-validated with the seed of position (i, 1), counted from 1; the observed outcomes with
 * the seed itself.
 * </p>
 *
 * @param validation what is done with the observed outcomes and with each permutation
 * @param permutations how many
 */
record PermutationTest(NestedCrossValidation validation, int permutations) {

	private static final String WHAT = "Permutation test";

	PermutationTest {
		if (permutations < 1) throw new ProblemException("'resamples' is " + permutations + ". Give 1 or more.");
	}

	/** The areas of one permutation, and its fits. */
	record Permutation(int number, long seed, Map<ModelKind, Double> areas, int failedFits) {}

	/** Tests, as many permutations at once as there are threads. */
	PermutationResult run(final WholeFit whole, final int threads, final Progress progress) {
		final NestedResult observed = validation.run(whole, threads, progress);
		return new PermutationResult(observed, ParallelTasks.map(permutations, threads, WHAT, progress, i -> permutation(whole,
			i + 1, progress.quiet())));
	}

	private Permutation permutation(final WholeFit whole, final int number, final Progress progress) {
		final long seed = DerivedSeed.of(validation.seed(), number, 0);
		final WholeFit shuffled = new WholeFit(shuffled(whole.data(), whole.patients(), seed), whole.patients(), whole
			.fitted(), whole.apparent());
		final NestedResult result = validation.withSeed(DerivedSeed.of(validation.seed(), number, 1)).runWithin(shuffled,
			progress);
		return new Permutation(number, seed, areas(result), FitTally.of(result.fits()).failed());
	}

	static Map<ModelKind, Double> areas(final NestedResult result) {
		final Map<ModelKind, Double> areas = new EnumMap<>(ModelKind.class);
		for (final ModelKind kind : result.whole().kinds()) areas.put(kind, Spread.of(result.aucs(kind)).median());
		return areas;
	}

	/** The data with the outcomes of these patients dealt among them at random; as many are positive as before. */
	static ModellingData shuffled(final ModellingData data, final List<String> patients, final long seed) {
		final int[] order = IntStream.range(0, patients.size()).toArray();
		MathArrays.shuffle(order, new Well19937c(seed));
		final Outcome outcome = data.outcome();
		final Map<String, Boolean> positive = new LinkedHashMap<>();
		for (int i = 0; i < order.length; i++) positive.put(patients.get(i), outcome.positive().get(patients.get(order[i])));
		return data.withOutcome(new Outcome(outcome.variable(), outcome.positiveLabel(), outcome.negativeLabel(), positive));
	}
}
