package org.radiomate.command;

import ij.measure.ResultsTable;

import org.radiomate.feature.FeatureSet;
import org.radiomate.imagej.CommandInputs;
import org.radiomate.imagej.CommandLauncher;
import org.radiomate.imagej.ContourFiles;
import org.radiomate.imagej.ImageFiles;
import org.radiomate.imagej.Tables;
import org.radiomate.inference.IccForm;
import org.radiomate.inference.StepwiseLogistic;
import org.radiomate.model.ClinicalCoding;
import org.radiomate.model.Learner;
import org.radiomate.model.ThresholdRule;
import org.radiomate.selection.Family;
import org.radiomate.selection.FeatureAgreement;
import org.radiomate.selection.FeatureRobustness;
import org.radiomate.selection.LambdaRule;
import org.radiomate.selection.SelectionOptions;
import org.radiomate.study.AgreementStep;
import org.radiomate.study.CentreSplit;
import org.radiomate.study.CohortSplitter;
import org.radiomate.study.ExtractionOptions;
import org.radiomate.study.OptionsFile;
import org.radiomate.study.PipelineOptions;
import org.radiomate.study.StudyFolder;
import org.radiomate.study.StudyLock;
import org.radiomate.study.StudyPipeline;
import org.radiomate.study.check.StudyCheck;
import org.radiomate.study.resampling.PipelineResampling;
import org.radiomate.study.robustness.PerturbationOptions;
import org.radiomate.study.robustness.PipelineRobustness;
import org.radiomate.task.ProblemList;
import org.radiomate.task.Progress;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Runs a whole study: extraction, reader agreement, split, selection, three models, evaluation, report. */
@Plugin(type = Command.class, label = "Run Radiomics Pipeline...", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Run Radiomics Pipeline...", weight = 40) })
public final class RunPipeline extends DialogCommand {

	/** What a file of options cannot say of the run that reads it. */
	private static final Set<String> NOT_IN_FILES = Set.of("optionsfile", "dryrun", "outputdir", "threads", "resume");

	/** Parameters in whose place another may be given. */
	private static final List<Set<String>> ALTERNATIVES = List.of(Set.of("manifest", "featuretable"), Set.of("featureset",
		"setfile"), Set.of("splitfile", "splitcolumn", "validationcentre"));

	@Parameter(label = "Manifest", persist = false, style = "open", required = false,
		description = "study.csv with patient, image, contours; leave empty to start from a feature table")
	private String manifest = "";

	@Parameter(label = "Feature table", persist = false, style = "open", required = false,
		description = "Instead of a manifest: features.csv, or any CSV with one row for each patient")
	private String featuretable = "";

	@Parameter(label = "Clinical table", persist = false, style = "open", required = false,
		description = "CSV with the outcome and the clinical variables")
	private String clinicaltable = "";

	@Parameter(label = "Patient column", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED), description = "The column that names the patient in your tables")
	private String idcolumn = "patient";

	@Parameter(label = "Outcome", persist = false, required = false,
		description = "The column of the outcome; with a horizon it may stay empty")
	private String outcome = "";

	@Parameter(label = "Positive class", persist = false, required = false, description = "The label of the positive class; empty means 1")
	private String positive = "";

	@Parameter(label = "Horizon (months)", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED), min = "0", description = RadiomicsCommand.HORIZON)
	private double horizonmonths;

	@Parameter(label = "Clinical variables", persist = false, required = false,
		description = "Such as age; gender:Female|Male; pT:T1<T2<T3 - levels in order with <, without order with |")
	private String variables = "";

	@Parameter(label = "Feature set", persist = false, choices = { "IBEX 352", "IBEX 353", "IBEX 430", "IBEX 2017",
		"IBEX signature 11", "IBSI 2D", "IBSI 2.5D", "IBSI 3D", "IBSI digital phantom",
		"IBSI config A", "IBSI config B", "IBSI config C", "IBSI config D",
		"IBSI config E" }, description = "Which features, with which parameters")
	private String featureset = "IBEX 352";

	@Parameter(label = "Feature set file", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED), style = "open", required = false,
		description = "A feature set of your own (JSON) instead of a built-in one")
	private String setfile = "";

	@Parameter(label = "Reader", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED), required = false, description = "Whose readings to model; empty for the first reader")
	private String reader = "";

	@Parameter(label = "ICC form", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED), choices = { "ICC(1,1)", "ICC(2,1)", "ICC(3,1)", "ICC(1,k)", "ICC(2,k)", "ICC(3,k)" },
		description = "The form of the intraclass correlation")
	private String form = "ICC(2,1)";

	@Parameter(label = "ICC cutoff", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED), min = "0", max = "1", stepSize = "0.05",
		description = "A feature is kept if its ICC is above this, within and between readers")
	private double agreementcutoff = 0.75;

	@Parameter(label = "ICC patients", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED), choices = { "all", "training" },
		description = "All patients read twice, or those of the training cohort only")
	private String agreementcohort = "all";

	@Parameter(label = "Robustness", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED), description = "Also tests features against perturbed contours and images of the training patients, and leaves out those that change")
	private boolean robustness;

	@Parameter(label = "Robustness cutoff", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED), min = "0", max = "1", stepSize = "0.05",
		description = "A feature is kept if its ICC(1,1) over patients and perturbations is above this")
	private double robustnesscutoff = 0.9;

	@Parameter(label = "Grow (mm)", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED), min = "0", stepSize = "0.5", description = GROW)
	private double grow = 1;

	@Parameter(label = "Shrink (mm)", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED), min = "0", stepSize = "0.5", description = SHRINK)
	private double shrink = 1;

	@Parameter(label = "Shift (mm)", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED), min = "0", stepSize = "0.5", description = SHIFT)
	private double shift = 1;

	@Parameter(label = "Roughen (mm)", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED), min = "0", stepSize = "0.5", description = ROUGHEN)
	private double roughen = 1;

	@Parameter(label = "Noise (HU)", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED), min = "0", stepSize = "1", description = NOISE)
	private double noise = 10;

	@Parameter(label = "Dimensions", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED), choices = { "3d", "2d" }, description = DIMENSIONS)
	private String dimensions = "3d";

	@Parameter(label = "Draws", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED), min = "1", description = DRAWS)
	private int draws = 3;

	@Parameter(label = "Training fraction", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED), min = "0", max = "1", stepSize = "0.05",
		description = "The share of patients in the training cohort, unless a split is given")
	private double fraction = 0.7;

	@Parameter(label = "Stratify by outcome", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED), description = "Split both classes in proportion")
	private boolean stratify = true;

	@Parameter(label = "Split file", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED), style = "open", required = false,
		description = "A given split; the column cohort of the clinical table is used too")
	private String splitfile = "";

	@Parameter(label = "Split column", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED), required = false,
		description = "A column of the clinical table, such as the centre, of which one value is the validation cohort")
	private String splitcolumn = "";

	@Parameter(label = "Validation centre", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED), required = false,
		description = "The value in the split column whose patients are the validation cohort")
	private String validationcentre = "";

	@Parameter(label = "Significance", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED), min = "0", max = "1", stepSize = "0.01",
		description = "P value below which a feature passes the univariate screen")
	private double significance = 0.05;

	@Parameter(label = "Correlation cutoff", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED), min = "0", max = "1", stepSize = "0.05",
		description = "Of two features with a higher Spearman correlation the one with the larger P is dropped; 1 is off")
	private double correlationcutoff = 1;

	@Parameter(label = "Lasso family", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED), choices = { "binomial", "gaussian" }, description = "The likelihood of the lasso")
	private String family = "binomial";

	@Parameter(label = "Folds", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED), min = "3", description = "Folds of the cross-validation")
	private int folds = 10;

	@Parameter(label = "Fold file", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED), style = "open", required = false,
		description = "CSV with the columns patient and fold, instead of random folds")
	private String foldfile = "";

	@Parameter(label = "Lambda", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED), choices = { "1-SE", "minimum" },
		description = "The penalty: the largest within one standard error of the best, or the best")
	private String rule = "1-SE";

	@Parameter(label = "Stepwise", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED), choices = { "none", "backward", "forward", "both" },
		description = "Let variables enter or leave the models by Akaike's criterion")
	private String stepwise = "none";

	@Parameter(label = "Learner", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED), choices = { "logistic", "firth", "ridge logistic", "random forest", "gradient boosting",
		"svm" }, description = "Logistic regression by maximum likelihood or Firth's, or a learner tuned inside the training cohort")
	private String learner = "logistic";

	@Parameter(label = "Threshold", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED), description = "0.5, another probability, or youden (of the training cohort)")
	private String threshold = "0.5";

	@Parameter(label = "Resampling", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED), choices = { "none",
		"nested cross-validation", "bootstrap", "permutation" },
		description = "Repeats the whole path on resampled patients of the training cohort, as Resample Radiomic Models does")
	private String resampling = "none";

	@Parameter(label = "Repetitions", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED), min = "0",
		description = "Repeats of the nested cross-validation, bootstrap samples or permutations; 0 for 5 repeats or 200 samples")
	private int repetitions;

	@Parameter(label = "On a problem", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED), choices = { "stop",
		"leave out" }, description = "Whether a patient or reading with a problem stops the study, or is left out and listed in problems.csv")
	private String onproblem = "stop";

	@Parameter(label = "Resume", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED),
		description = "Take over what a run that was stopped has extracted into the output folder; changed files are extracted anew")
	private boolean resume = true;

	@Parameter(label = "Seed", persist = false, description = "The seed of all that is random: split, folds, learner, bootstrap, perturbations, resampling")
	private long seed = 1;

	@Parameter(label = "Threads", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED), min = "0", description = "How many patients at once; 0 for as many as there are processors")
	private int threads;

	@Parameter(label = "Output folder", persist = false, style = "directory", description = "Where the study's files go")
	private String outputdir = "";

	@Parameter(label = "Options file", persist = false, style = "open", required = false,
		description = "run.json of a study, or a JSON object of these parameters; what you set to other than its default overrides it")
	private String optionsfile = "";

	@Parameter(label = "Check only", persist = false,
		description = "Looks at all files, headers, contours, patients and cells, lists every problem, and runs nothing")
	private boolean dryrun;

	@Parameter(label = "Problems", type = ItemIO.OUTPUT)
	private ResultsTable problems;

	@Parameter(label = "Selected features", type = ItemIO.OUTPUT)
	private ResultsTable selected;

	@Parameter(label = "Metrics", type = ItemIO.OUTPUT)
	private ResultsTable metrics;

	@Parameter(label = "Comparisons", type = ItemIO.OUTPUT)
	private ResultsTable comparisons;

	@Parameter(label = "Study", type = ItemIO.OUTPUT)
	private String study;

	@Override
	void execute(final Progress progress) {
		final OptionsFile file = optionsfile.isBlank() ? null : OptionsFile.read(requiredFile(optionsfile, "optionsfile"));
		final List<String> overriding = file == null ? List.of() : new CommandInputs(this, getContext().service(
			CommandService.class).getCommand(getClass())).fill(file, NOT_IN_FILES, ALTERNATIVES);
		final ProblemList wrong = new ProblemList();
		final PipelineOptions options = options(wrong);
		if (file != null) file.compare(options.inputs(), wrong);
		try (StudyLock lock = StudyLock.of(options.folder())) {
			final StudyCheck.Result checked = StudyCheck.of(options, wrong.sentences(), mentioned(), new ImageFiles(),
				new ContourFiles(), progress);
			if (dryrun) tell(checked, options.folder());
			else tell(StudyPipeline.run(options, checked.accept(options.extraction().leaveOut()), new ImageFiles(),
				new ContourFiles(), progress), options.folder());
		}
		if (!overriding.isEmpty()) study = "Other than in " + optionsfile.trim() + ": " + String.join(", ", overriding) + "\n" +
			study;
	}

	/** A finished study keeps its own list. */
	private void tell(final StudyCheck.Result checked, final Path folder) {
		problems = Tables.of(checked.table());
		study = checked.summary();
		if (Files.exists(StudyFolder.RUN.in(folder))) return;
		checked.table().write(StudyFolder.PROBLEMS.in(folder));
		study += " The list is in " + StudyFolder.PROBLEMS.in(folder);
	}

	private void tell(final StudyPipeline.Result result, final Path folder) {
		selected = Tables.of(result.selection().selected());
		metrics = Tables.of(result.evaluation().metrics());
		comparisons = Tables.of(result.evaluation().comparison());
		final String agreement = result.agreement() == null ? "" : result.agreement().summary() + "\n";
		final String robust = result.robust() == null ? "" : result.robust().summary() + "\n";
		final int remarks = result.problems().rows().size();
		study = agreement + robust + result.selection().summary() + "\n" + remarks + (remarks == 1 ? " remark" : " remarks") + " in " +
			StudyFolder.PROBLEMS.in(folder) + "\nModels in " + StudyFolder.MODELS.in(folder) + "\nReport in " + StudyFolder.REPORT.in(
				folder) + ": Show Radiomics Report... opens it";
	}

	/** The options as far as they can be understood; what cannot is kept as a problem, and its default taken to go on. */
	private PipelineOptions options(final ProblemList wrong) {
		final Path folder = outputFolder(outputdir);
		final FeatureSet set = wrong.attempt(() -> featureSet(featureset, setfile), FeatureSet.builtIn("IBEX 352"));
		return new PipelineOptions(file(manifest, "manifest", wrong), file(featuretable, "featuretable", wrong), set, file(
			setfile, "setfile", wrong), extraction(wrong), file(clinicaltable, "clinicaltable", wrong), wrong.attempt(
				() -> required(idcolumn, "idcolumn", "the column that names the patient"), "patient"), wrong.attempt(() -> outcome(
					outcome, positive, horizonmonths), null), wrong.attempt(() -> ClinicalCoding.parse(variables),
						ClinicalCoding.NONE), reader.trim(), new FeatureAgreement(wrong.attempt(() -> IccForm.parse(form), IccForm
							.parse("ICC(2,1)")), agreementcutoff), wrong.attempt(() -> AgreementStep.trainingOnly(agreementcohort), false),
			wrong.attempt(this::robustness, PipelineRobustness.NONE), wrong.attempt(() -> new CohortSplitter(fraction, stratify, seed), new CohortSplitter(0.5, stratify, seed)), file(
				splitfile, "splitfile", wrong), wrong.attempt(() -> CentreSplit.of(splitcolumn, validationcentre), null), wrong
					.attempt(this::selection, SelectionOptions.defaults()), file(foldfile, "foldfile", wrong), wrong.attempt(
						() -> Learner.of(learner), Learner.of("logistic")), wrong.attempt(() -> StepwiseLogistic.Direction.parse(
							stepwise), StepwiseLogistic.Direction.NONE), wrong.attempt(() -> ThresholdRule.parse(threshold), ThresholdRule
								.parse("0.5")), wrong.attempt(() -> PipelineResampling.parse(resampling, repetitions), PipelineResampling
									.parse("none", 0)), folder);
	}

	private List<Path> mentioned() {
		return Stream.of(manifest, featuretable, clinicaltable, setfile, splitfile, foldfile, optionsfile, outputdir).filter(
			text -> !text.isBlank()).map(text -> Path.of(text.trim())).toList();
	}

	private static Path file(final String value, final String parameter, final ProblemList wrong) {
		return wrong.attempt(() -> optionalFile(value, parameter), null);
	}

	private ExtractionOptions extraction(final ProblemList wrong) {
		return ExtractionOptions.defaults().withThreads(threads).withResume(resume).withLeaveOut(wrong.attempt(
			() -> ExtractionOptions.leaveOut(onproblem), false));
	}

	private PipelineRobustness robustness() {
		return new PipelineRobustness(robustness, new PerturbationOptions(grow, shrink, shift, roughen, noise, PerturbationOptions
			.dimensions(dimensions), draws, seed), new FeatureRobustness(robustnesscutoff));
	}

	private SelectionOptions selection() {
		return SelectionOptions.defaults().withSignificance(significance).withCorrelationCutoff(correlationcutoff).withFamily(
			Family.parse(family)).withFolds(folds).withRule(LambdaRule.parse(rule)).withSeed(seed);
	}
}
