package org.radiomate.command;

import ij.measure.ResultsTable;

import org.radiomate.imagej.StudyFigures;
import org.radiomate.imagej.Tables;
import org.radiomate.study.ModelCard;
import org.radiomate.task.Progress;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import java.nio.file.Path;
import java.util.List;

/** Shows a model's card: what it computes, on whom it was trained, how well it does, and what it is not for. */
@Plugin(type = Command.class, label = "Show Radiomic Model...", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Show Radiomic Model...", weight = 42) })
public final class ShowModel extends DialogCommand {

	@Parameter(label = "Model file", persist = false, style = "open",
		description = "A file that ends in .radiomics-model.json; in its study folder the card tells the evaluation, too")
	private String modelfile = "";

	@Parameter(label = "Save card", persist = false, style = "save", required = false,
		description = "Where the page (HTML) goes; beside the model if left empty")
	private String savefile = "";

	@Parameter(label = "Card in the browser", persist = false, description = "Open the page in the browser")
	private boolean browser = true;

	@Parameter(label = "Model terms", type = ItemIO.OUTPUT)
	private ResultsTable terms;

	@Parameter(label = "Model card", type = ItemIO.OUTPUT)
	private String card;

	@Override
	void execute(final Progress progress) {
		final Path model = requiredFile(modelfile, "modelfile");
		final ModelCard made = ModelCard.of(model);
		final Path page = savefile.isBlank() ? ModelCard.fileBeside(model) : requiredPath(savefile, "savefile");
		made.write(page);
		final boolean opened = browser && new StudyFigures(page, List.of()).browse();
		terms = Tables.of(made.terms());
		card = made.summary() + " The card is " + page + (opened || !browser ? "" : "; open it in a browser") + ".";
	}
}
