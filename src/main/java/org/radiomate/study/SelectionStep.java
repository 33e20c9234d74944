package org.radiomate.study;

import org.radiomate.feature.FeatureNames;
import org.radiomate.selection.CrossValidation;
import org.radiomate.selection.ElasticNetPath;
import org.radiomate.selection.FeatureSelection;
import org.radiomate.selection.Folds;
import org.radiomate.selection.ScreenRow;
import org.radiomate.selection.SelectionOptions;
import org.radiomate.selection.SelectionResult;
import org.radiomate.table.Cohort;
import org.radiomate.table.CsvTable;
import org.radiomate.table.FeatureTable;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The selection of features on the training cohort, and the tables it leaves: {@code univariate.csv}, {@code
 * lasso_path.csv}, {@code lasso_cv.csv}, {@code folds.csv} and {@code selected.csv}. Validation patients are not looked
 * at.
 *
 * @param options how features are selected
 */
public record SelectionStep(SelectionOptions options) {

	private static final String FEATURE = "feature", KEPT = "kept", FOLD = "fold", FOLD_ID = "foldid";

	/**
	 * What was selected, for which patients.
	 *
	 * @param patients the training patients
	 */
	public record Outcome(SelectionResult result, List<String> patients) {

		/** What happened, in a sentence or two. */
		public String summary() {
			return (result.ids().size() + " features, " + result.passedScreen() + " passed the univariate test, " + result
				.candidates().length + " entered the lasso, " + result.selected().size() + " selected. " + result.note()).trim();
		}

		/** The selected features with their coefficients, as {@code selected.csv} has them. */
		public CsvTable selected() {
			final List<List<String>> rows = new ArrayList<>();
			for (final SelectionResult.SelectedFeature feature : result.selected()) {
				final ScreenRow row = result.screen().stream().filter(screened -> screened.index() == feature.index()).findFirst()
					.orElseThrow();
				rows.add(List.of(feature.id(), CsvTable.number(feature.coefficient()), CsvTable.number(result.zScore()
					.means()[feature.index()]), CsvTable.number(result.zScore().standardDeviations()[feature.index()]), row.test(),
					CsvTable.number(row.p())));
			}
			return new CsvTable("selected", List.of(FEATURE, "lasso_coefficient", "mean", "sd", "test", "p"), rows);
		}
	}

	/**
	 * Selects features.
	 *
	 * @param agreed the features on which readers agree; null if agreement was not looked at
	 * @param folds the fold of each patient; null to draw stratified ones from the seed
	 */
	public Outcome run(final ModellingData data, final Collection<String> agreed, final Map<String, Integer> folds,
		final Progress progress)
	{
		final ModellingData used = agreed == null ? data : data.keeping(agreed);
		final List<String> patients = used.patients(Cohort.TRAINING);
		return runOn(used, patients, folds == null ? folds(used.outcome(), patients, options.seed()) : given(patients, folds),
			progress);
	}

	/**
	 * Selects features on these patients and no others, whatever their cohort.
	 *
	 * @param patients the training patients; one who is there twice, as in a bootstrap sample, counts twice
	 * @param folds the fold of each of them
	 */
	public Outcome runOn(final ModellingData data, final List<String> patients, final int[] folds, final Progress progress) {
		if (data.features().features().isEmpty()) throw new ProblemException(
			"No feature is left after reader agreement and robustness. Lower the cutoff, or check the contours.");
		return new Outcome(FeatureSelection.select(data.features().features(), data.features().columns(patients), data
			.outcome().of(patients), folds, options, progress), patients);
	}

	/**
	 * Stratified random folds of the options' number. They are dealt to patients, not to rows: a patient who is there
	 * twice, as in a bootstrap sample, is in one fold with both rows, or the model would be tested on whom it was fitted to.
	 */
	public int[] folds(final org.radiomate.table.Outcome outcome, final List<String> patients, final long seed) {
		final List<String> distinct = patients.stream().distinct().toList();
		final int[] dealt = Folds.stratified(outcome.of(distinct), options.folds(), seed);
		final Map<String, Integer> foldOf = new HashMap<>();
		for (int i = 0; i < dealt.length; i++) foldOf.put(distinct.get(i), dealt[i]);
		return patients.stream().mapToInt(foldOf::get).toArray();
	}

	private static int[] given(final List<String> patients, final Map<String, Integer> folds) {
		return patients.stream().mapToInt(patient -> {
			final Integer fold = folds.get(patient);
			if (fold == null) throw new ProblemException(withoutFold(patient));
			return fold;
		}).toArray();
	}

	/** Says that a training patient has no fold. */
	public static String withoutFold(final String patient) {
		return "The fold file gives no fold to training patient '" + patient + "'. Add a number from 1 on.";
	}

	/** Reads the folds of a file with the columns patient and fold (or foldid); empty cells are patients without one. */
	public static Map<String, Integer> readFolds(final Path file, final String idColumn) {
		return readFolds(file, idColumn, sentence -> {
			throw new ProblemException(sentence);
		});
	}

	/**
	 * Reads the folds of a file as far as it can be understood.
	 *
	 * @param onProblem hears of every cell that is no fold
	 */
	public static Map<String, Integer> readFolds(final Path file, final String idColumn, final Consumer<String> onProblem) {
		final CsvTable csv = CsvTable.read(file);
		final List<String> ids = csv.cells(csv.columnOr(idColumn, FeatureTable.PATIENT)), cells = csv.cells(csv.columnOr(FOLD,
			FOLD_ID));
		final Map<String, Integer> folds = new HashMap<>();
		for (int i = 0; i < ids.size(); i++) {
			if (cells.get(i).isEmpty()) continue;
			if (cells.get(i).matches("[1-9]\\d{0,5}")) folds.put(ids.get(i), Integer.valueOf(cells.get(i)));
			else onProblem.accept(csv.where(i) + ": the fold '" + cells.get(i) + "' is not a number from 1 on.");
		}
		return folds;
	}

	/** The features that a written {@code selected.csv} names; none is an answer. */
	public static List<String> readSelected(final Path file) {
		final CsvTable table = CsvTable.read(file);
		if (table.has(KEPT) && table.cells(KEPT).contains("no")) throw new ProblemException(file +
			" lists features that were not kept. Give selected.csv, or leave the rows out that say 'no' in the column '" + KEPT + "'.");
		return FeatureNames.builtInIdsOf(table.cells(FEATURE));
	}

	/** Writes the tables of the selection. */
	public static void write(final Path folder, final Outcome outcome) {
		univariate(outcome.result).write(StudyFolder.UNIVARIATE.in(folder));
		path(outcome.result).write(StudyFolder.LASSO_PATH.in(folder));
		crossValidation(outcome.result).write(StudyFolder.LASSO_CV.in(folder));
		folds(outcome).write(StudyFolder.FOLDS.in(folder));
		outcome.selected().write(StudyFolder.SELECTED.in(folder));
	}

	private static CsvTable univariate(final SelectionResult result) {
		final List<List<String>> rows = new ArrayList<>();
		for (final ScreenRow row : result.screen()) {
			rows.add(List.of(row.id(), CsvTable.number(result.zScore().means()[row.index()]), CsvTable.number(result.zScore()
				.standardDeviations()[row.index()]), CsvTable.number(row.shapiroPositive()), CsvTable.number(row
					.shapiroNegative()), CsvTable.number(row.bartlett()), row.test(), CsvTable.number(row.statistic()), CsvTable
						.number(row.p()), row.kept() ? "yes" : "no", reason(result, row)));
		}
		for (final SelectionResult.LeftOut left : result.leftOut()) {
			rows.add(List.of(left.id(), "", "", "", "", "", "", "", "", "no", left.reason()));
		}
		return new CsvTable("univariate", List.of(FEATURE, "mean", "sd", "shapiro_p_positive", "shapiro_p_negative",
			"bartlett_p", "test", "statistic", "p", KEPT, "reason"), rows);
	}

	private static String reason(final SelectionResult result, final ScreenRow row) {
		return result.correlated().stream().filter(feature -> feature.index() == row.index()).map(
			feature -> "correlates with " + feature.keptId() + " (" + CsvTable.number(feature.correlation()) + ")").findFirst()
			.orElse(row.reason());
	}

	/** One line for each lambda, one column for each feature that is ever in the model. */
	private static CsvTable path(final SelectionResult result) {
		final List<String> header = new ArrayList<>(List.of("step", "lambda", "nonzero", "intercept"));
		final List<List<String>> rows = new ArrayList<>();
		result.path().ifPresent(path -> {
			final int[] ever = everNonZero(path);
			for (final int k : ever) header.add(result.ids().get(result.candidates()[k]));
			for (int step = 0; step < path.size(); step++) rows.add(pathRow(path, step, ever));
		});
		return new CsvTable("lasso path", header, rows);
	}

	private static List<String> pathRow(final ElasticNetPath path, final int step, final int[] ever) {
		final double[] coefficients = path.coefficients(step);
		final List<String> row = new ArrayList<>(List.of(Integer.toString(step + 1), CsvTable.number(path.lambdas()[step]),
			Integer.toString(path.nonZero(step)), CsvTable.number(path.intercepts()[step])));
		for (final int k : ever) row.add(CsvTable.number(coefficients[k]));
		return row;
	}

	/** The columns of the path that are not zero everywhere, in order. */
	static int[] everNonZero(final ElasticNetPath path) {
		final TreeSet<Integer> ever = new TreeSet<>();
		for (int step = 0; step < path.size(); step++) Arrays.stream(path.indices()[step]).limit(path.nonZero(step)).forEach(
			ever::add);
		return ever.stream().mapToInt(Integer::intValue).toArray();
	}

	private static CsvTable crossValidation(final SelectionResult result) {
		final List<List<String>> rows = new ArrayList<>();
		result.crossValidation().ifPresent(validation -> IntStream.range(0, validation.lambdas().length).forEach(step -> rows
			.add(crossValidationRow(validation, step))));
		return new CsvTable("lasso cross-validation", List.of("step", "lambda", "mean", "standard_error", "nonzero", "choice"),
			rows);
	}

	private static List<String> crossValidationRow(final CrossValidation validation, final int step) {
		final double lambda = validation.lambdas()[step];
		final List<String> choice = new ArrayList<>();
		if (lambda == validation.lambdaMinimum()) choice.add("minimum");
		if (lambda == validation.lambdaOneSe()) choice.add("1-SE");
		return List.of(Integer.toString(step + 1), CsvTable.number(lambda), CsvTable.number(validation.means()[step]), CsvTable
			.number(validation.errors()[step]), Integer.toString(validation.nonZero()[step]), String.join(" and ", choice));
	}

	private static CsvTable folds(final Outcome outcome) {
		final List<List<String>> rows = new ArrayList<>();
		for (int i = 0; i < outcome.patients.size(); i++) {
			rows.add(List.of(outcome.patients.get(i), Integer.toString(outcome.result.folds()[i])));
		}
		return new CsvTable("folds", List.of(FeatureTable.PATIENT, FOLD), rows);
	}
}
