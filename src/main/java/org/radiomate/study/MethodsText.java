package org.radiomate.study;

import org.radiomate.selection.SelectionResult;
import org.radiomate.table.Cohort;
import org.radiomate.task.Software;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The methods paragraph of a paper, written from what was done. */
final class MethodsText {

	private final PipelineOptions options;
	private final StudyPipeline.Result result;

	private MethodsText(final PipelineOptions options, final StudyPipeline.Result result) {
		this.options = options;
		this.result = result;
	}

	/** One paragraph for each part. */
	static List<String> of(final PipelineOptions options, final StudyPipeline.Result result) {
		final MethodsText text = new MethodsText(options, result);
		final List<String> paragraphs = new ArrayList<>();
		if (options.manifest() != null) paragraphs.add(text.extraction());
		if (result.agreement() != null) paragraphs.add(text.agreement());
		paragraphs.add(text.split());
		if (result.robust() != null) paragraphs.add(text.robustness());
		paragraphs.add(text.selection());
		paragraphs.add(text.models());
		return paragraphs;
	}

	private String extraction() {
		return "Features were extracted with " + Software.nameAndVersion() + " by the feature set '" + options.featureSet().name() +
			"' (" + options.featureSet().features().size() + " features). " + options.featureSet().describe().lines().skip(1)
				.reduce((a, b) -> a + " " + b).orElse("");
	}

	private String agreement() {
		return "Agreement within and between readers was measured by the intraclass correlation " + result.agreement().form() +
			(options.agreementOfTraining() ? " on the training cohort" : " on all patients who were read twice") +
			"; features were kept if it exceeded " + result.agreement().cutoff() + " for both kinds of agreement that were measured (" +
			result.agreement().kept().size() + " of " + result.agreement().rows().size() + ").";
	}

	private String robustness() {
		return "Robustness was tested by perturbation (Zwanenburg et al., Sci Rep 2019;9:614): the reading of each training patient was " +
			options.robustness().describe() + ", and the features extracted again (seeds in robustness.json). Features were kept if their " +
			"intraclass correlation " + result.robust().form() + " over patients and perturbations exceeded " + result.robust()
				.cutoff() + " (" + result.robust().kept().size() + " of " + result.robust().rows().size() + ").";
	}

	private String split() {
		final String how = options.splitFile() != null ? "The split into cohorts was given. " : options.centre() != null
			? "Patients of " + options.centre().column() + " '" + options.centre().validation() + "' were the validation cohort. "
			: String.format(Locale.ROOT, "Patients were split at random (training fraction %s, %sseed %d). ", options.splitter()
				.fraction(), options.splitter().stratified() ? "stratified by outcome, " : "", options.splitter().seed());
		return how + cohort(Cohort.TRAINING) + "; " + cohort(Cohort.VALIDATION) +
			". Nothing that scales, tests, selects, fits or sets a threshold saw the validation cohort.";
	}

	private String cohort(final Cohort cohort) {
		final boolean[] positive = result.data().positive(cohort);
		int positives = 0;
		for (final boolean p : positive) if (p) positives++;
		return "The " + cohort.word() + " cohort had " + positive.length + " patients, " + positives + " of them positive (" + result
			.data().outcome().inWords(true) + ")";
	}

	private String selection() {
		final SelectionResult selection = result.selection().result();
		final String filter = options.selection().correlationCutoff() < 1 ? " Of two features with a Spearman correlation above " +
			options.selection().correlationCutoff() + " the one with the larger P was dropped." : "";
		final String lasso = selection.crossValidation().isPresent() ? " The remaining " + selection.candidates().length +
			" entered a lasso (" + options.selection().family() + "), its penalty chosen by " + options.selection().folds() +
			"-fold cross-validation and the rule '" + options.selection().rule().label() + "' (seed " + options.selection().seed() +
			"), which selected " + selection.selected().size() + "." : " None remained for the lasso.";
		return "In the training cohort features were standardised to z-scores and compared between the classes: where both classes " +
			"passed Shapiro and Wilk's test, by Student's or (Bartlett's test) Welch's t test, else by Mann and Whitney's; those with " +
			"P < " + options.selection().significance() + " were kept (" + selection.passedScreen() + " of " + selection.screen()
				.size() + ")." + filter + lasso;
	}

	private String models() {
		final String resampled = java.nio.file.Files.exists(StudyFolder.RESAMPLING.in(options.folder()))
			? " The whole path from the screen on was resampled inside the training cohort (resampling.json says how)." : "";
		return capital(options.learner().description()) + " was trained on the selected features (radiomics), the clinical variables" +
			" (clinical) and both (integrated). A patient was called positive from the threshold on (" + options.threshold().text() +
			"). Areas under the ROC curve have DeLong's 95 % interval and are compared by DeLong's test; proportions have exact " +
			"intervals." + resampled + " All options, versions, hashes of the inputs and seeds are in run.json.";
	}

	private static String capital(final String words) {
		return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
	}
}
