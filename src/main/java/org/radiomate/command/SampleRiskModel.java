package org.radiomate.command;

import ij.ImagePlus;

import org.radiomate.imagej.SampleImage;
import org.radiomate.study.sample.SampleModel;
import org.radiomate.study.sample.SimulatedPatient;
import org.radiomate.task.Progress;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import java.nio.file.Path;

/** Saves a trained model to try and opens a patient to apply it to. */
@Plugin(type = Command.class, label = "Sample Radiomic Model...", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Samples", weight = 1), @Menu(label = "Sample Radiomic Model...", weight = 3) })
public final class SampleRiskModel extends DialogCommand {

	@Parameter(label = "Output folder", persist = false, style = "directory", description = "Where to save the model")
	private String outputdir = "";

	@Parameter(label = "Image", type = ItemIO.OUTPUT)
	private ImagePlus patient;

	@Parameter(label = "Model file", type = ItemIO.OUTPUT)
	private String model;

	@Parameter(label = "Clinical values", type = ItemIO.OUTPUT)
	private String clinicalvalues;

	@Parameter(label = "Remarks", type = ItemIO.OUTPUT)
	private String remarks;

	@Override
	void execute(final Progress progress) {
		final Path folder = outputFolder(outputdir);
		progress.report(0, 2, "Simulating a patient");
		final SimulatedPatient simulated = SampleModel.newPatient();
		final SampleImage sample = SampleImage.of(simulated.volume(), simulated.contours().subList(0, 1), -60, 140);
		progress.report(1, 2, "Writing the model");
		model = SampleModel.write(folder).toString();
		patient = sample.image();
		clinicalvalues = SampleModel.clinicalValues(simulated);
		remarks = "Trained on 38 simulated patients, so it says nothing of real ones. The contours of " + simulated.id() +
			", whom it does not know, are in the " + sample.place() +
			". Next: Apply Radiomic Model... with this file and these values; Show Radiomic Model... shows its card.";
		progress.report(2, 2, "Ready");
	}
}
