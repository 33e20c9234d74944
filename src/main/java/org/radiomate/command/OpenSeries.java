package org.radiomate.command;

import ij.ImagePlus;
import ij.measure.ResultsTable;

import org.radiomate.imagej.OpenedSeries;
import org.radiomate.imagej.SeriesChoice;
import org.radiomate.imagej.Tables;
import org.radiomate.io.dicom.DicomSeries;
import org.radiomate.io.dicom.UnevenSlices;
import org.radiomate.task.Progress;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import java.util.ArrayList;
import java.util.List;

/** Opens a DICOM series in HU and millimetres; of a folder with several, lists them first. */
@Plugin(type = Command.class, label = "Open CT Series...", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Open CT Series...", weight = 10) })
public final class OpenSeries extends DialogCommand {

	@Parameter(label = "Folder", persist = false, style = "directory", description = "The folder of the DICOM files; sub-folders are searched too")
	private String seriesdir = "";

	@Parameter(label = "Series", persist = false, required = false,
		description = "Its number in the list, or a part of its description; empty lists the series, and opens the only one")
	private String series = "";

	@Parameter(label = "Uneven slices", persist = false, choices = { "refuse", "resample" },
		description = "Slices missing, unevenly spaced or tilted: say so, or interpolate to an even stack")
	private String uneven = "refuse";

	@Parameter(label = "DICOM Series", type = ItemIO.OUTPUT)
	private ResultsTable list;

	@Parameter(label = "Image", type = ItemIO.OUTPUT)
	private ImagePlus opened;

	@Parameter(label = "Remarks", type = ItemIO.OUTPUT)
	private String remarks;

	@Override
	void execute(final Progress progress) {
		final SeriesChoice choice = SeriesChoice.of(requiredPath(seriesdir, "seriesdir"), progress);
		list = Tables.of(choice.table());
		final List<String> said = new ArrayList<>(choice.problems());
		said.addAll(choice.remarks());
		if (series.isBlank() && choice.series().size() > 1) said.add(0, "There are " + choice.series().size() +
			" series. Run the command again with the number of one.");
		else open(choice.choose(series), said, progress);
		remarks = said.isEmpty() ? null : String.join("\n", said);
	}

	private void open(final DicomSeries chosen, final List<String> said, final Progress progress) {
		final OpenedSeries image = OpenedSeries.of(chosen, UnevenSlices.of(uneven), progress);
		opened = image.image();
		if (image.remark() != null) said.add(image.remark());
	}
}
