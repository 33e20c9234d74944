package org.radiomate.study;

import org.radiomate.table.Cohort;
import org.radiomate.table.CsvTable;
import org.radiomate.task.Software;

import java.util.ArrayList;
import java.util.List;

/**
 * The items of TRIPOD+AI that the software can answer (Collins GS et al., BMJ 2024;385:e078378,
 * doi:10.1136/bmj-2023-078378), with the parts of CLEAR that belong to them (Kocak B et al., Insights Imaging 2023;14:75,
 * doi:10.1186/s13244-023-01415-8).
 */
final class ReportingChecklist {

	/** What only the authors know. */
	static final List<String> FOR_THE_AUTHORS = List.of("Title, abstract, background and objectives (1 to 4)",
		"Source, dates and representativeness of the data (5)", "Setting, eligibility and treatment (6)",
		"Why and how the outcome was assessed, and by whom (8)", "Scanner, protocol, contrast phase and who drew the contours (9; CLEAR)",
		"How the sample size was arrived at (10)", "Fairness, ethics, funding, registration and data sharing (14, 17, 18)",
		"Patient and public involvement (19)", "Interpretation, limitations and usability (25 to 27)");

	private ReportingChecklist() {}

	/** Item and answer. */
	static CsvTable of(final PipelineOptions options, final StudyPipeline.Result result) {
		final List<List<String>> rows = new ArrayList<>();
		rows.add(List.of("7 Data preparation", options.manifest() == null ? "Features were read from a table." :
			"Image processing is written out in the feature set, and per image in features.json."));
		rows.add(List.of("8 Outcome", "Column '" + options.outcome().column() + "', positive class " + result.data().outcome()
			.inWords(true) + "."));
		rows.add(List.of("9 Predictors", result.data().features().features().size() + " features; clinical variables: " + (options
			.variables().isEmpty() ? "none" : options.variables().text()) + "."));
		rows.add(List.of("10 Sample size", "Training " + result.data().patients(Cohort.TRAINING).size() + ", validation " + result
			.data().patients(Cohort.VALIDATION).size() + " patients; events for each variable: see the warnings."));
		rows.add(List.of("11 Missing data", result.selection().result().leftOut().size() +
			" features were left out for a missing training value; a patient whose selected value is missing has no prediction."));
		rows.add(List.of("12 Analytical methods", "See 'Methods'; all options in run.json; coefficients in coefficients.csv."));
		rows.add(List.of("13 Class imbalance", "Nothing was done to the classes; the split is " + (options.splitter().stratified()
			? "stratified by outcome." : "not stratified.")));
		rows.add(List.of("15 Model output", "A probability, and a class from the threshold " + options.threshold().text() + " on."));
		rows.add(List.of("16 Training versus evaluation", "Both cohorts side by side in the tables; selection, scaling and threshold " +
			"come from the training cohort alone."));
		rows.add(List.of("18 Open science", "Software " + Software.nameAndVersion() +
			"; run.json re-runs the study; models/ holds the models."));
		rows.add(List.of("20 Participants", "Flow of patients in flow.csv, characteristics in description.csv."));
		rows.add(List.of("21 Model development", "Patients and events of each model are in its file and in metrics.csv."));
		rows.add(List.of("22 Model specification", "Full model with intercept, centring, scaling and coding in models/*.json."));
		rows.add(List.of("23 Model performance", "AUC, figures of the confusion matrix and calibration with intervals, by cohort."));
		rows.add(List.of("24 Model updating", "None."));
		rows.add(List.of("CLEAR: reproducibility of features", result.agreement() == null ? "Not measured: one reading of each " +
			"patient." : result.agreement().summary()));
		if (result.robust() != null) rows.add(List.of("CLEAR: robustness of features", result.robust().summary()));
		return new CsvTable("checklist", List.of("item", "answer"), rows);
	}
}
