package org.radiomate.command;

import ij.measure.ResultsTable;

import org.radiomate.imagej.ContourFiles;
import org.radiomate.imagej.ImageFiles;
import org.radiomate.imagej.Tables;
import org.radiomate.study.intake.IntakeOptions;
import org.radiomate.study.intake.Problem;
import org.radiomate.study.intake.StudyIntake;
import org.radiomate.task.Progress;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import java.util.ArrayList;
import java.util.List;

/** Makes the manifest of a study from a folder of images and contours, on request with copies without identity. */
@Plugin(type = Command.class, label = "New Radiomics Study From Folder...", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "New Radiomics Study From Folder...", weight = 12) })
public final class NewStudy extends DialogCommand {

	@Parameter(label = "Source folder", persist = false, style = "directory",
		description = "Holds the images (DICOM series, NIfTI, NRRD, TIFF) and their contours, in sub-folders too")
	private String sourcedir = "";

	@Parameter(label = "Output folder", persist = false, style = "directory", description = "Where study.csv goes, and the copies if they are wanted")
	private String outputdir = "";

	@Parameter(label = "Structure", persist = false, required = false,
		description = "Which structure to take where there are several, such as GTV-1; empty for the only one")
	private String structure = "";

	@Parameter(label = "Modality", persist = false, description = "Which DICOM series count, such as CT")
	private String modality = "CT";

	@Parameter(label = "De-identify", persist = false,
		description = "Copies the DICOM files into the output folder without names, numbers, dates, free text and private elements, with new identifiers")
	private boolean deidentify;

	@Parameter(label = "Key file", persist = false, style = "save", required = false,
		description = "A .csv outside the output folder that says which new patient is which; empty writes none")
	private String keyfile = "";

	@Parameter(label = "Overwrite", persist = false, description = "Replace a study.csv and key file that are there; copies made by de-identifying are never replaced")
	private boolean overwrite;

	@Parameter(label = "New Study", type = ItemIO.OUTPUT)
	private ResultsTable manifest;

	@Parameter(label = "Study Problems", type = ItemIO.OUTPUT)
	private ResultsTable problems;

	@Parameter(label = "Remarks", type = ItemIO.OUTPUT)
	private String remarks;

	@Override
	void execute(final Progress progress) {
		final IntakeOptions options = new IntakeOptions(requiredPath(sourcedir, "sourcedir"), outputFolder(outputdir), structure
			.trim(), required(modality, "modality", "the modality of the series, such as CT"), deidentify, keyfile.isBlank() ? null
				: requiredPath(keyfile, "keyfile"), overwrite);
		final StudyIntake.Result made = new StudyIntake(new ImageFiles(), new ContourFiles()).run(options, progress);
		manifest = Tables.of(made.manifest());
		problems = made.problems().isEmpty() ? null : Tables.of(Problem.table(made.problems()));
		final int readings = made.manifest().rows().size(), problemsSeen = made.problems().size();
		final List<String> said = new ArrayList<>(made.remarks());
		said.add(0, made.manifest().source() + " has " + readings + (readings == 1 ? " reading" : " readings") + (problemsSeen == 0 ? "."
			: "; " + problemsSeen + (problemsSeen == 1 ? " problem is" : " problems are") + " in the table Study Problems."));
		remarks = String.join("\n", said);
	}
}
