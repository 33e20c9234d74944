package org.radiomate.selection;

import org.radiomate.selection.SelectionResult.CorrelatedFeature;
import org.radiomate.selection.SelectionResult.LeftOut;
import org.radiomate.selection.SelectionResult.SelectedFeature;
import org.radiomate.task.Progress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The whole selection on the training cohort: z-score, univariate screen, correlation filter, lasso with
 * cross-validation. That nothing passes or nothing is selected is an answer, said in the result's note.
 */
public final class FeatureSelection {

	private final List<String> ids;
	private final double[][] columns;
	private final boolean[] positive;
	private final int[] folds;
	private final SelectionOptions options;
	private final Progress progress;

	private FeatureSelection(final List<String> ids, final double[][] columns, final boolean[] positive, final int[] folds,
		final SelectionOptions options, final Progress progress)
	{
		this.ids = ids;
		this.columns = columns;
		this.positive = positive;
		this.folds = folds;
		this.options = options;
		this.progress = progress;
	}

	/** Selects with stratified folds of the options' number and seed. */
	public static SelectionResult select(final List<String> ids, final double[][] columns, final boolean[] positive,
		final SelectionOptions options, final Progress progress)
	{
		return select(ids, columns, positive, Folds.stratified(positive, options.folds(), options.seed()), options, progress);
	}

	/**
	 * Selects with the given folds.
	 *
	 * @param ids of the features
	 * @param columns column-major raw values of the training patients; {@code NaN} where missing
	 * @param positive the training outcome
	 * @param folds fold of each training patient, 1 to K
	 * @throws org.radiomate.task.ProblemException if a class is too small or the folds do not serve
	 */
	public static SelectionResult select(final List<String> ids, final double[][] columns, final boolean[] positive,
		final int[] folds, final SelectionOptions options, final Progress progress)
	{
		if (ids.size() != columns.length) throw new IllegalArgumentException(ids.size() + " ids for " + columns.length +
			" columns");
		for (final double[] column : columns) {
			if (column.length != positive.length) throw new IllegalArgumentException("a column of another length");
		}
		return new FeatureSelection(List.copyOf(ids), columns, positive, folds, options, progress).run();
	}

	private SelectionResult run() {
		final ZScore zScore = ZScore.fit(columns);
		final double[][] scores = zScore.apply(columns);
		final List<LeftOut> leftOut = leftOut();
		final List<ScreenRow> screen = screen(zScore, scores, leftOut);
		final ScreenRow[] kept = screen.stream().filter(ScreenRow::kept).toArray(ScreenRow[]::new);
		final List<CorrelatedFeature> correlated = correlated(kept, scores);
		final int[] candidates = Arrays.stream(kept).mapToInt(ScreenRow::index).filter(j -> correlated.stream().noneMatch(
			c -> c.index() == j)).toArray();
		final Stages stages = new Stages(zScore, leftOut, screen, correlated, candidates);
		return candidates.length == 0 ? nothingToSelect(stages) : lasso(stages, scores);
	}

	private record Stages(ZScore zScore, List<LeftOut> leftOut, List<ScreenRow> screen, List<CorrelatedFeature> correlated,
		int[] candidates)
	{}

	private List<LeftOut> leftOut() {
		final List<LeftOut> leftOut = new ArrayList<>();
		for (int j = 0; j < columns.length; j++) {
			final long missing = Arrays.stream(columns[j]).filter(x -> !Double.isFinite(x)).count();
			if (missing > 0) leftOut.add(new LeftOut(ids.get(j), j, "missing in " + missing + " of " + positive.length +
				" training patients"));
		}
		return leftOut;
	}

	private List<ScreenRow> screen(final ZScore zScore, final double[][] scores, final List<LeftOut> leftOut) {
		final int[] complete = IntStream.range(0, columns.length).filter(j -> leftOut.stream().noneMatch(l -> l.index() == j))
			.toArray();
		final double[][] tested = new double[complete.length][];
		for (int k = 0; k < complete.length; k++) {
			// a constant feature has no z-score; its raw values let the screen say so
			tested[k] = zScore.isConstant(complete[k]) ? new double[positive.length] : scores[complete[k]];
		}
		final List<String> names = Arrays.stream(complete).mapToObj(ids::get).toList();
		return UnivariateScreen.of(names, tested, positive, options.significance(), progress).stream().map(
			row -> moved(row, complete[row.index()])).toList();
	}

	private static ScreenRow moved(final ScreenRow row, final int index) {
		return new ScreenRow(row.id(), index, row.shapiroPositive(), row.shapiroNegative(), row.bartlett(), row.test(), row
			.statistic(), row.p(), row.kept(), row.reason());
	}

	private List<CorrelatedFeature> correlated(final ScreenRow[] kept, final double[][] scores) {
		final double[][] values = Arrays.stream(kept).map(row -> scores[row.index()]).toArray(double[][]::new);
		final double[] pValues = Arrays.stream(kept).mapToDouble(ScreenRow::p).toArray();
		return CorrelationFilter.drops(values, pValues, options.correlationCutoff()).stream().map(
			drop -> new CorrelatedFeature(kept[drop.index()].id(), kept[drop.index()].index(), kept[drop.keptIndex()].id(), drop
				.correlation())).toList();
	}

	private SelectionResult nothingToSelect(final Stages stages) {
		return new SelectionResult(ids, stages.zScore(), stages.leftOut(), stages.screen(), stages.correlated(), stages
			.candidates(), Optional.empty(), Optional.empty(), folds, Double.NaN, Double.NaN, List.of(),
			"No feature passed the univariate screen, so none is selected.");
	}

	private SelectionResult lasso(final Stages stages, final double[][] scores) {
		final double[][] z = Arrays.stream(stages.candidates()).mapToObj(j -> scores[j]).toArray(double[][]::new);
		final double[] response = ElasticNet.zeroOne(positive);
		final ElasticNetOptions net = ElasticNetOptions.defaults(options.family()).withAlpha(options.alpha());
		final ElasticNetPath path = ElasticNet.fit(z, response, net, progress);
		final ElasticNetOptions inFolds = options.explicitLambda() ? net.withLambdas(path.lambdas()) : net;
		final CrossValidation validation = ElasticNetCrossValidation.run(path, z, response, folds, options.measure(), inFolds,
			progress);
		final int position = validation.index(options.rule());
		final List<SelectedFeature> selected = selected(path, position, stages.candidates());
		return new SelectionResult(ids, stages.zScore(), stages.leftOut(), stages.screen(), stages.correlated(), stages
			.candidates(), Optional.of(path), Optional.of(validation), folds, path.lambdas()[position], path
				.intercepts()[position], selected, selected.isEmpty()
					? "The lasso kept no feature at the chosen lambda (" + options.rule() + "), so none is selected." : "");
	}

	private List<SelectedFeature> selected(final ElasticNetPath path, final int position, final int[] candidates) {
		final List<SelectedFeature> selected = new ArrayList<>();
		for (int k = 0; k < path.nonZero(position); k++) {
			final int index = candidates[path.indices()[position][k]];
			selected.add(new SelectedFeature(ids.get(index), index, path.values()[position][k]));
		}
		return selected;
	}
}
