package org.radiomate.command;

import ij.measure.ResultsTable;

import org.radiomate.imagej.Tables;
import org.radiomate.inference.StepwiseLogistic;
import org.radiomate.model.Learner;
import org.radiomate.model.ModelKind;
import org.radiomate.model.RiskModel;
import org.radiomate.model.ThresholdRule;
import org.radiomate.study.CoefficientTable;
import org.radiomate.study.ModellingData;
import org.radiomate.study.SelectionStep;
import org.radiomate.study.StudyFolder;
import org.radiomate.study.StudyTables;
import org.radiomate.study.TrainingStep;
import org.radiomate.table.CsvTable;
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
	label = RadiomicsCommand.MENU), @Menu(label = "Train Radiomic Models...") })
public final class TrainModels extends ModellingCommand {

	@Parameter(label = "Selected features", persist = false, style = "open", description = "selected.csv, or any CSV with the column feature")
	private String selectedfile = "";

	@Parameter(label = "Stepwise", persist = false, choices = { "none", "backward", "forward", "both" },
		description = "Let variables enter or leave by Akaike's criterion")
	private String stepwise = "none";

	@Parameter(label = "Learner", persist = false, choices = { "logistic", "firth" },
		description = "Logistic regression by maximum likelihood, or by Firth's penalised likelihood where classes separate")
	private String learner = "logistic";

	@Parameter(label = "Threshold", persist = false, description = "0.5, another probability, or youden (of the training cohort)")
	private String threshold = "0.5";

	@Parameter(label = "Output folder", persist = false, style = "directory", description = "The models go into its folder models, coefficients.csv beside it")
	private String outputdir = "";

	@Parameter(label = "Models", type = ItemIO.OUTPUT)
	private ResultsTable models;

	@Parameter(label = "Warnings", type = ItemIO.OUTPUT)
	private String warnings;

	@Override
	void execute(final Progress progress) {
		final Path folder = outputFolder(outputdir);
		final StudyTables tables = tables();
		final List<String> selected = SelectionStep.readSelected(requiredFile(selectedfile, "selectedfile"));
		final TrainingStep step = TrainingStep.of(Learner.of(learner), StepwiseLogistic.Direction.parse(stepwise),
			ThresholdRule.parse(threshold), tables);
		final ModellingData data = tables.read();
		final Map<ModelKind, RiskModel> trained = step.run(data, selected);
		TrainingStep.write(StudyFolder.MODELS.in(folder), trained);
		final CsvTable coefficients = CoefficientTable.of(trained, data);
		coefficients.write(StudyFolder.COEFFICIENTS.in(folder));
		models = Tables.of(coefficients);
		warnings = TrainingStep.warnings(trained);
	}
}
