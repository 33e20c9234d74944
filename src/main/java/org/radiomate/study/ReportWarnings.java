package org.radiomate.study;

import org.radiomate.model.ModelKind;
import org.radiomate.model.RiskModel;
import org.radiomate.selection.SelectionResult;
import org.radiomate.table.AgreementTable;
import org.radiomate.table.Cohort;
import org.radiomate.table.CsvTable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What a reviewer would object to: each a sentence on what is so, and one on what to do. */
final class ReportWarnings {

	private static final int EVENTS_PER_VARIABLE = 10, EVENTS_PER_FOLD = 5, READ_TWICE = 30;
	private static final double FALL = 0.1, RARELY = 0.5;

	private final PipelineOptions options;
	private final StudyPipeline.Result result;
	private final List<String> sentences = new ArrayList<>();

	private ReportWarnings(final PipelineOptions options, final StudyPipeline.Result result) {
		this.options = options;
		this.result = result;
	}

	/** The warnings that a study has earned. */
	static List<String> of(final PipelineOptions options, final StudyPipeline.Result result) {
		final ReportWarnings warnings = new ReportWarnings(options, result);
		warnings.addSelection();
		warnings.addModels();
		warnings.addEvaluation();
		warnings.addAgreement();
		return warnings.sentences;
	}

	private int events(final Cohort cohort) {
		int positives = 0;
		final boolean[] positive = result.data().positive(cohort);
		for (final boolean p : positive) if (p) positives++;
		return Math.min(positives, positive.length - positives);
	}

	private void addSelection() {
		final SelectionResult selection = result.selection().result();
		if (selection.selected().isEmpty()) sentences.add("No feature was selected: in these data the features say nothing about " +
			"the outcome that holds in cross-validation. The radiomics model knows the frequency of the outcome only; do not look " +
			"for settings that select something.");
		final int perFold = events(Cohort.TRAINING) / options.selection().folds();
		if (perFold < EVENTS_PER_FOLD && selection.crossValidation().isPresent()) sentences.add(
			"A fold of the cross-validation holds fewer than " + EVENTS_PER_FOLD + " patients of the rarer class (about " + perFold +
				"). The choice of the penalty may change with the seed; use fewer folds or more patients.");
		final List<String> rare = rarelyChosen(selection.selectedIds());
		if (!rare.isEmpty()) sentences.add("Selected here, but chosen in less than half of the resampled studies: " + String.join(
			", ", rare) + ". Do not read meaning into these features.");
	}

	private List<String> rarelyChosen(final List<String> selected) {
		final java.nio.file.Path file = StudyFolder.SELECTION_FREQUENCY.in(options.folder());
		if (!java.nio.file.Files.exists(file)) return List.of();
		final CsvTable table = CsvTable.read(file);
		final List<String> features = table.cells("feature"), shares = table.cells("share");
		return selected.stream().filter(id -> !features.contains(id) || CsvTable.number(shares.get(features.indexOf(id)), file
			.toString()) < RARELY).toList();
	}

	private void addModels() {
		for (final Map.Entry<ModelKind, RiskModel> model : result.models().entrySet()) {
			final int terms = model.getValue().terms().size(), events = events(Cohort.TRAINING);
			if (terms > 0 && events < EVENTS_PER_VARIABLE * terms) sentences.add("The " + model.getKey().word() + " model has " +
				terms + (terms == 1 ? " variable for " : " variables for ") + events + " training patients of the rarer class, " +
				"less than ten for each. Its coefficients and its AUC in training are too good to be true; use fewer variables, or " +
				"a penalised learner.");
			model.getValue().warnings().stream().filter(warning -> warning.toLowerCase(Locale.ROOT).contains("separat")).forEach(
				warning -> sentences.add("The " + model.getKey().word() + " model: " + warning));
		}
	}

	private void addEvaluation() {
		final CsvTable metrics = result.evaluation().metrics();
		for (final ModelKind kind : result.models().keySet()) {
			final double training = figure(metrics, kind, Cohort.TRAINING, "auc"), validation = figure(metrics, kind,
				Cohort.VALIDATION, "auc"), lower = figure(metrics, kind, Cohort.VALIDATION, "auc_lower");
			if (lower <= 0.5) sentences.add(String.format(Locale.ROOT, "The 95 %% interval of the %s model's AUC in validation begins " +
				"at %.2f, so that it may be no better than chance. It takes more patients to tell.", kind.word(), lower));
			if (training - validation > FALL) sentences.add(String.format(Locale.ROOT, "The %s model's AUC falls from %.2f in training " +
				"to %.2f in validation, as that of an overfitted model does. Trust the second figure.", kind.word(), training,
				validation));
		}
		final int events = events(Cohort.VALIDATION);
		if (events < EVENTS_PER_VARIABLE) sentences.add("The validation cohort has only " + events +
			" patients of the rarer class. Every figure of validation is uncertain; read the intervals.");
	}

	private static double figure(final CsvTable metrics, final ModelKind kind, final Cohort cohort, final String column) {
		for (final List<String> row : metrics.rows()) {
			if (row.get(0).equals(kind.word()) && row.get(1).equals(cohort.word())) return CsvTable.number(row.get(metrics.header()
				.indexOf(column)), "metrics");
		}
		return Double.NaN;
	}

	private void addAgreement() {
		if (result.agreement() == null) {
			sentences.add("Every patient was read once, so nobody knows which features a second reader would confirm. " + (result
				.robust() == null ? "Let some patients be read twice, or set 'robustness'." : "That features stay when contours are " +
					"perturbed makes it more likely, but shows no agreement of readers."));
			return;
		}
		final OptionalInt fewest = result.agreement().rows().stream().flatMap(row -> Stream.of(row.within(), row.between())).filter(
			agreement -> !agreement.equals(AgreementTable.Agreement.NOT_MEASURED)).mapToInt(AgreementTable.Agreement::patients).min();
		if (fewest.isPresent() && fewest.getAsInt() < READ_TWICE) sentences.add("Only " + fewest.getAsInt() +
			" patients were read twice; intraclass correlations from so few are uncertain (their intervals are in agreement.csv). " +
			"About 30 are the usual advice.");
	}
}
