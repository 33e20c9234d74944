package org.radiomate.study.resampling;

import org.radiomate.task.ProblemException;

import java.util.Locale;

/**
 * How patients are resampled.
 *
 * @param method nested cross-validation, bootstrap or permutation
 * @param allPatients whether patients of the validation cohort take part; if not, they stay unseen for the final
 *          evaluation. Without a split all patients are in the training cohort, so the default takes them all.
 * @param outerFolds of the nested cross-validation
 * @param repeats of the nested cross-validation, each with other folds
 * @param resamples bootstrap samples or permutations
 * @param stratified whether a bootstrap sample has each class in the original number
 * @param seed from which every resample's own is derived
 * @param threads how many resamples are fitted at once; 0 for as many as there are processors
 */
public record ResamplingOptions(ResamplingMethod method, boolean allPatients, int outerFolds, int repeats, int resamples,
	boolean stratified, long seed, int threads)
{

	/** Five times nested 5-fold cross-validation of the training cohort; 200 samples where there are samples. */
	public static ResamplingOptions defaults() {
		return new ResamplingOptions(ResamplingMethod.NESTED, false, 5, 5, 200, false, 1, 0);
	}

	/** Whether {@code all} or {@code training} patients are meant. */
	public static boolean allPatients(final String cohort) {
		return switch (cohort.trim().toLowerCase(Locale.ROOT)) {
			case "all" -> true;
			case "training" -> false;
			default -> throw new ProblemException("'cohort' is '" + cohort + "'. Write all or training.");
		};
	}

	public ResamplingOptions withMethod(final ResamplingMethod value) {
		return new ResamplingOptions(value, allPatients, outerFolds, repeats, resamples, stratified, seed, threads);
	}

	public ResamplingOptions withAllPatients(final boolean value) {
		return new ResamplingOptions(method, value, outerFolds, repeats, resamples, stratified, seed, threads);
	}

	public ResamplingOptions withOuterFolds(final int value) {
		return new ResamplingOptions(method, allPatients, value, repeats, resamples, stratified, seed, threads);
	}

	public ResamplingOptions withRepeats(final int value) {
		return new ResamplingOptions(method, allPatients, outerFolds, value, resamples, stratified, seed, threads);
	}

	public ResamplingOptions withResamples(final int value) {
		return new ResamplingOptions(method, allPatients, outerFolds, repeats, value, stratified, seed, threads);
	}

	public ResamplingOptions withStratified(final boolean value) {
		return new ResamplingOptions(method, allPatients, outerFolds, repeats, resamples, value, seed, threads);
	}

	public ResamplingOptions withSeed(final long value) {
		return new ResamplingOptions(method, allPatients, outerFolds, repeats, resamples, stratified, value, threads);
	}

	public ResamplingOptions withThreads(final int value) {
		return new ResamplingOptions(method, allPatients, outerFolds, repeats, resamples, stratified, seed, value);
	}
}
