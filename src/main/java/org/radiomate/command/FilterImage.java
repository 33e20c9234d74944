package org.radiomate.command;

import ij.ImagePlus;

import org.radiomate.imagej.FilteredImage;
import org.radiomate.imagej.PatientInput;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.volume.Volume;
import org.radiomate.volume.filter.Preprocessing;
import org.radiomate.volume.filter.PreprocessingStep;
import org.radiomate.volume.filter.StepText;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import java.util.List;

/** Applies the preprocessing of a feature set to a whole image, to look at what the features see. */
@Plugin(type = Command.class, label = "Filter Radiomic Image...", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Filter Radiomic Image...", weight = 33) })
public final class FilterImage extends DialogCommand {

	@Parameter(label = "Image", persist = false, required = false, description = "The stack, calibrated in mm; the active image if left out")
	private ImagePlus image;

	@Parameter(label = "Image file", persist = false, style = "open", required = false,
		description = "A DICOM folder or a NIfTI, NRRD or TIFF file instead of an open image")
	private String imagefile = "";

	@Parameter(label = "Steps", persist = false,
		description = "Filters in order, as in a feature set, such as laws L5E5E5 rotations max energy 7; resample 1 1 1 mm spline")
	private String steps = "";

	@Parameter(label = "Save as", persist = false, style = "save", required = false,
		description = "Where to save the filtered image: NIfTI (.nii, .nii.gz), else TIFF")
	private String savefile = "";

	@Parameter(label = "Filtered", type = ItemIO.OUTPUT)
	private ImagePlus filtered;

	@Override
	void execute(final Progress progress) {
		final List<PreprocessingStep> parsed = StepText.parse(required(steps, "steps", "filters, such as 'gaussian sigma 1 mm 3d'"));
		if (parsed.isEmpty()) throw new ProblemException("'steps' names no step. Give filters, such as 'gaussian sigma 1 mm 3d'.");
		final PatientInput input = new PatientInput(image, imagefile, "", "", "");
		final Volume result = Preprocessing.apply(parsed, input.volume(), progress).named(input.name() + " " + StepText.of(parsed));
		if (!savefile.isBlank()) FilteredImage.save(result, requiredPath(savefile, "savefile"));
		filtered = FilteredImage.of(result);
	}
}
