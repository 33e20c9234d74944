package org.radiomate.command;

import org.radiomate.imagej.HelpPage;
import org.radiomate.imagej.HelpWindow;
import org.scijava.plugin.Parameter;
import org.scijava.widget.Button;

/** A command with parameters: its dialog has a Help button, in Fiji by this field, in plain ImageJ by the bridge. */
abstract class DialogCommand extends RadiomicsCommand {

	@Parameter(label = "Help", persist = false, required = false, callback = "showHelp",
		description = "What this command does, what its fields mean, and how a macro calls it")
	private Button help;

	/** What the button does. */
	void showHelp() {
		HelpWindow.open(HelpPage.ofCommand(getClass().getSimpleName()));
	}
}
