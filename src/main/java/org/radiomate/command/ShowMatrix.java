package org.radiomate.command;

import ij.ImagePlus;
import ij.measure.ResultsTable;

import org.radiomate.feature.FeatureInspection;
import org.radiomate.feature.FeatureSet;
import org.radiomate.feature.MatrixChoice;
import org.radiomate.imagej.BasisView;
import org.radiomate.imagej.PatientInput;
import org.radiomate.imagej.Tables;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.volume.ContourRasterizer;
import org.radiomate.volume.Rasterized;
import org.radiomate.volume.Volume;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import java.util.ArrayList;
import java.util.List;

/** Shows what a feature is computed from, before it is used: mask, gray levels, matrix or histogram, and its value. */
@Plugin(type = Command.class, label = "Show Texture Matrix...", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Show Texture Matrix...", weight = 31) })
public final class ShowMatrix extends ImageCommand {

	@Parameter(label = "Feature", persist = false, required = false,
		description = "A feature's id, such as 45-7DifferenceEntropy, 90ShortRunEmphasis, 50Percentile or Roundness; it decides on matrix, direction and distance")
	private String feature = "";

	@Parameter(label = "Matrix", persist = false, choices = { "co-occurrence", "run length", "zone size", "zone distance", "dependence",
		"histogram", "discretised image" },
		description = "What to show if no feature is given")
	private String matrix = "co-occurrence";

	@Parameter(label = "Direction", persist = false, choices = { "0", "45", "90", "135", "180", "225", "270", "315", "all" },
		description = "Degrees in the slice: 0 to the right, 45 up and right, 90 up; all puts those of the feature set together")
	private String direction = "0";

	@Parameter(label = "Distance", persist = false, min = "1", description = "Distance in pixels of the two voxels of a pair")
	private int distance = 1;

	@Parameter(label = "Feature set", persist = false, choices = { "IBEX 352", "IBEX 353", "IBEX 430", "IBEX 2017",
		"IBEX signature 11", "IBSI 2D", "IBSI 2.5D", "IBSI 3D", "IBSI digital phantom",
		"IBSI config A", "IBSI config B", "IBSI config C", "IBSI config D",
		"IBSI config E" }, description = "Which features, with which parameters")
	private String featureset = "IBEX 430";

	@Parameter(label = "Feature set file", persist = false, style = "open", required = false,
		description = "A feature set of your own (JSON) instead of a built-in one")
	private String setfile = "";

	@Parameter(label = "Mark cell", persist = false, required = false,
		description = "Row and column of a cell, such as 12,13: the voxels it counts are marked on the images; in a window a click on the cell does it")
	private String cell = "";

	@Parameter(label = "Save folder", persist = false, style = "directory", required = false,
		description = "Where to save the images (TIFF), the table (CSV) and the explanation")
	private String savefolder = "";

	@Parameter(label = "Mask", type = ItemIO.OUTPUT)
	private ImagePlus maskimage;

	@Parameter(label = "Gray levels", type = ItemIO.OUTPUT)
	private ImagePlus discretised;

	@Parameter(label = "Matrix", type = ItemIO.OUTPUT)
	private ImagePlus matriximage;

	@Parameter(label = "Matrix table", type = ItemIO.OUTPUT)
	private ResultsTable matrixtable;

	@Parameter(label = "Value", type = ItemIO.OUTPUT)
	private Double value;

	@Parameter(label = "Explanation", type = ItemIO.OUTPUT)
	private String explanation;

	@Parameter(label = "Warnings", type = ItemIO.OUTPUT)
	private String warnings;

	@Override
	void execute(final Progress progress) {
		final FeatureSet set = featureSet(featureset, setfile);
		final MatrixChoice choice = MatrixChoice.parse(matrix, direction, distance);
		final PatientInput input = patient();
		progress.report(0, 2, "Reading the image");
		final Volume volume = input.volume();
		final Rasterized mask = ContourRasterizer.rasterize(input.contours(volume).contours(), volume.geometry(), set
			.maskRule());
		progress.report(1, 2, "Computing");
		final String id = set.idOf(feature);
		final FeatureInspection seen = id.isEmpty() ? FeatureInspection.of(volume, mask.mask(), set, choice)
			: FeatureInspection.of(volume, mask.mask(), set, id);
		show(BasisView.of(seen, name(choice)), seen, choice);
		final List<String> remarks = new ArrayList<>(mask.warnings());
		remarks.addAll(seen.warnings());
		warnings = remarks.isEmpty() ? null : String.join("\n", remarks);
		progress.report(2, 2, "Shown");
	}

	private void show(final BasisView view, final FeatureInspection seen, final MatrixChoice choice) {
		explanation = seen.explanation() + marked(view);
		if (!savefolder.isBlank()) view.write(requiredPath(savefolder, "savefolder"), name(choice), explanation);
		maskimage = view.mask();
		discretised = view.discretised();
		matriximage = view.matrix();
		matrixtable = view.table() == null ? null : Tables.of(view.table());
		value = Double.isNaN(seen.value()) ? null : seen.value();
	}

	private String marked(final BasisView view) {
		if (cell.isBlank()) return "";
		final String[] place = cell.trim().split("\\s*[,;\\s]\\s*");
		if (place.length != 2 || !place[0].matches("\\d{1,6}") || !place[1].matches("\\d{1,6}")) throw new ProblemException("The cell '" +
			cell + "' is no row and column; write two numbers such as 12,13.");
		return " " + view.mark(Integer.parseInt(place[0]), Integer.parseInt(place[1]));
	}

	/** What windows and files are called. */
	private String name(final MatrixChoice choice) {
		return feature.isBlank() ? choice.name() : feature.trim();
	}
}
