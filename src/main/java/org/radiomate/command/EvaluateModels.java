package org.radiomate.command;

import ij.measure.ResultsTable;

import org.radiomate.imagej.Tables;
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

/** Evaluates trained models on both cohorts and compares them by DeLong's test. */
@Plugin(type = Command.class, label = "Evaluate Radiomic Models...", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Evaluate Radiomic Models...") })
public final class EvaluateModels extends ModellingCommand {

	@Parameter(label = "Model folder", persist = false, style = "directory", description = "The folder of the *.radiomics-model.json files")
	private String modeldir = "";

	@Parameter(label = "Output folder", persist = false, style = "directory",
		description = "Where predictions.csv, metrics.csv and comparison.csv go")
	private String outputdir = "";

	@Parameter(label = "Metrics", type = ItemIO.OUTPUT)
	private ResultsTable metrics;

	@Parameter(label = "Comparisons", type = ItemIO.OUTPUT)
	private ResultsTable comparisons;

	@Override
	void execute(final Progress progress) {
		final Path folder = outputFolder(outputdir);
		final Path models = requiredPath(modeldir, "modeldir");
		if (!Files.isDirectory(models)) throw new ProblemException("There is no folder " + models + ". Correct 'modeldir'.");
		final EvaluationStep.Evaluation evaluation = EvaluationStep.run(tables().read(), TrainingStep.read(models));
		evaluation.write(folder);
		metrics = Tables.of(evaluation.metrics());
		comparisons = Tables.of(evaluation.comparison());
	}
}
