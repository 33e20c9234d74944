package org.radiomate.command;

import ij.measure.ResultsTable;

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
import org.radiomate.selection.LambdaRule;
import org.radiomate.selection.SelectionOptions;
import org.radiomate.study.AgreementStep;
import org.radiomate.study.CohortSplitter;
import org.radiomate.study.PipelineOptions;
import org.radiomate.study.StudyFolder;
import org.radiomate.study.StudyPipeline;
import org.radiomate.task.Progress;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import java.nio.file.Path;

/** Runs a whole study: extraction, reader agreement, split, selection, three models, evaluation, report. */
@Plugin(type = Command.class, label = "Run Radiomics Pipeline...", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Run Radiomics Pipeline...") })
public final class RunPipeline extends RadiomicsCommand {

	@Parameter(label = "Manifest", persist = false, style = "open", required = false,
		description = "study.csv with patient, image, contours; leave empty to start from a feature table")
	private String manifest = "";

	@Parameter(label = "Feature table", persist = false, style = "open", required = false,
		description = "Instead of a manifest: features.csv, or any CSV with one row for each patient")
	private String featuretable = "";

	@Parameter(label = "Clinical table", persist = false, style = "open", required = false,
		description = "CSV with the outcome and the clinical variables")
	private String clinicaltable = "";

	@Parameter(label = "Patient column", persist = false, description = "The column that names the patient in your tables")
	private String idcolumn = "patient";

	@Parameter(label = "Outcome", persist = false, required = false,
		description = "The column of the outcome; with a horizon it may stay empty")
	private String outcome = "";

	@Parameter(label = "Positive class", persist = false, required = false, description = "The label of the positive class; empty means 1")
	private String positive = "";

	@Parameter(label = "Horizon (months)", persist = false, min = "0", description = RadiomicsCommand.HORIZON)
	private double horizonmonths;

	@Parameter(label = "Clinical variables", persist = false, required = false,
		description = "Such as age; gender:Female|Male; pT:T1<T2<T3 - levels in order with <, without order with |")
	private String variables = "";

	@Parameter(label = "Feature set", persist = false, choices = { "IBEX 352", "IBEX 353", "IBEX 430", "IBEX 2017",
		"IBEX signature 11" }, description = "Which features, with which parameters")
	private String featureset = "IBEX 352";

	@Parameter(label = "Feature set file", persist = false, style = "open", required = false,
		description = "A feature set of your own (JSON) instead of a built-in one")
	private String setfile = "";

	@Parameter(label = "Reader", persist = false, required = false, description = "Whose readings to model; empty for the first reader")
	private String reader = "";

	@Parameter(label = "ICC form", persist = false, choices = { "ICC(1,1)", "ICC(2,1)", "ICC(3,1)", "ICC(1,k)", "ICC(2,k)", "ICC(3,k)" },
		description = "The form of the intraclass correlation")
	private String form = "ICC(2,1)";

	@Parameter(label = "ICC cutoff", persist = false, min = "0", max = "1", stepSize = "0.05",
		description = "A feature is kept if its ICC is above this, within and between readers")
	private double agreementcutoff = 0.75;

	@Parameter(label = "ICC patients", persist = false, choices = { "all", "training" },
		description = "All patients read twice, or those of the training cohort only")
	private String agreementcohort = "all";

	@Parameter(label = "Training fraction", persist = false, min = "0", max = "1", stepSize = "0.05",
		description = "The share of patients in the training cohort, unless a split is given")
	private double fraction = 0.7;

	@Parameter(label = "Stratify by outcome", persist = false, description = "Split both classes in proportion")
	private boolean stratify = true;

	@Parameter(label = "Split file", persist = false, style = "open", required = false,
		description = "A given split; the column cohort of the clinical table is used too")
	private String splitfile = "";

	@Parameter(label = "Significance", persist = false, min = "0", max = "1", stepSize = "0.01",
		description = "P value below which a feature passes the univariate screen")
	private double significance = 0.05;

	@Parameter(label = "Correlation cutoff", persist = false, min = "0", max = "1", stepSize = "0.05",
		description = "Of two features with a higher Spearman correlation the one with the larger P is dropped; 1 is off")
	private double correlationcutoff = 1;

	@Parameter(label = "Lasso family", persist = false, choices = { "binomial", "gaussian" }, description = "The likelihood of the lasso")
	private String family = "binomial";

	@Parameter(label = "Folds", persist = false, min = "3", description = "Folds of the cross-validation")
	private int folds = 10;

	@Parameter(label = "Fold file", persist = false, style = "open", required = false,
		description = "CSV with the columns patient and fold, instead of random folds")
	private String foldfile = "";

	@Parameter(label = "Lambda", persist = false, choices = { "1-SE", "minimum" },
		description = "The penalty: the largest within one standard error of the best, or the best")
	private String rule = "1-SE";

	@Parameter(label = "Stepwise", persist = false, choices = { "none", "backward", "forward", "both" },
		description = "Let variables enter or leave the models by Akaike's criterion")
	private String stepwise = "none";

	@Parameter(label = "Learner", persist = false, choices = { "logistic", "firth", "ridge logistic", "random forest", "gradient boosting",
		"svm" }, description = "Logistic regression by maximum likelihood or Firth's, or a learner tuned inside the training cohort")
	private String learner = "logistic";

	@Parameter(label = "Threshold", persist = false, description = "0.5, another probability, or youden (of the training cohort)")
	private String threshold = "0.5";

	@Parameter(label = "Seed", persist = false, description = "The seed of the split, the folds and the learner")
	private long seed = 1;

	@Parameter(label = "Threads", persist = false, min = "0", description = "How many patients at once; 0 for as many as there are processors")
	private int threads;

	@Parameter(label = "Output folder", persist = false, style = "directory", description = "Where the study's files go")
	private String outputdir = "";

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
		final StudyPipeline.Result result = StudyPipeline.run(options(), new ImageFiles(), new ContourFiles(), progress);
		selected = Tables.of(result.selection().selected());
		metrics = Tables.of(result.evaluation().metrics());
		comparisons = Tables.of(result.evaluation().comparison());
		study = summary(result);
	}

	private String summary(final StudyPipeline.Result result) {
		final Path folder = outputFolder(outputdir);
		final String agreement = result.agreement() == null ? "" : result.agreement().summary() + "\n";
		return agreement + result.selection().summary() + "\n" + result.problems().rows().size() + " remarks in " +
			StudyFolder.PROBLEMS.in(folder) + "\nModels in " + StudyFolder.MODELS.in(folder) + ", report in " +
			StudyFolder.REPORT.in(folder);
	}

	private PipelineOptions options() {
		return new PipelineOptions(optionalFile(manifest, "manifest"), optionalFile(featuretable, "featuretable"), featureSet(
			featureset, setfile), threads, optionalFile(clinicaltable, "clinicaltable"), idcolumn.trim(), outcome(outcome,
				positive, horizonmonths), ClinicalCoding.parse(variables), reader.trim(),
			new FeatureAgreement(IccForm.parse(form), agreementcutoff), AgreementStep.trainingOnly(agreementcohort),
			new CohortSplitter(fraction, stratify, seed), optionalFile(splitfile, "splitfile"), selection(), optionalFile(foldfile,
				"foldfile"), Learner.of(learner), StepwiseLogistic.Direction.parse(stepwise), ThresholdRule.parse(threshold),
			outputFolder(outputdir));
	}

	private SelectionOptions selection() {
		return SelectionOptions.defaults().withSignificance(significance).withCorrelationCutoff(correlationcutoff).withFamily(
			Family.parse(family)).withFolds(folds).withRule(LambdaRule.parse(rule)).withSeed(seed);
	}
}
