package org.radiomate.study;

import org.jfree.chart.JFreeChart;
import org.radiomate.feature.FeatureInfo;
import org.radiomate.inference.CorrelationTest;
import org.radiomate.inference.Alternative;
import org.radiomate.evaluation.RocCurve;
import org.radiomate.model.ModelKind;
import org.radiomate.model.RiskModel;
import org.radiomate.model.Term;
import org.radiomate.report.AgreementChart;
import org.radiomate.report.BarChart;
import org.radiomate.report.ChartFile;
import org.radiomate.report.CurveChart;
import org.radiomate.report.DistributionChart;
import org.radiomate.report.HeatMapChart;
import org.radiomate.report.HtmlReport;
import org.radiomate.report.LassoChart;
import org.radiomate.report.NomogramChart;
import org.radiomate.report.RocChart;
import org.radiomate.selection.CrossValidation;
import org.radiomate.selection.ElasticNetPath;
import org.radiomate.selection.SelectionResult;
import org.radiomate.table.Cohort;
import org.radiomate.table.CsvTable;
import org.radiomate.table.RobustnessTable;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Software;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The report of a study: its warnings first, then tables and charts in the order of the steps, and how it was done.
 *
 * @param options how the study was run
 * @param result what it found
 * @param coefficients the table of the models' coefficients
 */
record StudyReport(PipelineOptions options, StudyPipeline.Result result, CsvTable coefficients) {

	private static final String EXAMPLE = "contours";
	private static final int MOST_CORRELATED = 40, MOST_FREQUENT = 25;

	/** Writes the figures and the page. */
	void write() {
		final HtmlReport page = new HtmlReport("Radiomics study");
		addWarnings(page);
		addData(page);
		addImages(page);
		addExample(page);
		addAgreement(page);
		addRobustness(page);
		addSelection(page);
		addModels(page);
		addEvaluation(page);
		addResampling(page);
		if (!result.problems().rows().isEmpty()) page.heading("Remarks").table(result.problems());
		page.heading("Methods");
		MethodsText.of(options, result).forEach(page::paragraph);
		page.heading("Reporting checklist").paragraph("What the software can answer of TRIPOD+AI and CLEAR:").table(
			ReportingChecklist.of(options, result)).paragraph("Left to the authors:").list(ReportingChecklist.FOR_THE_AUTHORS);
		page.heading("How it was made").paragraph(Software.nameAndVersion() + ", seed " + options.splitter().seed() +
			". Every option is in run.json. Tables here are rounded; the CSV files have all digits. For research; not a medical " +
			"device.");
		page.write(StudyFolder.REPORT.in(options.folder()));
	}

	private void addWarnings(final HtmlReport page) {
		final List<String> warnings = ReportWarnings.of(options, result);
		page.heading("Read this first");
		if (warnings.isEmpty()) page.paragraph("None of the checks of this report found fault with the study.");
		else page.warnings(warnings);
	}

	private Path figureFile(final String name) {
		return StudyFolder.FIGURES.in(options.folder()).resolve(name);
	}

	private void figure(final HtmlReport page, final String name, final String caption, final JFreeChart chart) {
		ChartFile.write(StudyFolder.FIGURES.in(options.folder()), name, chart);
		page.figure(figureFile(name + ".svg"), caption);
	}

	private void addData(final HtmlReport page) {
		page.heading("Patients").paragraph(cohort(Cohort.TRAINING) + "; " + cohort(Cohort.VALIDATION) + ". Positive class: " +
			result.data().outcome().inWords(true) + ". " + result.data().features().features().size() + " features.");
		final DescriptionPage description = new DescriptionPage(result.description());
		description.addFlow(page);
		if (!result.description().variables().isEmpty()) description.addTable(page);
	}

	private String cohort(final Cohort cohort) {
		final boolean[] positive = result.data().positive(cohort);
		int positives = 0;
		for (final boolean p : positive) if (p) positives++;
		return Character.toUpperCase(cohort.word().charAt(0)) + cohort.word().substring(1) + " cohort: " + positive.length + " patients, " + positives + " positive";
	}

	/** If they were described by their own command, perhaps of another version; a study is not lost for that. */
	private void addImages(final HtmlReport page) {
		try {
			ImagesRecord.of(options.folder()).ifPresent(images -> addImages(page, images));
		}
		catch (final ProblemException e) {
			page.heading("Images").paragraph("The images were described, but " + StudyFolder.IMAGES_RECORD.fileName() +
				" is not understood. Describe them again.");
		}
	}

	private static void addImages(final HtmlReport page, final ImagesRecord images) {
		page.heading("Images").paragraph(images.summary() + " images.csv has each of them.").table(images.table());
		if (!images.warnings().isEmpty()) page.list(images.warnings());
	}

	/** The picture is drawn while the images are at hand. */
	private void addExample(final HtmlReport page) {
		if (result.example() == null) return;
		page.heading("Contours").figure(figureFile(EXAMPLE + ".png"), "Slices of patient " + result.example().patient() +
			" of the training cohort, whose structure is of median size. " + result.example().legend() + ".");
	}

	/** Where the picture of the example patient is drawn to. */
	static Path exampleFile(final Path folder) {
		return StudyFolder.FIGURES.in(folder).resolve(EXAMPLE + ".png");
	}

	private void addAgreement(final HtmlReport page) {
		if (result.agreement() == null) return;
		page.heading("Reader agreement").paragraph(result.agreement().summary());
		figure(page, "agreement", "Intraclass correlation of each feature, best first; dashed: the cutoff", AgreementChart.of(
			result.agreement()));
	}

	private void addRobustness(final HtmlReport page) {
		if (result.robust() == null) return;
		page.heading("Feature robustness").paragraph(result.robust().summary() + " Each training patient's reading was " + options
			.robustness().describe() + ". This is no agreement of readers.");
		page.table(grades(result.robust()));
		figure(page, "robustness", "Intraclass correlation of each feature over patients and perturbations, best first; dashed: the " +
			"cutoff", AgreementChart.of(result.robust()));
	}

	/** Features by the grades of Koo TK, Li MY, J Chiropr Med 2016;15:155, doi:10.1016/j.jcm.2016.02.012. */
	private static CsvTable grades(final RobustnessTable table) {
		final double[] limits = { Double.NEGATIVE_INFINITY, 0.5, 0.75, 0.9, Double.POSITIVE_INFINITY };
		final String[] names = { "poor, below 0.5", "moderate, 0.5 to 0.75", "good, 0.75 to 0.9", "excellent, 0.9 and above" };
		final List<List<String>> rows = new ArrayList<>();
		for (int g = names.length - 1; g >= 0; g--) {
			final double from = limits[g], to = limits[g + 1];
			rows.add(List.of(names[g], Long.toString(table.rows().stream().filter(row -> row.icc() >= from && row.icc() < to)
				.count())));
		}
		rows.add(List.of("not defined", Long.toString(table.rows().stream().filter(row -> Double.isNaN(row.icc())).count())));
		return new CsvTable("grades", List.of(table.form() + " under perturbation", "features"), rows);
	}

	private void addSelection(final HtmlReport page) {
		final SelectionResult selection = result.selection().result();
		page.heading("Feature selection").paragraph(result.selection().summary());
		figure(page, "funnel", "How many features each step left", BarChart.of("Features", "Number of features", "0", funnel(
			selection)));
		selection.path().ifPresent(path -> page.sideBySide(() -> addLasso(page, selection, path)));
		if (selection.selected().isEmpty()) return;
		page.table(withDefinitions(result.selection().selected()));
		addSelectedFeatures(page, selection);
	}

	private Map<String, Integer> funnel(final SelectionResult selection) {
		final Map<String, Integer> counts = new LinkedHashMap<>();
		counts.put("extracted", result.data().features().features().size());
		if (result.agreement() != null) counts.put("readers agree", result.agreement().kept().size());
		if (result.robust() != null) counts.put("robust if perturbed", keptByBoth());
		counts.put("differ by outcome", (int) selection.passedScreen());
		if (options.selection().correlationCutoff() < 1) counts.put("not correlated", selection.candidates().length);
		counts.put("chosen by the lasso", selection.selected().size());
		return counts;
	}

	private int keptByBoth() {
		final List<String> robust = result.robust().kept();
		return result.agreement() == null ? robust.size() : (int) result.agreement().kept().stream().filter(robust::contains)
			.count();
	}

	private void addLasso(final HtmlReport page, final SelectionResult selection, final ElasticNetPath path) {
		final CrossValidation validation = selection.crossValidation().orElseThrow();
		figure(page, "lasso_cv", "Cross-validation error with its standard error; dashed: the minimum and the 1-SE choice", LassoChart
			.crossValidation("Cross-validation " + validation.measure(), validation.lambdas(), validation.means(), validation
				.errors(), validation.lambdaMinimum(), validation.lambdaOneSe()));
		figure(page, "lasso_path", "Coefficients along the penalty; dashed: the chosen one", pathChart(selection, path));
	}

	/** The selected features with what they are. */
	private CsvTable withDefinitions(final CsvTable selected) {
		final Map<String, FeatureInfo> catalogue = new LinkedHashMap<>();
		if (options.manifest() != null) options.featureSet().features().forEach(info -> catalogue.put(info.id(), info));
		if (catalogue.isEmpty()) return selected;
		final List<String> header = new ArrayList<>(selected.header());
		header.add("definition");
		final List<List<String>> rows = new ArrayList<>();
		for (final List<String> row : selected.rows()) {
			final FeatureInfo info = catalogue.get(row.get(0));
			final List<String> cells = new ArrayList<>(row);
			cells.add(info == null ? "" : info.displayName() + ": " + info.definition());
			rows.add(cells);
		}
		return new CsvTable(selected.source(), header, rows);
	}

	private void addSelectedFeatures(final HtmlReport page, final SelectionResult selection) {
		final List<String> names = selection.selectedIds();
		final double[][] columns = result.data().columns(Cohort.TRAINING);
		final double[][] values = new double[names.size()][];
		for (int j = 0; j < values.length; j++) values[j] = standardized(columns[result.data().features().features().indexOf(names
			.get(j))]);
		page.sideBySide(() -> {
			figure(page, "distributions", "The selected features by outcome in the training cohort: patients as points, quartiles as " +
				"lines", DistributionChart.of("Selected features by outcome", names, values, result.data().positive(
					Cohort.TRAINING), List.of(result.data().outcome().inWords(false), result.data().outcome().inWords(true))));
			if (names.size() > 1 && names.size() <= MOST_CORRELATED) figure(page, "correlations",
				"Spearman's correlations of the selected features in the training cohort", HeatMapChart.of("Correlations", names,
					correlations(values)));
		});
	}

	private static double[] standardized(final double[] values) {
		final double[] present = Arrays.stream(values).filter(Double::isFinite).toArray();
		final double mean = Arrays.stream(present).average().orElse(Double.NaN);
		final double variance = Arrays.stream(present).map(value -> (value - mean) * (value - mean)).sum() / (present.length - 1);
		return Arrays.stream(values).map(value -> (value - mean) / Math.sqrt(variance)).toArray();
	}

	private static double[][] correlations(final double[][] values) {
		final double[][] matrix = new double[values.length][values.length];
		for (int i = 0; i < values.length; i++) {
			matrix[i][i] = 1;
			for (int j = 0; j < i; j++) {
				matrix[i][j] = CorrelationTest.spearman(values[i], values[j], Alternative.TWO_SIDED,
					CorrelationTest.Method.ASYMPTOTIC).estimate();
				matrix[j][i] = matrix[i][j];
			}
		}
		return matrix;
	}

	private static JFreeChart pathChart(final SelectionResult selection, final ElasticNetPath path) {
		final int[] ever = SelectionStep.everNonZero(path);
		final double[][] coefficients = new double[ever.length][path.size()];
		for (int step = 0; step < path.size(); step++) {
			final double[] all = path.coefficients(step);
			for (int j = 0; j < ever.length; j++) coefficients[j][step] = all[ever[j]];
		}
		final List<String> names = Arrays.stream(ever).mapToObj(k -> selection.ids().get(selection.candidates()[k])).toList();
		return LassoChart.path(names, path.lambdas(), coefficients, selection.lambda());
	}

	private void addModels(final HtmlReport page) {
		page.heading("Models").paragraph(options.learner().description() + " (" + options.learner().label() +
			") on z-scored features and coded clinical variables.").table(options.learner().isTuned() ? coefficients : ShortTable.of(
				coefficients, List.of("model", "term", "coefficient:", "standard_error", "p", "odds_ratio")));
		if (options.learner().isTuned()) addTuning(page);
		final RiskModel model = result.models().getOrDefault(ModelKind.INTEGRATED, result.models().get(ModelKind.RADIOMICS));
		final List<NomogramChart.Variable> variables = model == null || !model.hasCoefficients() ? List.of() : nomogram(model);
		if (!variables.isEmpty()) figure(page, "nomogram", "Nomogram of the " + model.kind().word() + " model: the points of " +
			"each value above it on the first line, their sum on the last but one, the probability below", NomogramChart.of(
				"Nomogram, " + model.kind().word() + " model", model.intercept().coefficient(), variables));
	}

	private static List<NomogramChart.Variable> nomogram(final RiskModel model) {
		final List<NomogramChart.Variable> variables = new ArrayList<>();
		for (final Term term : model.terms()) {
			if (Double.isNaN(term.coefficient()) || term.coefficient() == 0 || !(term.trainingMinimum() < term.trainingMaximum()))
				continue;
			variables.add(new NomogramChart.Variable(term.name(), term.trainingMinimum(), term.trainingMaximum(), term
				.contribution(term.trainingMinimum()), term.contribution(term.trainingMaximum())));
		}
		return variables;
	}

	private void addTuning(final HtmlReport page) {
		page.paragraph("The learner was tuned inside the training cohort, by the binomial deviance of patients held out in a " +
			"cross-validation; tuning.csv has every setting. Such a learner fits its own patients closely, so its figures on the " +
			"training cohort say little; those of the held-out patients are here:").table(TrainingStep.chosen(result.models()));
		if (!result.models().values().stream().allMatch(RiskModel::hasCoefficients)) page.paragraph(
			"The permutation importance of a term is the fall of the training AUC when its values are shuffled among the patients.");
	}

	private void addEvaluation(final HtmlReport page) {
		page.heading("Evaluation");
		page.sideBySide(() -> {
			for (final Cohort cohort : Cohort.values()) {
				final Map<String, RocCurve> curves = result.evaluation().curves().get(cohort);
				if (!curves.isEmpty()) figure(page, "roc_" + cohort.word(), "ROC curves, " + cohort.word() + " cohort", RocChart.of(
					"ROC curves, " + cohort.word() + " cohort", curves, intervals(cohort)));
			}
		});
		page.table(ShortTable.of(result.evaluation().metrics(), List.of("model", "cohort", "patients", "positives", "auc", "accuracy",
			"f1", "sensitivity", "specificity", "ppv", "npv"))).paragraph(
				"Intervals of the AUC are DeLong's, those of proportions exact; metrics.csv has the bootstrap's, too. DeLong's test of " +
					"each pair of models:").table(ShortTable.of(result.evaluation().comparison(), List.of("cohort", "model_a", "model_b",
						"patients", "auc_a", "auc_b", "difference:", "z", "p", "remark"))).paragraph("Calibration:").table(ShortTable.of(
							result.evaluation().calibration(), List.of("model", "cohort", "brier", "slope", "in_the_large",
								"hosmer_lemeshow_p", "nagelkerke_r2", "mean_error", "remark")));
		page.sideBySide(() -> addCurves(page, Cohort.VALIDATION));
		page.paragraph("What the first of two models changes for the patients (NRI, IDI):").table(result.evaluation()
			.reclassification());
	}

	/** The intervals of the areas by model. */
	private Map<String, String> intervals(final Cohort cohort) {
		final CsvTable metrics = result.evaluation().metrics();
		final int lower = metrics.header().indexOf("auc_lower"), upper = metrics.header().indexOf("auc_upper");
		final Map<String, String> intervals = new LinkedHashMap<>();
		for (final List<String> row : metrics.rows()) {
			if (row.get(1).equals(cohort.word()) && !row.get(lower).isEmpty()) intervals.put(row.get(0), String.format(
				java.util.Locale.ROOT, "%.2f to %.2f", Double.valueOf(row.get(lower)), Double.valueOf(row.get(upper))));
		}
		return intervals;
	}

	private void addCurves(final HtmlReport page, final Cohort cohort) {
		final Map<String, CurveChart.Curve> calibration = curves(result.evaluation().calibrationCurves(), cohort, "predicted",
			"observed"), decisions = curves(result.evaluation().decisions(), cohort, "threshold", "net_benefit");
		if (!calibration.isEmpty()) figure(page, "calibration", "Calibration, " + cohort.word() +
			" cohort; dashed: predicted as observed", CurveChart.calibration("Calibration, " + cohort.word() + " cohort",
				calibration));
		if (decisions.isEmpty()) return;
		decisions.put("treat all", curves(result.evaluation().decisions(), cohort, "threshold", "treat_all").values().iterator()
			.next());
		figure(page, "decision", "Decision curves, " + cohort.word() + " cohort; dashed: treat nobody", CurveChart.decision(
			"Decision curves, " + cohort.word() + " cohort", decisions));
	}

	private static Map<String, CurveChart.Curve> curves(final CsvTable table, final Cohort cohort, final String x,
		final String y)
	{
		final int xColumn = table.header().indexOf(x), yColumn = table.header().indexOf(y);
		final Map<String, List<List<String>>> byModel = new LinkedHashMap<>();
		for (final List<String> row : table.rows()) {
			if (row.get(1).equals(cohort.word())) byModel.computeIfAbsent(row.get(0), key -> new ArrayList<>()).add(row);
		}
		final Map<String, CurveChart.Curve> curves = new LinkedHashMap<>();
		byModel.forEach((model, rows) -> curves.put(model, new CurveChart.Curve(numbers(rows, xColumn), numbers(rows, yColumn))));
		return curves;
	}

	private static double[] numbers(final List<List<String>> rows, final int column) {
		return rows.stream().mapToDouble(row -> CsvTable.number(row.get(column), "curve")).toArray();
	}

	private void addResampling(final HtmlReport page) {
		final Path frequencies = StudyFolder.SELECTION_FREQUENCY.in(options.folder()), figures = StudyFolder.RESAMPLING.in(options
			.folder());
		if (!Files.exists(figures)) return;
		page.heading("Resampling of the training cohort").paragraph(
			"The whole path from the screen on, repeated inside the training cohort; resampling.json says how.").table(ShortTable
				.transposed(CsvTable.read(figures)));
		final Map<String, Double> shares = new LinkedHashMap<>();
		final CsvTable table = CsvTable.read(frequencies);
		final List<String> features = table.cells("feature"), share = table.cells("share");
		for (int i = 0; i < Math.min(MOST_FREQUENT, features.size()); i++) {
			if (!share.get(i).isEmpty() && Double.parseDouble(share.get(i)) > 0) shares.put(features.get(i), Double.valueOf(share.get(
				i)));
		}
		if (!shares.isEmpty()) figure(page, "selection_frequency", "How often the resampled studies chose a feature", BarChart.of(
			"Selection frequency", "Share of the resampled studies", "0.00", shares));
	}
}
