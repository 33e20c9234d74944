package org.radiomate.command;

import org.radiomate.imagej.HelpPage;
import org.radiomate.imagej.HelpWindow;
import org.radiomate.task.Progress;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Opens the help at its contents; without a screen the contents are the output. */
@Plugin(type = Command.class, label = "Radiomics Help", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Radiomics Help", weight = 51) })
public final class ShowHelp extends RadiomicsCommand {

	@Parameter(label = "Help", type = ItemIO.OUTPUT)
	private String contents;

	@Override
	void execute(final Progress progress) {
		if (!HelpWindow.open(HelpPage.CONTENTS)) contents = HelpPage.CONTENTS.text();
	}
}
