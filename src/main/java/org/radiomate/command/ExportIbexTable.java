package org.radiomate.command;

import org.radiomate.study.IbexTable;
import org.radiomate.task.Progress;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import java.nio.file.Path;
import java.util.stream.Collectors;

/** Writes a feature table in the layout of IBEX's result workbook, or with the names that R makes of its columns. */
@Plugin(type = Command.class, label = "Export IBEX Table...", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Study Steps", weight = 2), @Menu(label = "Export IBEX Table...", weight = 20) })
public final class ExportIbexTable extends DialogCommand {

	@Parameter(label = "Feature table", persist = false, style = "open",
		description = "features.csv, or any CSV with one row for each reading of a patient")
	private String featuretable = "";

	@Parameter(label = "Patient column", persist = false, description = "The column that names the patient")
	private String idcolumn = "patient";

	@Parameter(label = "Header", persist = false, choices = { "IBEX", "R" },
		description = "IBEX: a row of categories and a row of names, as in IBEX's sheet Result. R: one row, with the names that read.csv makes of IBEX's")
	private String headerstyle = "IBEX";

	@Parameter(label = "Save table", persist = false, style = "save",
		description = "Where to save: .csv, or .txt for IBEX's own text form; Data Info. and Feature Info. go beside it")
	private String savetable = "";

	@Parameter(label = "Remark", type = ItemIO.OUTPUT)
	private String remark;

	@Override
	void execute(final Progress progress) {
		final IbexTable.HeaderStyle style = IbexTable.HeaderStyle.of(headerstyle);
		final IbexTable table = IbexTable.read(requiredFile(featuretable, "featuretable"), required(idcolumn, "idcolumn",
			"the column that names the patient"));
		remark = "Wrote " + table.write(requiredPath(savetable, "savetable"), style).stream().map(Path::toString).collect(
			Collectors.joining(", ")) + (table.set() == null
				? ". How the features were made is not known: no JSON of an extraction lies beside the table." : ".");
	}
}
