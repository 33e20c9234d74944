package org.radiomate.command;

import ij.ImagePlus;
import ij.measure.ResultsTable;

import org.radiomate.imagej.ContourDestination;
import org.radiomate.imagej.PatientInput;
import org.radiomate.imagej.Tables;
import org.radiomate.table.ContourTables;
import org.radiomate.task.Progress;
import org.radiomate.volume.ContourChoice;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.MaskFit;
import org.radiomate.volume.OtherGrid;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Brings contours or a mask image from a file onto the active image. */
@Plugin(type = Command.class, label = "Import Radiomics Contours...", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Import Radiomics Contours...", weight = 20) })
public final class ImportContours extends DialogCommand {

	@Parameter(label = "Image", persist = false, required = false, description = "The stack that the contours belong to, calibrated in mm; the active image if left out")
	private ImagePlus image;

	@Parameter(label = "Contour file", persist = false, style = "open",
		description = "A RoiSet.zip, a .roi, a mask or label image (TIFF, also zipped, NIfTI, NRRD), or a DICOM structure set or segmentation")
	private String contourfile = "";

	@Parameter(label = "Structure", persist = false, required = false,
		description = "Which structure (or label of a label image); empty for all")
	private String structure = "";

	@Parameter(label = "Destination", persist = false, choices = { "ROI Manager", "Overlay" },
		description = "Where to put the contours; without a screen it is always the overlay")
	private String destination = "ROI Manager";

	@Parameter(label = "Mask of another grid", persist = false, choices = { "refuse", "resample" },
		description = "A mask or segmentation that was made on another grid than the image: say how they differ, or resample it by its place in the patient")
	private String othergrid = "refuse";

	@Parameter(label = "Contour structures", type = ItemIO.OUTPUT)
	private ResultsTable structures;

	@Parameter(label = "Contours", type = ItemIO.OUTPUT)
	private int imported;

	@Parameter(label = "Remark", type = ItemIO.OUTPUT)
	private String remark;

	@Override
	void execute(final Progress progress) {
		final ContourDestination place = ContourDestination.of(destination);
		final PatientInput input = new PatientInput(image, "", "File", contourfile, structure);
		final ImagePlus target = input.targetImage();
		final Path file = requiredFile(contourfile, "contourfile");
		final List<String> said = new ArrayList<>();
		final List<ContourSet> all = input.read(file, new MaskFit(OtherGrid.of(othergrid), said::add, progress));
		final List<ContourSet> sets = ContourChoice.ofStructure(structure.trim()).allFrom(all, file.toString());
		final String where = place.put(sets, target, file.toString());
		structures = Tables.of(ContourTables.structures(all, input.volume().geometry()));
		imported = sets.stream().mapToInt(set -> set.contours().size()).sum();
		said.add(0, imported + " contours of " + sets.stream().map(ContourSet::describe).collect(Collectors.joining(", ")) +
			" are in the " + where + " of '" + target.getTitle() + "'.");
		remark = String.join("\n", said);
	}
}
