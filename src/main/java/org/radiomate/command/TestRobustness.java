package org.radiomate.command;

import ij.measure.ResultsTable;

import org.radiomate.imagej.ContourFiles;
import org.radiomate.imagej.ImageFiles;
import org.radiomate.imagej.Tables;
import org.radiomate.selection.FeatureRobustness;
import org.radiomate.study.ExtractionOptions;
import org.radiomate.study.Finding;
import org.radiomate.study.StudyLock;
import org.radiomate.study.robustness.CheckedRobustness;
import org.radiomate.study.robustness.PerturbationOptions;
import org.radiomate.study.robustness.RobustnessStudy;
import org.radiomate.table.FeatureTable;
import org.radiomate.table.SplitTable;
import org.radiomate.task.Progress;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import java.nio.file.Path;

/** Perturbs contours and images of a study and measures which features stay, where there is no second reader. */
@Plugin(type = Command.class, label = "Test Feature Robustness...", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Study Steps", weight = 2), @Menu(label = "Test Feature Robustness...", weight = 3) })
public final class TestRobustness extends DialogCommand {

	@Parameter(label = "Manifest", persist = false, style = "open", description = "study.csv; one reading of each patient is perturbed")
	private String manifest = "";

	@Parameter(label = "Feature set", persist = false, choices = { "IBEX 352", "IBEX 353", "IBEX 430", "IBEX 2017",
		"IBEX signature 11", "IBSI 2D", "IBSI 2.5D", "IBSI 3D", "IBSI digital phantom",
		"IBSI config A", "IBSI config B", "IBSI config C", "IBSI config D",
		"IBSI config E" }, description = "Which features, with which parameters")
	private String featureset = "IBEX 352";

	@Parameter(label = "Feature set file", persist = false, style = "open", required = false,
		description = "A feature set of your own (JSON) instead of a built-in one")
	private String setfile = "";

	@Parameter(label = "Reader", persist = false, required = false, description = "Whose readings to perturb; empty for the first reader in the manifest")
	private String reader = "";

	@Parameter(label = "Split file", persist = false, style = "open", required = false,
		description = "split.csv, to look at its training patients only; empty for all patients")
	private String splitfile = "";

	@Parameter(label = "Grow (mm)", persist = false, min = "0", stepSize = "0.5", description = GROW)
	private double grow = 1;

	@Parameter(label = "Shrink (mm)", persist = false, min = "0", stepSize = "0.5", description = SHRINK)
	private double shrink = 1;

	@Parameter(label = "Shift (mm)", persist = false, min = "0", stepSize = "0.5", description = SHIFT)
	private double shift = 1;

	@Parameter(label = "Roughen (mm)", persist = false, min = "0", stepSize = "0.5", description = ROUGHEN)
	private double roughen = 1;

	@Parameter(label = "Noise (HU)", persist = false, min = "0", stepSize = "1", description = NOISE)
	private double noise = 10;

	@Parameter(label = "Dimensions", persist = false, choices = { "3d", "2d" }, description = DIMENSIONS)
	private String dimensions = "3d";

	@Parameter(label = "Draws", persist = false, min = "1", description = DRAWS)
	private int draws = 3;

	@Parameter(label = "Seed", persist = false, description = "The seed of all random perturbations")
	private long seed = 1;

	@Parameter(label = "Cutoff", persist = false, min = "0", max = "1", stepSize = "0.05",
		description = "A feature is kept if its ICC(1,1) over patients and perturbations is above this")
	private double cutoff = 0.9;

	@Parameter(label = "Threads", persist = false, min = "0", description = "How many patients at once; 0 for as many as there are processors")
	private int threads;

	@Parameter(label = "On a problem", persist = false, choices = { "stop", "leave out" },
		description = "Whether a reading with a problem stops the test, or is left out and listed")
	private String onproblem = "stop";

	@Parameter(label = "Output folder", persist = false, style = "directory", description = "Where robustness.csv and robustness.json go")
	private String outputdir = "";

	@Parameter(label = "Robustness", type = ItemIO.OUTPUT)
	private ResultsTable robustness;

	@Parameter(label = "Problems", type = ItemIO.OUTPUT)
	private ResultsTable problems;

	@Parameter(label = "Remark", type = ItemIO.OUTPUT)
	private String remark;

	@Override
	void execute(final Progress progress) {
		final Path folder = outputFolder(outputdir), file = requiredFile(manifest, "manifest"), split = optionalFile(splitfile,
			"splitfile");
		final PerturbationOptions perturbations = new PerturbationOptions(grow, shrink, shift, roughen, noise, PerturbationOptions
			.dimensions(dimensions), draws, seed);
		final ExtractionOptions extraction = ExtractionOptions.defaults().withThreads(threads).withLeaveOut(ExtractionOptions
			.leaveOut(onproblem));
		final RobustnessStudy study = new RobustnessStudy(new ImageFiles(), new ContourFiles(), featureSet(featureset, setfile),
			extraction, perturbations, new FeatureRobustness(cutoff));
		try (StudyLock lock = StudyLock.of(folder)) {
			final RobustnessStudy.Measured measured = new CheckedRobustness(study, reader.trim()).run(file, split == null ? null
				: SplitTable.read(split, FeatureTable.PATIENT), folder, progress);
			robustness = Tables.of(measured.table().toCsv());
			if (!measured.problems().isEmpty()) problems = Tables.of(Finding.table(measured.problems()));
			remark = measured.summary();
		}
	}
}
