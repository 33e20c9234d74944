package org.radiomate.command;

import ij.measure.ResultsTable;

import org.radiomate.imagej.Tables;
import org.radiomate.inference.IccForm;
import org.radiomate.inference.StepwiseLogistic;
import org.radiomate.model.Learner;
import org.radiomate.model.ThresholdRule;
import org.radiomate.selection.Family;
import org.radiomate.selection.FeatureAgreement;
import org.radiomate.selection.LambdaRule;
import org.radiomate.selection.SelectionOptions;
import org.radiomate.study.AgreementStep;
import org.radiomate.study.ModellingData;
import org.radiomate.study.SelectionStep;
import org.radiomate.study.StudyTables;
import org.radiomate.study.TrainingStep;
import org.radiomate.study.resampling.AgreementFilter;
import org.radiomate.study.resampling.ModellingPath;
import org.radiomate.study.resampling.ResamplingMethod;
import org.radiomate.study.resampling.ResamplingOptions;
import org.radiomate.study.resampling.ResamplingRecord;
import org.radiomate.study.resampling.ResamplingStep;
import org.radiomate.table.AgreementTable;
import org.radiomate.table.RobustnessTable;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Repeats the whole path from tables to models on resampled patients, for honest figures of its performance. */
@Plugin(type = Command.class, label = "Resample Radiomic Models...", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Study Steps", weight = 2), @Menu(label = "Resample Radiomic Models...", weight = 15) })
public final class ResampleModels extends ModellingCommand {

	@Parameter(label = "Method", persist = false, choices = { "nested cross-validation", "bootstrap", "permutation" },
		description = "AUC of patients held out, optimism of the AUC, or a test of the AUC against shuffled outcomes")
	private String method = "nested cross-validation";

	@Parameter(label = "Resampled patients", persist = false, choices = { "training", "all" },
		description = "Those of the training cohort (all of them if there is no split), or all in spite of a split")
	private String cohort = "training";

	@Parameter(label = "Outer folds", persist = false, min = "2", description = "Nested cross-validation and permutation: folds that hold patients out")
	private int outerfolds = 5;

	@Parameter(label = "Repeats", persist = false, min = "1",
		description = "Nested cross-validation and permutation: how often, each with other folds; with permutation 1 is fast")
	private int repeats = 5;

	@Parameter(label = "Resamples", persist = false, min = "1", description = "Bootstrap samples or permutations")
	private int resamples = 200;

	@Parameter(label = "Stratify", persist = false, description = "Whether a bootstrap sample has each class in its original number")
	private boolean stratify;

	@Parameter(label = "Agreement table", persist = false, style = "open", required = false,
		description = "agreement.csv: only the features that it keeps are looked at in every resample")
	private String agreementtable = "";

	@Parameter(label = "Robustness table", persist = false, style = "open", required = false,
		description = "robustness.csv: only the features that it keeps are looked at in every resample")
	private String robustnesstable = "";

	@Parameter(label = "Readings", persist = false, style = "open", required = false,
		description = "Instead of an agreement table: features.csv with repeated readings, to measure agreement anew in every resample")
	private String readings = "";

	@Parameter(label = "ICC form", persist = false, choices = { "ICC(1,1)", "ICC(2,1)", "ICC(3,1)", "ICC(1,k)", "ICC(2,k)", "ICC(3,k)" },
		description = "With readings: the form of the intraclass correlation")
	private String form = "ICC(2,1)";

	@Parameter(label = "ICC cutoff", persist = false, min = "0", max = "1", stepSize = "0.05",
		description = "With readings: a feature is kept if its ICC is above this, within and between readers")
	private double agreementcutoff = 0.75;

	@Parameter(label = "Significance", persist = false, min = "0", max = "1", stepSize = "0.01",
		description = "P value below which a feature passes the univariate screen")
	private double significance = 0.05;

	@Parameter(label = "Correlation cutoff", persist = false, min = "0", max = "1", stepSize = "0.05",
		description = "Of two features with a higher Spearman correlation the one with the larger P is dropped; 1 is off")
	private double correlationcutoff = 1;

	@Parameter(label = "Lasso family", persist = false, choices = { "binomial", "gaussian" }, description = "The likelihood of the lasso")
	private String family = "binomial";

	@Parameter(label = "Inner folds", persist = false, min = "3", description = "Folds of the lasso's cross-validation inside each resample")
	private int innerfolds = 10;

	@Parameter(label = "Lambda", persist = false, choices = { "1-SE", "minimum" },
		description = "The penalty: the largest within one standard error of the best, or the best")
	private String rule = "1-SE";

	@Parameter(label = "Stepwise", persist = false, choices = { "none", "backward", "forward", "both" },
		description = "Let variables enter or leave the models by Akaike's criterion")
	private String stepwise = "none";

	@Parameter(label = "Learner", persist = false, choices = { "logistic", "firth", "ridge logistic", "random forest", "gradient boosting",
		"svm" }, description = "Logistic regression by maximum likelihood or Firth's, or a learner tuned inside the training cohort")
	private String learner = "logistic";

	@Parameter(label = "Seed", persist = false, description = "The seed of all folds, samples and shuffles")
	private long seed = 1;

	@Parameter(label = "Threads", persist = false, min = "0", description = "How many resamples at once; 0 for as many as there are processors")
	private int threads;

	@Parameter(label = "Output folder", persist = false, style = "directory", description = "Where resampling.csv and its companions go")
	private String outputdir = "";

	@Parameter(label = "Resampled performance", type = ItemIO.OUTPUT)
	private ResultsTable performance;

	@Parameter(label = "Selection frequency", type = ItemIO.OUTPUT)
	private ResultsTable frequency;

	@Parameter(label = "Remark", type = ItemIO.OUTPUT)
	private String remark;

	@Override
	void execute(final Progress progress) {
		final Path folder = outputFolder(outputdir);
		final Path agreement = optionalFile(agreementtable, "agreementtable");
		if (agreement != null && !readings.isBlank()) throw new ProblemException(
			"Both 'agreementtable' and 'readings' are given. Give the one to use.");
		final StudyTables tables = tables();
		final ResamplingStep step = new ResamplingStep(path(tables), options());
		final Path robustness = optionalFile(robustnesstable, "robustnesstable");
		final ModellingData all = tables.readAlsoUnsplit(), data = robustness == null ? all : all.keeping(RobustnessTable.readKept(
			robustness));
		final ResamplingStep.Resampling resampling = step.run(agreement == null ? data : data.keeping(AgreementTable.readKept(
			agreement)), progress);
		step.write(folder, resampling, tables, record(agreement, robustness));
		performance = Tables.of(resampling.figures());
		frequency = Tables.of(resampling.frequencies());
		remark = resampling.summary();
	}

	private ModellingPath path(final StudyTables tables) {
		final SelectionOptions selection = SelectionOptions.defaults().withSignificance(significance).withCorrelationCutoff(
			correlationcutoff).withFamily(Family.parse(family)).withFolds(innerfolds).withRule(LambdaRule.parse(rule)).withSeed(
				seed);
		final AgreementFilter filter = readings.isBlank() ? AgreementFilter.NONE : AgreementFilter.refitted(
			new FeatureAgreement(IccForm.parse(form), agreementcutoff), AgreementStep.read(readings, tables.idColumn()), tables
				.reader());
		return new ModellingPath(filter, new SelectionStep(selection), TrainingStep.of(Learner.of(learner),
			StepwiseLogistic.Direction.parse(stepwise), ThresholdRule.parse("0.5"), tables, seed));
	}

	private ResamplingOptions options() {
		return ResamplingOptions.defaults().withMethod(ResamplingMethod.parse(method)).withAllPatients(ResamplingOptions
			.allPatients(cohort)).withOuterFolds(outerfolds).withRepeats(repeats).withResamples(resamples).withStratified(
				stratify).withSeed(seed).withThreads(threads);
	}

	private ResamplingRecord.Agreement record(final Path agreement, final Path robustness) {
		if (readings.isBlank()) return ResamplingRecord.Agreement.ofTables(agreement, robustness);
		return new ResamplingRecord.Agreement(Map.of("readings", readings.trim().replaceAll("[^;:]*[/\\\\]", ""), "form", form,
			"agreementcutoff", agreementcutoff), List.of()).with("robustnesstable", robustness);
	}
}
