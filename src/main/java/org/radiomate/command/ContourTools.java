package org.radiomate.command;

import org.radiomate.imagej.ContourToolset;
import org.radiomate.task.Progress;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Puts buttons for drawing contours slice by slice into ImageJ's toolbar. */
@Plugin(type = Command.class, label = "Radiomics Contour Tools", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Radiomics Contour Tools", weight = 21) })
public final class ContourTools extends RadiomicsCommand {

	@Parameter(label = "Contour tools", type = ItemIO.OUTPUT)
	private String tools;

	@Override
	void execute(final Progress progress) {
		ContourToolset.install();
		tools = "In the toolbar, from left to right: outline, copy to the next slice, grow and shrink by 1 mm, interpolate, check, " +
			"clear the slice. The toolbar's >> brings other tools back.";
	}
}
