package org.radiomate.study.resampling;

import org.radiomate.selection.Folds;
import org.radiomate.study.ModellingData;
import org.radiomate.task.DerivedSeed;
import org.radiomate.task.ParallelTasks;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Repeated nested cross-validation: stratified outer folds hold patients out, the whole path (with the lasso's own folds
 * inside) is fitted to the others and applied to them, and this is repeated with other folds.
 * <p>
 * Varma S, Simon R, BMC Bioinformatics 2006;7:91, doi 10.1186/1471-2105-7-91; Krstajic D et al, J Cheminform 2014;6:10,
 * doi 10.1186/1758-2946-6-10. Seeds: the outer folds of repeat r are dealt from position (r, 0) of {@link DerivedSeed}, the
 * lasso's folds within outer fold f from (r, f), both counted from 1.
 * </p>
 *
 * @param path what is fitted
 * @param folds outer folds
 * @param repeats how often, each time with other folds
 * @param seed from which every fold's own is derived
 */
record NestedCrossValidation(ModellingPath path, int folds, int repeats, long seed) {

	private static final String WHAT = "Nested cross-validation";
	private static final int LEAST_FOLDS = 2;

	NestedCrossValidation {
		if (folds < LEAST_FOLDS) throw new ProblemException("'outerfolds' is " + folds +
			", but cross-validation needs at least 2 folds.");
		if (repeats < 1) throw new ProblemException("'repeats' is " + repeats + ". Give 1 or more.");
	}

	NestedCrossValidation withSeed(final long value) {
		return new NestedCrossValidation(path, folds, repeats, value);
	}

	/** The seed of a repeat's outer folds. */
	long seedOf(final int repeat) {
		return DerivedSeed.of(seed, repeat, 0);
	}

	/** Cross-validates, as many folds at once as there are threads. */
	NestedResult run(final WholeFit whole, final int threads, final Progress progress) {
		final List<OuterFold> plan = plan(whole.data(), whole.patients());
		return new NestedResult(this, whole, ParallelTasks.map(plan.size(), threads, WHAT, progress, i -> plan.get(i).fit(path,
			whole.data(), progress.quiet())));
	}

	/** Cross-validates on the calling thread, as a part of a longer task. */
	NestedResult runWithin(final WholeFit whole, final Progress progress) {
		return new NestedResult(this, whole, plan(whole.data(), whole.patients()).stream().map(fold -> fold.fit(path, whole
			.data(), progress)).toList());
	}

	/** All outer folds of all repeats, in order. */
	List<OuterFold> plan(final ModellingData data, final List<String> patients) {
		final boolean[] positive = data.outcome().of(patients);
		refuseFoldsWithoutAClass(positive);
		final List<OuterFold> plan = new ArrayList<>();
		for (int repeat = 1; repeat <= repeats; repeat++) {
			final int[] foldOf = Folds.stratified(positive, folds, seedOf(repeat));
			for (int fold = 1; fold <= folds; fold++) plan.add(new OuterFold(repeat, fold, DerivedSeed.of(seed, repeat, fold),
				patients(patients, foldOf, fold, false), patients(patients, foldOf, fold, true)));
		}
		return plan;
	}

	private static List<String> patients(final List<String> all, final int[] foldOf, final int fold, final boolean held) {
		return IntStream.range(0, foldOf.length).filter(i -> (foldOf[i] == fold) == held).mapToObj(all::get).toList();
	}

	private void refuseFoldsWithoutAClass(final boolean[] positive) {
		final int fewest = ClassSizes.of(positive).fewest();
		if (folds > fewest) throw new ProblemException("With " + folds + " outer folds and " + fewest +
			" patients of the rarer class, a fold would have none of it. Give 'outerfolds' of at most " + fewest +
			", or add patients.");
	}
}
