package org.radiomate.command;

import ij.measure.ResultsTable;

import org.radiomate.imagej.ContourResults;
import org.radiomate.imagej.PatientInput;
import org.radiomate.imagej.Tables;
import org.radiomate.table.ContourTables;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.PixelArea;
import org.radiomate.volume.Volume;
import org.radiomate.volume.contour.CleanedSlice;
import org.radiomate.volume.contour.CleaningOptions;
import org.radiomate.volume.contour.ContourCleaning;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Takes air, fat and bone out of contours, into a structure of its own. */
@Plugin(type = Command.class, label = "Clean Contours...", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Clean Contours...", weight = 24) })
public final class CleanContours extends ContourCommand {

	@Parameter(label = "Lowest HU", persist = false, description = "Voxels below are taken out: air and fat")
	private double lowesthu = -30;

	@Parameter(label = "Highest HU", persist = false, description = "Voxels above are taken out: bone and calcification")
	private double highesthu = 300;

	@Parameter(label = "Opening radius (mm)", persist = false,
		description = "Takes off what is too thin for a disc of this radius; 0 for no opening")
	private double openingradius;

	@Parameter(label = "Minimum area (mm²)", persist = false, description = "Smaller pieces of a slice are dropped; 0 keeps all")
	private double minarea;

	@Parameter(label = "Fill holes", persist = false, required = false,
		description = "Puts back voxels that were taken out in the middle; holes that were drawn stay")
	private boolean fillholes;

	@Parameter(label = "Name of the result", persist = false, required = false,
		description = "The structure that the cleaned contours become; if left out, the old name and 'cleaned'")
	private String cleanedname = "";

	@Parameter(label = "Save contours", persist = false, style = "save", required = false,
		description = "A RoiSet.zip for the cleaned contours; if left out, they go to the ROI Manager")
	private String savefile = "";

	@Parameter(label = "Cleaned slices", type = ItemIO.OUTPUT)
	private ResultsTable cleaned;

	@Parameter(label = "Summary", type = ItemIO.OUTPUT)
	private String summary;

	@Override
	void execute(final Progress progress) {
		final CleaningOptions options = CleaningOptions.defaults().withHu(lowesthu, highesthu).withOpeningMm(openingradius)
			.withMinAreaMm2(minarea).withFillHoles(fillholes);
		final PatientInput input = patient();
		final ContourResults destination = new ContourResults(input, savefile.isBlank() ? null : requiredPath(savefile,
			"savefile"));
		final Volume volume = input.volume();
		final ContourSet drawn = input.contours(volume);
		final String name = name(drawn.structure());
		final List<CleanedSlice> slices = ContourCleaning.of(volume, mask(drawn, volume.geometry()), options, progress);
		final List<PixelArea> areas = slices.stream().map(CleanedSlice::area).filter(Objects::nonNull).toList();
		if (areas.isEmpty()) throw new ProblemException("Nothing is left of the contours between " + lowesthu + " and " +
			highesthu + " HU. Correct the limits, or see whether the image is in HU.");
		destination.putCleaned(drawn, name, areas);
		cleaned = Tables.of(ContourTables.cleaned(drawn, slices, volume.geometry()));
		summary = summary(slices);
		progress.report(1, 1, "Contours cleaned");
	}

	private String name(final String structure) {
		final String name = cleanedname.isBlank() ? (structure + " cleaned").trim() : cleanedname.trim();
		if (name.equals(structure)) throw new ProblemException("The result would have the name '" + structure +
			"' of the contours themselves. Give another 'cleanedname'.");
		return name;
	}

	private static String summary(final List<CleanedSlice> slices) {
		final int before = slices.stream().mapToInt(CleanedSlice::before).sum();
		final int after = slices.stream().mapToInt(CleanedSlice::after).sum();
		final String gone = slices.stream().filter(slice -> slice.after() == 0).map(slice -> "" + (slice.slice() + 1)).collect(
			Collectors.joining(", "));
		return (before - after) + " of " + before + " voxels were taken out." + (gone.isEmpty() ? ""
			: " Nothing is left on slice " + gone + ".");
	}
}
