package org.radiomate.selection;

import java.util.List;
import java.util.Optional;

/**
 * Everything the selection did, in terms of the features it was given.
 *
 * @param ids of the features given
 * @param zScore of the training cohort, for all features given
 * @param leftOut features with a missing training value, never tested
 * @param screen one row for every feature tested; {@link ScreenRow#index()} points into {@code ids}
 * @param correlated features dropped by the correlation filter; indices point into {@code ids}
 * @param candidates positions of the features that entered the lasso, its columns in order
 * @param path the lasso on z-scores; empty if no feature reached it
 * @param crossValidation along the path; empty if no feature reached it
 * @param folds the fold of each training patient
 * @param lambda chosen; {@code NaN} if no feature reached the lasso
 * @param intercept of the lasso at that lambda
 * @param selected features with their lasso coefficients on z-scores; possibly none
 * @param note what the user must know, such as that nothing was selected; else empty
 */
public record SelectionResult(List<String> ids, ZScore zScore, List<LeftOut> leftOut, List<ScreenRow> screen,
	List<CorrelatedFeature> correlated, int[] candidates, Optional<ElasticNetPath> path,
	Optional<CrossValidation> crossValidation, int[] folds, double lambda, double intercept, List<SelectedFeature> selected,
	String note)
{

	/** A feature that was not tested, and why. */
	public record LeftOut(String id, int index, String reason) {}

	/** A feature dropped because another says the same. */
	public record CorrelatedFeature(String id, int index, String keptId, double correlation) {}

	/** A selected feature, its position among those given and its coefficient on z-scores. */
	public record SelectedFeature(String id, int index, double coefficient) {}

	/** Ids of the selected features, in the order given. */
	public List<String> selectedIds() {
		return selected.stream().map(SelectedFeature::id).toList();
	}

	/** Number of features that passed the univariate screen. */
	public long passedScreen() {
		return screen.stream().filter(ScreenRow::kept).count();
	}
}
