package org.radiomate.command;

import org.radiomate.imagej.Lesson;
import org.radiomate.task.Progress;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import java.nio.file.Path;

/** Opens a lesson in the macro editor, to read and to run. */
@Plugin(type = Command.class, label = "Open Radiomics Lesson...", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Samples", weight = 1), @Menu(label = "Open Radiomics Lesson...", weight = 4) })
public final class OpenLesson extends DialogCommand {

	@Parameter(label = "Lesson", persist = false, choices = { "1: what a co-occurrence matrix is",
		"2: smooth and heterogeneous tumours", "3: bin width", "4: two readers", "5: overfitting", "6: a full study",
		"7: reading a ROC curve" }, description = "Each is a macro of a page: read it, run it, do its exercise. None needs files or a network")
	private String lesson = "1: what a co-occurrence matrix is";

	@Parameter(label = "Keep it in", persist = false, style = "directory", required = false,
		description = "A folder for your copy, which you may change; a temporary one if left empty. A copy that is there is opened as it is")
	private String savefolder = "";

	@Parameter(label = "Opened", type = ItemIO.OUTPUT)
	private String opened;

	@Override
	void execute(final Progress progress) {
		final Lesson chosen = Lesson.of(lesson);
		final Path copy = chosen.copyInto(savefolder.isBlank() ? null : outputFolder(savefolder, "savefolder"));
		opened = chosen.label() + ", " + copy + (Lesson.edit(copy) ? ". Run it in its window: Macros > Run Macro, in Fiji Run."
			: ". Run it with ImageJ -macro.");
	}
}
