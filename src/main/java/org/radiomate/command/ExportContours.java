package org.radiomate.command;

import org.radiomate.imagej.ContourFiles;
import org.radiomate.imagej.ContourFormat;
import org.radiomate.imagej.ExportTarget;
import org.radiomate.imagej.PatientInput;
import org.radiomate.io.dicom.DicomContours;
import org.radiomate.task.Progress;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.LabelMap;
import org.radiomate.volume.MaskRule;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the contours of an image as a file of contours or as a mask image. */
@Plugin(type = Command.class, label = "Export Radiomics Contours...", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Export Radiomics Contours...", weight = 25) })
public final class ExportContours extends ImageCommand {

	@Parameter(label = "Format", persist = false, choices = { "RoiSet.zip", "TIFF mask", "NIfTI mask", "NRRD mask", "DICOM RTSTRUCT",
		"DICOM SEG" }, description = "Contours as they were drawn, or a mask image whose voxels hold the number of their structure")
	private String format = "RoiSet.zip";

	@Parameter(label = "Mask rule", persist = false, choices = { "ibex-outline", "pixel-centre" },
		description = "Which pixels of a drawn outline a mask image holds: also those under the outline (IBEX), or those whose centre lies inside (IBSI)")
	private String maskrule = "ibex-outline";

	@Parameter(label = "Save file", persist = false, style = "save", description = "Where to save: .zip, .tif, .nii, .nii.gz, .nrrd or .dcm")
	private String savefile = "";

	@Parameter(label = "DICOM folder", persist = false, style = "directory", required = false,
		description = "The image's DICOM series, to which RTSTRUCT and SEG refer; empty for the folder that it was opened from")
	private String seriesdir = "";

	@Parameter(label = "Remark", type = ItemIO.OUTPUT)
	private String remark;

	@Override
	void execute(final Progress progress) {
		final ContourFormat wanted = ContourFormat.of(format);
		final MaskRule rule = MaskRule.ofFileName(maskrule);
		final PatientInput input = patient();
		final ExportTarget target = input.exportTarget(seriesdir.isBlank() ? null : requiredPath(seriesdir, "seriesdir"));
		final List<ContourSet> sets = input.allContours(target);
		final Path file = wanted.checked(requiredPath(savefile, "savefile"));
		ContourFiles.writer(wanted, rule, target).write(sets, file);
		final List<String> said = new ArrayList<>(List.of("Wrote " + file + ". " + contents(wanted, sets, target.grid(), rule)));
		if (wanted == ContourFormat.RTSTRUCT || wanted == ContourFormat.SEG) said.addAll(DicomContours.shortenings(sets));
		remark = String.join("\n", said);
	}

	private static String contents(final ContourFormat format, final List<ContourSet> sets, final Geometry grid,
		final MaskRule rule)
	{
		if (format == ContourFormat.ROI_SET || format == ContourFormat.RTSTRUCT) return sets.stream().mapToInt(set -> set.contours().size()).sum() + " contours.";
		if (format == ContourFormat.SEG) return sets.stream().map(set -> set.structure() + ": " + LabelMap.of(List.of(set), grid, rule)
			.count() + " voxels").collect(Collectors.joining("; ")) + ".";
		final LabelMap map = LabelMap.of(sets, grid, rule);
		final String warnings = map.warnings().isEmpty() ? "" : "\n" + String.join("\n", map.warnings());
		return map.count() + " voxels, by label " + map.describe() + "." + warnings;
	}
}
