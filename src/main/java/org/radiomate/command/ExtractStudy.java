package org.radiomate.command;

import ij.measure.ResultsTable;

import org.radiomate.imagej.ContourFiles;
import org.radiomate.imagej.ImageFiles;
import org.radiomate.imagej.Tables;
import org.radiomate.study.ExtractionOptions;
import org.radiomate.study.Finding;
import org.radiomate.study.StudyExtraction;
import org.radiomate.study.StudyLock;
import org.radiomate.study.check.CheckedExtraction;
import org.radiomate.task.Progress;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import java.nio.file.Path;

/** Extracts the features of all patients of a manifest, several at once. */
@Plugin(type = Command.class, label = "Extract Radiomics Study...", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Study Steps", weight = 2), @Menu(label = "Extract Radiomics Study...", weight = 1) })
public final class ExtractStudy extends DialogCommand {

	@Parameter(label = "Manifest", persist = false, style = "open",
		description = "study.csv with the columns patient, image, contours and optional structure, reader, repeat, spacing_mm, series")
	private String manifest = "";

	@Parameter(label = "Feature set", persist = false, choices = { "IBEX 352", "IBEX 353", "IBEX 430", "IBEX 2017",
		"IBEX signature 11", "IBSI 2D", "IBSI 2.5D", "IBSI 3D", "IBSI digital phantom",
		"IBSI config A", "IBSI config B", "IBSI config C", "IBSI config D",
		"IBSI config E" }, description = "Which features, with which parameters")
	private String featureset = "IBEX 352";

	@Parameter(label = "Feature set file", persist = false, style = "open", required = false,
		description = "A feature set of your own (JSON) instead of a built-in one")
	private String setfile = "";

	@Parameter(label = "Threads", persist = false, min = "0", description = "How many patients at once; 0 for as many as there are processors")
	private int threads;

	@Parameter(label = "On a problem", persist = false, choices = { "stop", "leave out" },
		description = "Whether a reading with a problem stops the extraction, or is left out and listed in problems.csv")
	private String onproblem = "stop";

	@Parameter(label = "Resume", persist = false,
		description = "Take over what a run that was stopped has extracted into the output folder; changed files are extracted anew")
	private boolean resume = true;

	@Parameter(label = "Output folder", persist = false, style = "directory", description = "Where features.csv and features.json go")
	private String outputdir = "";

	@Parameter(label = "Features", type = ItemIO.OUTPUT)
	private ResultsTable features;

	@Parameter(label = "Problems", type = ItemIO.OUTPUT)
	private ResultsTable problems;

	@Override
	void execute(final Progress progress) {
		final Path folder = outputFolder(outputdir), file = requiredFile(manifest, "manifest");
		final ExtractionOptions options = ExtractionOptions.defaults().withThreads(threads).withResume(resume).withLeaveOut(
			ExtractionOptions.leaveOut(onproblem));
		try (StudyLock lock = StudyLock.of(folder)) {
			final StudyExtraction.Extracted extracted = new CheckedExtraction(new ImageFiles(), new ContourFiles(), featureSet(
				featureset, setfile), options).run(file, folder, progress);
			features = Tables.of(extracted.table().toCsv());
			if (!extracted.leftOut().isEmpty()) problems = Tables.of(Finding.table(extracted.leftOut()));
		}
	}
}
