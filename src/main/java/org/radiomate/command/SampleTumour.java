package org.radiomate.command;

import ij.ImagePlus;

import org.radiomate.imagej.SampleImage;
import org.radiomate.study.sample.SimulatedPatient;
import org.radiomate.study.sample.SimulatedStudy;
import org.radiomate.study.sample.SimulationOptions;
import org.radiomate.study.sample.TumourTraits;
import org.radiomate.task.Progress;
import org.radiomate.volume.ContourSet;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import java.util.List;

/** Opens a simulated CT of one patient whose tumour is as large, irregular, heterogeneous and coarse as one likes. */
@Plugin(type = Command.class, label = "Simulated CT With Contours...", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Samples", weight = 1), @Menu(label = "Simulated CT With Contours...", weight = 1) })
public final class SampleTumour extends DialogCommand {

	private static final String BOTH = "both";

	@Parameter(label = "Size", persist = false, min = "-2.5", max = "2.5", stepSize = "0.5",
		description = "Standard score of the tumour's size: -2.5 smallest, 0 as usual, 2.5 largest")
	private double size;

	@Parameter(label = "Irregularity", persist = false, min = "-2.5", max = "2.5", stepSize = "0.5",
		description = "Standard score of the border: -2.5 round and smooth, 2.5 long and rough")
	private double irregularity;

	@Parameter(label = "Heterogeneity", persist = false, min = "-2.5", max = "2.5", stepSize = "0.5",
		description = "Standard score of how much densities differ inside, necrosis included: -2.5 smooth, 2.5 very mixed")
	private double heterogeneity;

	@Parameter(label = "Coarseness", persist = false, min = "-2.5", max = "2.5", stepSize = "0.5",
		description = "Standard score of how large the patches of equal density are: -2.5 fine, 2.5 coarse")
	private double coarseness;

	@Parameter(label = "Readers", persist = false, choices = { "one", BOTH },
		description = "The contours of reader 1 alone, or those of reader 2 and reader 1's second reading too")
	private String readers = "one";

	@Parameter(label = "Seed", persist = false, description = "The same seed and scores give the same image")
	private long seed = 1;

	@Parameter(label = "Image", type = ItemIO.OUTPUT)
	private ImagePlus tumour;

	@Parameter(label = "Remarks", type = ItemIO.OUTPUT)
	private String remarks;

	@Override
	void execute(final Progress progress) {
		final SimulationOptions options = SimulationOptions.defaults().withPatients(10).withDoubleRead(10).withSeed(seed);
		final SimulatedPatient patient = SimulatedStudy.patients(options).generate(0, new TumourTraits(size, irregularity,
			heterogeneity, coarseness));
		final List<ContourSet> drawn = readers.equals(BOTH) ? patient.contours() : patient.contours().subList(0, 1);
		final SampleImage sample = SampleImage.of(patient.volume(), drawn, -60, 140);
		tumour = sample.image();
		remarks = "Simulated CT, heterogeneity " + heterogeneity + ", coarseness " + coarseness + ", size " + size +
			", irregularity " + irregularity + ", seed " + seed + ". The contours of " + (drawn.size() > 1
				? "both readers are" : "reader 1 are") + " in the " + sample.place() + "." + (drawn.size() > 1
					? " Three readings of one tumour: select the contours of one there, or give 'reader', before you measure." : "");
	}
}
