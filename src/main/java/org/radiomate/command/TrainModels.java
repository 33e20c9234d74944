package org.radiomate.command;

import ij.measure.ResultsTable;

import org.radiomate.imagej.Tables;
import org.radiomate.inference.StepwiseLogistic;
import org.radiomate.model.Learner;
import org.radiomate.model.ModelKind;
import org.radiomate.model.RiskModel;
import org.radiomate.model.Signature;
import org.radiomate.model.ThresholdRule;
import org.radiomate.study.CoefficientTable;
import org.radiomate.study.ModellingData;
import org.radiomate.study.SelectionStep;
import org.radiomate.study.StudyFolder;
import org.radiomate.study.StudyTables;
import org.radiomate.study.TrainingStep;
import org.radiomate.table.CsvTable;
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

/** Trains the radiomics, clinical and integrated models on the training cohort. */
@Plugin(type = Command.class, label = "Train Radiomic Models...", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Study Steps", weight = 2), @Menu(label = "Train Radiomic Models...", weight = 13) })
public final class TrainModels extends ModellingCommand {

	private static final String NO_SIGNATURE = "none";

	@Parameter(label = "Selected features", persist = false, style = "open", required = false,
		description = "selected.csv, or any CSV with the column feature; leave empty to use a signature")
	private String selectedfile = "";

	@Parameter(label = "Signature", persist = false, choices = { NO_SIGNATURE, "oesophageal recurrence (11 features)" },
		description = "A published list of features instead of a file, with its clinical variables where Clinical variables is empty")
	private String signature = NO_SIGNATURE;

	@Parameter(label = "Stepwise", persist = false, choices = { "none", "backward", "forward", "both" },
		description = "Let variables enter or leave by Akaike's criterion")
	private String stepwise = "none";

	@Parameter(label = "Learner", persist = false, choices = { "logistic", "firth", "ridge logistic", "random forest", "gradient boosting",
		"svm" }, description = "Logistic regression by maximum likelihood or Firth's, or a learner tuned inside the training cohort")
	private String learner = "logistic";

	@Parameter(label = "Threshold", persist = false, description = "0.5, another probability, or youden (of the training cohort)")
	private String threshold = "0.5";

	@Parameter(label = "Seed", persist = false, description = "The seed of a learner that is tuned: its folds and its own chance")
	private long seed = 1;

	@Parameter(label = "Output folder", persist = false, style = "directory", description = "The models go into its folder models, coefficients.csv beside it")
	private String outputdir = "";

	@Parameter(label = "Models", type = ItemIO.OUTPUT)
	private ResultsTable models;

	@Parameter(label = "Tuning", type = ItemIO.OUTPUT)
	private ResultsTable tuning;

	@Parameter(label = "Warnings", type = ItemIO.OUTPUT)
	private String warnings;

	@Parameter(label = "Remark", type = ItemIO.OUTPUT)
	private String remark;

	@Override
	void execute(final Progress progress) {
		final Path folder = outputFolder(outputdir);
		final Signature published = signature();
		final StudyTables tables = published == null ? tables() : tables().withVariablesOf(published);
		final List<String> selected = published == null ? SelectionStep.readSelected(requiredFile(selectedfile, "selectedfile"))
			: published.features();
		final TrainingStep step = TrainingStep.of(Learner.of(learner), StepwiseLogistic.Direction.parse(stepwise),
			ThresholdRule.parse(threshold), tables, seed);
		final ModellingData data = tables.read();
		final Map<ModelKind, RiskModel> trained = step.run(data, selected, progress);
		TrainingStep.write(folder, trained);
		final CsvTable coefficients = CoefficientTable.of(trained, data);
		coefficients.write(StudyFolder.COEFFICIENTS.in(folder));
		models = Tables.of(coefficients);
		final CsvTable settings = TrainingStep.tuning(trained);
		if (!settings.rows().isEmpty()) tuning = Tables.of(settings);
		warnings = TrainingStep.warnings(trained);
		remark = published == null ? null : published.describe() + (tables.variables().isEmpty()
			? " The clinical table has none of its variables, so there is but the radiomics model." : "");
	}

	/** The signature to train; null if the features are those of a file. */
	private Signature signature() {
		final boolean none = signature.trim().equals(NO_SIGNATURE);
		if (none && selectedfile.isBlank()) throw new ProblemException(
			"'selectedfile' is empty. Give the file of Select Radiomic Features, or choose a 'signature'.");
		if (!none && !selectedfile.isBlank()) throw new ProblemException(
			"Both 'selectedfile' and 'signature' say which features to train. Give one of them.");
		return none ? null : Signature.of(signature);
	}
}
