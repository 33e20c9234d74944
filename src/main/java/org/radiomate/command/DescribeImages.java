package org.radiomate.command;

import ij.measure.ResultsTable;

import org.radiomate.imagej.ContourFiles;
import org.radiomate.imagej.ImageFiles;
import org.radiomate.imagej.Tables;
import org.radiomate.study.ExtractionOptions;
import org.radiomate.study.Finding;
import org.radiomate.study.StudyLock;
import org.radiomate.study.images.ImageSurvey;
import org.radiomate.study.images.LevelChoice;
import org.radiomate.task.Progress;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import java.nio.file.Path;

/** Describes the images of a study, for the choice of spacing and gray levels. */
@Plugin(type = Command.class, label = "Describe Study Images...", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Study Steps", weight = 2), @Menu(label = "Describe Study Images...", weight = 0) })
public final class DescribeImages extends DialogCommand {

	@Parameter(label = "Manifest", persist = false, style = "open", description = "study.csv; one reading of each patient is looked at")
	private String manifest = "";

	@Parameter(label = "Feature set", persist = false, choices = { "IBEX 352", "IBEX 353", "IBEX 430", "IBEX 2017",
		"IBEX signature 11", "IBSI 2D", "IBSI 2.5D", "IBSI 3D", "IBSI digital phantom",
		"IBSI config A", "IBSI config B", "IBSI config C", "IBSI config D",
		"IBSI config E" }, description = "Whose gray levels and mask rule to try")
	private String featureset = "IBEX 352";

	@Parameter(label = "Feature set file", persist = false, style = "open", required = false,
		description = "A feature set of your own (JSON) instead of a built-in one")
	private String setfile = "";

	@Parameter(label = "Bin widths", persist = false, required = false, description = "Widths of gray levels to try, in HU; empty for none")
	private String binwidths = "5, 10, 25";

	@Parameter(label = "Bin counts", persist = false, required = false, description = "Numbers of gray levels to try; empty for none")
	private String bincounts = "16, 32, 64";

	@Parameter(label = "Outlier factor", persist = false, min = "1", stepSize = "0.1",
		description = "An image whose spacing or slice thickness differs from the median by more than this factor is named")
	private double outlierfactor = 1.5;

	@Parameter(label = "Reader", persist = false, required = false, description = "Whose contours to look at; empty for the first reader in the manifest")
	private String reader = "";

	@Parameter(label = "Threads", persist = false, min = "0", description = "How many images at once; 0 for as many as there are processors")
	private int threads;

	@Parameter(label = "On a problem", persist = false, choices = { "stop", "leave out" },
		description = "Whether a reading with a problem stops the description, or is left out and listed")
	private String onproblem = "stop";

	@Parameter(label = "Output folder", persist = false, style = "directory", description = "Where images.csv and images.json go")
	private String outputdir = "";

	@Parameter(label = "Images", type = ItemIO.OUTPUT)
	private ResultsTable images;

	@Parameter(label = "Image summary", type = ItemIO.OUTPUT)
	private ResultsTable summary;

	@Parameter(label = "Problems", type = ItemIO.OUTPUT)
	private ResultsTable problems;

	@Parameter(label = "Remark", type = ItemIO.OUTPUT)
	private String remark;

	@Override
	void execute(final Progress progress) {
		final Path folder = outputFolder(outputdir), file = requiredFile(manifest, "manifest");
		final LevelChoice levels = LevelChoice.of(featureSet(featureset, setfile), LevelChoice.numbers(binwidths, "binwidths"),
			LevelChoice.wholeNumbers(bincounts, "bincounts"));
		final ImageSurvey survey = new ImageSurvey(new ImageFiles(), new ContourFiles(), levels, ExtractionOptions.defaults()
			.withThreads(threads).withLeaveOut(ExtractionOptions.leaveOut(onproblem)), outlierfactor);
		try (StudyLock lock = StudyLock.of(folder)) {
			final ImageSurvey.Survey found = survey.run(file, reader.trim(), progress);
			found.write(folder);
			images = Tables.of(found.cohort().table());
			summary = Tables.of(found.record().table());
			if (!found.problems().isEmpty()) problems = Tables.of(Finding.table(found.problems()));
			remark = found.summary();
		}
	}
}
