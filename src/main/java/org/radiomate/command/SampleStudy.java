package org.radiomate.command;

import org.radiomate.imagej.ImageFiles;
import org.radiomate.imagej.RoiSetFile;
import org.radiomate.study.StudyManifest;
import org.radiomate.study.sample.SimulatedStudyFolder;
import org.radiomate.study.sample.SimulationOptions;
import org.radiomate.task.Progress;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import java.nio.file.Path;

/** Writes a simulated study to learn and test with: CT stacks, contours of two readers, clinical table, and the truth. */
@Plugin(type = Command.class, label = "Simulated Radiomics Study...", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Samples", weight = 1), @Menu(label = "Simulated Radiomics Study...", weight = 0) })
public final class SampleStudy extends DialogCommand {

	@Parameter(label = "Patients", persist = false, min = "10", max = "10000", description = "How many patients to simulate")
	private int patients = 197;

	@Parameter(label = "Seed", persist = false, description = "The same seed gives the same study")
	private long seed = 1;

	@Parameter(label = "Effect", persist = false, min = "0", max = "5", stepSize = "0.25",
		description = "How much the outcome shows: 0 not at all, 1 as in the published study")
	private double effect = 1;

	@Parameter(label = "Output folder", persist = false, style = "directory", description = "An empty folder for the study")
	private String outputdir = "";

	@Parameter(label = "Study", type = ItemIO.OUTPUT)
	private String study;

	@Override
	void execute(final Progress progress) {
		final Path folder = outputFolder(outputdir);
		final SimulationOptions options = SimulationOptions.defaults().withPatients(patients).withSeed(seed).withEffect(effect);
		new SimulatedStudyFolder(new ImageFiles(), ".zip", new RoiSetFile(), ".zip").write(folder, options, progress);
		study = "Simulated patients: " + StudyManifest.read(folder.resolve("study.csv")).entries().stream().map(
			StudyManifest.Entry::patient).distinct().count() + ", manifest " + folder.resolve("study.csv") +
				". README.txt beside it says what each file is.";
	}
}
