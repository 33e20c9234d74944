package org.radiomate.command;

import ij.measure.ResultsTable;

import org.radiomate.imagej.Tables;
import org.radiomate.model.ModelKind;
import org.radiomate.model.RiskModel;
import org.radiomate.study.EvaluationOptions;
import org.radiomate.study.EvaluationStep;
import org.radiomate.study.TrainingStep;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Evaluates trained models on both cohorts, or on patients from elsewhere: discrimination, calibration, benefit, and tests of each pair of models. */
@Plugin(type = Command.class, label = "Evaluate Radiomic Models...", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Study Steps", weight = 2), @Menu(label = "Evaluate Radiomic Models...", weight = 14) })
public final class EvaluateModels extends ModellingCommand {

	@Parameter(label = "Model folder", persist = false, style = "directory", description = "The folder of the *.radiomics-model.json files")
	private String modeldir = "";

	@Parameter(label = "External patients", persist = false,
		description = "These patients are from elsewhere and trained no model: all of them are validation patients, and there is no split file")
	private boolean external;

	@Parameter(label = "Bootstrap samples", persist = false, min = "0",
		description = "For the bootstrap interval of the AUC, drawn within each class; 0 for none")
	private int bootstrap = 2000;

	@Parameter(label = "Seed", persist = false, description = "The seed of the bootstrap samples")
	private long seed = 1;

	@Parameter(label = "More thresholds", persist = false, required = false,
		description = "Probabilities at which figures are wanted too, such as 0.3; 0.6")
	private String cutpoints = "";

	@Parameter(label = "Output folder", persist = false, style = "directory",
		description = "Where predictions.csv, metrics.csv, comparison.csv, calibration.csv, decision.csv and others go")
	private String outputdir = "";

	@Parameter(label = "Metrics", type = ItemIO.OUTPUT)
	private ResultsTable metrics;

	@Parameter(label = "Comparisons", type = ItemIO.OUTPUT)
	private ResultsTable comparisons;

	@Parameter(label = "Calibration", type = ItemIO.OUTPUT)
	private ResultsTable calibration;

	@Parameter(label = "Reclassification", type = ItemIO.OUTPUT)
	private ResultsTable reclassification;

	@Override
	void execute(final Progress progress) {
		final Path folder = outputFolder(outputdir);
		final Path models = requiredPath(modeldir, "modeldir");
		if (!Files.isDirectory(models)) throw new ProblemException("There is no folder " + models + ". Correct 'modeldir'.");
		final EvaluationOptions options = EvaluationOptions.defaults().withBootstrap(bootstrap).withSeed(seed).withThresholds(
			cutpoints);
		final Map<ModelKind, RiskModel> trained = TrainingStep.read(models);
		final EvaluationStep.Evaluation evaluation = EvaluationStep.run(external ? tables().readExternal(trained.values()) : tables()
			.read(), trained, options, progress);
		evaluation.write(folder);
		metrics = Tables.of(evaluation.metrics());
		comparisons = Tables.of(evaluation.comparison());
		calibration = Tables.of(evaluation.calibration());
		reclassification = Tables.of(evaluation.reclassification());
	}
}
