package org.radiomate.command;

import ij.measure.ResultsTable;

import org.radiomate.imagej.ContourResults;
import org.radiomate.imagej.PatientInput;
import org.radiomate.imagej.Tables;
import org.radiomate.table.ContourTables;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Volume;
import org.radiomate.volume.contour.ContourInterpolation;
import org.radiomate.volume.contour.InterpolatedSlice;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import java.util.List;
import java.util.Objects;

/** Fills the slices between drawn ones. */
@Plugin(type = Command.class, label = "Interpolate Contours Between Slices...", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Interpolate Contours Between Slices...", weight = 22) })
public final class InterpolateContours extends ContourCommand {

	@Parameter(label = "Maximum gap (mm)", persist = false,
		description = "Drawn slices that are farther apart are not bridged; 0 for no limit")
	private double maximumgap;

	@Parameter(label = "Save contours", persist = false, style = "save", required = false,
		description = "A RoiSet.zip for drawn and interpolated contours; if left out, they go to the ROI Manager")
	private String savefile = "";

	@Parameter(label = "Interpolated slices", type = ItemIO.OUTPUT)
	private ResultsTable interpolated;

	@Parameter(label = "Summary", type = ItemIO.OUTPUT)
	private String summary;

	@Override
	void execute(final Progress progress) {
		if (!(maximumgap >= 0)) throw new ProblemException("'maximumgap' is " + maximumgap + ". Give 0 or more mm.");
		final PatientInput input = patient();
		final ContourResults destination = new ContourResults(input, savefile.isBlank() ? null : requiredPath(savefile,
			"savefile"));
		final Volume volume = input.volume();
		final Geometry grid = volume.geometry();
		final ContourSet drawn = input.drawnContours(volume);
		final List<InterpolatedSlice> slices = ContourInterpolation.of(mask(drawn, grid), maximumgap > 0 ? maximumgap
			: Double.POSITIVE_INFINITY, progress);
		destination.putInterpolated(drawn, slices.stream().map(InterpolatedSlice::area).filter(Objects::nonNull).toList());
		interpolated = Tables.of(ContourTables.interpolated(drawn.structure(), slices, grid));
		summary = summary(slices);
		progress.report(1, 1, summary);
	}

	private static String summary(final List<InterpolatedSlice> slices) {
		final long made = slices.stream().filter(slice -> slice.area() != null).count();
		if (slices.isEmpty()) return "No slice is missing between the drawn ones.";
		return made + " of " + slices.size() + " missing slices were interpolated.";
	}
}
