package org.radiomate.command;

import ij.measure.ResultsTable;

import org.radiomate.imagej.PatientInput;
import org.radiomate.imagej.Tables;
import org.radiomate.imagej.ThicknessOverlay;
import org.radiomate.table.ContourTables;
import org.radiomate.table.CsvTable;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Volume;
import org.radiomate.volume.contour.CheckOptions;
import org.radiomate.volume.contour.ContourCheck;
import org.radiomate.volume.contour.ContourFlaw;
import org.radiomate.volume.contour.TissueLimits;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import java.util.ArrayList;
import java.util.List;

/** Says in words what is wrong with contours, and how well two readers agree. */
@Plugin(type = Command.class, label = "Check Contours...", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Check Contours...", weight = 23) })
public final class CheckContours extends ContourCommand {

	@Parameter(label = "Minimum thickness (mm)", persist = false,
		description = "A slice is reported if no circle of this diameter fits in the contours; 0 for none")
	private double minthickness = 5;

	@Parameter(label = "Air below (HU)", persist = false, description = "What is lower is air")
	private double airbelow = -190;

	@Parameter(label = "Fat up to (HU)", persist = false, description = "What is not air and no higher is fat")
	private double fatupto = -30;

	@Parameter(label = "Bone above (HU)", persist = false, description = "What is higher is bone or calcification")
	private double boneabove = 300;

	@Parameter(label = "Allowed share (%)", persist = false, description = "A larger share of air, fat or bone is reported")
	private double allowedpercent = 5;

	@Parameter(label = "Draw thickness", persist = false, required = false,
		description = "Draws the circle and its diameter on each slice of the open image, red where it is too thin")
	private boolean drawoverlay;

	@Parameter(label = "Save table", persist = false, style = "save", required = false,
		description = "Where to save the findings (CSV)")
	private String savetable = "";

	@Parameter(label = "Contour findings", type = ItemIO.OUTPUT)
	private ResultsTable findings;

	@Parameter(label = "Contour agreement", type = ItemIO.OUTPUT)
	private ResultsTable agreement;

	@Parameter(label = "Summary", type = ItemIO.OUTPUT)
	private String summary;

	@Override
	void execute(final Progress progress) {
		final CheckOptions options = CheckOptions.defaults().withRule(rule()).withLimits(new TissueLimits(airbelow, fatupto,
			boneabove)).withAllowedPercent(allowedpercent).withMinThicknessMm(minthickness);
		final PatientInput input = patient();
		final Volume volume = input.volume();
		final List<ContourFlaw> flaws = new ArrayList<>();
		final List<ContourSet> sets = input.allContours(volume, flaws::add);
		if (sets.isEmpty() && flaws.isEmpty()) throw new ProblemException("There is no contour to check. Correct 'structure'.");
		final ContourCheck check = ContourCheck.of(volume, sets, flaws, options, progress);
		if (drawoverlay) ThicknessOverlay.draw(input, check.slices(), minthickness);
		final CsvTable table = ContourTables.findings(check.slices());
		if (!savetable.isBlank()) table.write(requiredPath(savetable, "savetable"));
		findings = Tables.of(table);
		agreement = check.pairs().isEmpty() ? null : Tables.of(ContourTables.agreement(check.pairs()));
		summary = check.summary();
		progress.report(1, 1, "Contours checked");
	}
}
