package org.radiomate.study;

import org.jfree.chart.JFreeChart;
import org.radiomate.evaluation.RocCurve;
import org.radiomate.model.RiskModel;
import org.radiomate.report.AgreementChart;
import org.radiomate.report.ChartFile;
import org.radiomate.report.HtmlReport;
import org.radiomate.report.LassoChart;
import org.radiomate.report.RocChart;
import org.radiomate.selection.CrossValidation;
import org.radiomate.selection.ElasticNetPath;
import org.radiomate.selection.SelectionResult;
import org.radiomate.table.Cohort;
import org.radiomate.task.Software;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The report of a study: its tables and charts in the order of the steps.
 *
 * @param options how the study was run
 * @param result what it found
 */
record StudyReport(PipelineOptions options, StudyPipeline.Result result) {

	/** Writes the figures and the page. */
	void write() {
		final HtmlReport page = new HtmlReport("Radiomics study");
		addData(page);
		addAgreement(page);
		addSelection(page);
		addModels(page);
		addEvaluation(page);
		if (!result.problems().rows().isEmpty()) page.heading("Remarks").table(result.problems());
		page.heading("How it was made").paragraph(Software.nameAndVersion() + ", seed " + options.splitter().seed() +
			". Every option is in run.json. Tables here are rounded; the CSV files have all digits.");
		page.write(StudyFolder.REPORT.in(options.folder()));
	}

	private void figure(final HtmlReport page, final String name, final String caption, final JFreeChart chart) {
		final Path figures = StudyFolder.FIGURES.in(options.folder());
		ChartFile.write(figures, name, chart);
		page.figure(StudyFolder.FIGURES.fileName() + "/" + name + ".svg", caption);
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
		return cohort.word() + " cohort: " + positive.length + " patients, " + positives + " positive";
	}

	private void addAgreement(final HtmlReport page) {
		if (result.agreement() == null) return;
		page.heading("Reader agreement").paragraph(result.agreement().summary());
		figure(page, "agreement", "Intraclass correlation of each feature, best first; dashed: the cutoff", AgreementChart.of(
			result.agreement()));
	}

	private void addSelection(final HtmlReport page) {
		final SelectionResult selection = result.selection().result();
		page.heading("Feature selection").paragraph(result.selection().summary());
		selection.path().ifPresent(path -> {
			final CrossValidation validation = selection.crossValidation().orElseThrow();
			figure(page, "lasso_cv", "Cross-validation error; dashed: the minimum and the 1-SE choice", LassoChart.crossValidation(
				"Cross-validation " + validation.measure(), validation.lambdas(), validation.means(), validation.errors(),
				validation.lambdaMinimum(), validation.lambdaOneSe()));
			figure(page, "lasso_path", "Coefficients along the penalty; dashed: the chosen one", pathChart(selection, path));
		});
		if (!selection.selected().isEmpty()) page.table(result.selection().selected());
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
			") on z-scored features and coded clinical variables.").table(CoefficientTable.of(result.models(), result
				.data()));
		if (options.learner().isTuned()) addTuning(page);
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
		for (final Cohort cohort : Cohort.values()) {
			final Map<String, RocCurve> curves = result.evaluation().curves().get(cohort);
			if (!curves.isEmpty()) figure(page, "roc_" + cohort.word(), "ROC curves, " + cohort.word() + " cohort", RocChart.of(
				"ROC curves, " + cohort.word() + " cohort", curves));
		}
		page.table(result.evaluation().metrics()).paragraph("DeLong's test of each pair of models:").table(result.evaluation()
			.comparison()).paragraph("Calibration:").table(result.evaluation().calibration()).paragraph(
				"What the first of two models changes for the patients (NRI, IDI):").table(result.evaluation().reclassification());
	}
}
