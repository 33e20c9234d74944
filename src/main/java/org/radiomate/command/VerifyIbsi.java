package org.radiomate.command;

import ij.measure.ResultsTable;

import org.radiomate.imagej.ContourFiles;
import org.radiomate.imagej.ImageFiles;
import org.radiomate.imagej.Tables;
import org.radiomate.study.conformity.CtPhantom;
import org.radiomate.study.conformity.IbsiConformity;
import org.radiomate.task.Progress;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Extracts IBSI's phantoms on the user's machine and compares every feature with its reference value. */
@Plugin(type = Command.class, label = "Verify Against IBSI...", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Verify Against IBSI...", weight = 50) })
public final class VerifyIbsi extends DialogCommand {

	@Parameter(label = "CT phantom folder", persist = false, style = "directory", required = false,
		description = "IBSI's CT phantom, for the configurations A to E; leave empty for the digital phantom alone, which needs no file")
	private String phantomdir = "";

	@Parameter(label = "Read as", persist = false, choices = { "NIfTI", "DICOM" },
		description = "Image and mask, or DICOM slices with the contours of the structure set")
	private String form = "NIfTI";

	@Parameter(label = "Save table", persist = false, style = "save", required = false, description = "Where to save the comparison (CSV)")
	private String savetable = "";

	@Parameter(label = "IBSI conformity", type = ItemIO.OUTPUT)
	private ResultsTable conformity;

	@Parameter(label = "Summary", type = ItemIO.OUTPUT)
	private String summary;

	@Parameter(label = "Differing", type = ItemIO.OUTPUT)
	private long differing;

	@Override
	void execute(final Progress progress) {
		final IbsiConformity comparison = new IbsiConformity();
		comparison.addDigitalPhantom();
		if (!phantomdir.isBlank()) comparison.addCtPhantom(requiredPath(phantomdir, "phantomdir"), CtPhantom.Form.valueOf(form
			.toUpperCase(java.util.Locale.ROOT)), new ImageFiles(), new ContourFiles(), progress);
		if (!savetable.isBlank()) comparison.table().write(requiredPath(savetable, "savetable"));
		conformity = Tables.of(comparison.table());
		summary = comparison.summary();
		differing = comparison.differing();
	}
}
