package org.radiomate.command;

import ij.ImagePlus;

import org.radiomate.imagej.SampleImage;
import org.radiomate.study.sample.DigitalPhantom;
import org.radiomate.task.Progress;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Opens IBSI's digital phantom with its region: 74 voxels of which every feature can be counted by hand. */
@Plugin(type = Command.class, label = "IBSI Digital Phantom", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Samples", weight = 1), @Menu(label = "IBSI Digital Phantom", weight = 2) })
public final class SamplePhantom extends RadiomicsCommand {

	@Parameter(label = "Image", type = ItemIO.OUTPUT)
	private ImagePlus phantom;

	@Parameter(label = "Remarks", type = ItemIO.OUTPUT)
	private String remarks;

	@Override
	void execute(final Progress progress) {
		final DigitalPhantom digital = new DigitalPhantom();
		final SampleImage sample = SampleImage.of(digital.volume(), digital.contours(), 0, 7);
		phantom = sample.image();
		remarks = "Gray levels 1 to 6, voxels of 2 mm. Its region of 74 voxels is in the " + sample.place() +
			". The feature set IBSI digital phantom takes its gray levels as they are.";
	}
}
