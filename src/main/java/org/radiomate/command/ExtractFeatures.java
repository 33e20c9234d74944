package org.radiomate.command;

import ij.measure.ResultsTable;

import org.radiomate.feature.FeatureSet;
import org.radiomate.imagej.PatientInput;
import org.radiomate.imagej.Tables;
import org.radiomate.study.OnePatient;
import org.radiomate.study.PatientExtraction;
import org.radiomate.task.Progress;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Volume;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Extracts the features of one structure of one image. */
@Plugin(type = Command.class, label = "Extract Radiomic Features...", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Extract Radiomic Features...", weight = 30) })
public final class ExtractFeatures extends ImageCommand {

	@Parameter(label = "Feature set", persist = false, choices = { "IBEX 352", "IBEX 353", "IBEX 430", "IBEX 2017",
		"IBEX signature 11", "IBSI 2D", "IBSI 2.5D", "IBSI 3D", "IBSI digital phantom",
		"IBSI config A", "IBSI config B", "IBSI config C", "IBSI config D",
		"IBSI config E" }, description = "Which features, with which parameters")
	private String featureset = "IBEX 352";

	@Parameter(label = "Feature set file", persist = false, style = "open", required = false,
		description = "A feature set of your own (JSON) instead of a built-in one")
	private String setfile = "";

	@Parameter(label = "Image diagnostics", persist = false,
		description = "Record mean, minimum and maximum of the whole image, too, before and after each step; slower for large images")
	private boolean imagediagnostics;

	@Parameter(label = "Save table", persist = false, style = "save", required = false,
		description = "Where to save the table (CSV); how it was made goes beside it (JSON)")
	private String savetable = "";

	@Parameter(label = "Features", type = ItemIO.OUTPUT)
	private ResultsTable features;

	@Parameter(label = "Feature list", type = ItemIO.OUTPUT)
	private ResultsTable featurelist;

	@Parameter(label = "Warnings", type = ItemIO.OUTPUT)
	private String warnings;

	@Override
	void execute(final Progress progress) {
		final FeatureSet set = featureSet(featureset, setfile);
		final PatientInput input = patient();
		progress.report(0, 1, "Reading the image");
		final Volume volume = input.volume();
		final ContourSet contours = input.contours(volume);
		final PatientExtraction extraction = PatientExtraction.of(volume, contours, set, imagediagnostics, 0, progress);
		final OnePatient patient = new OnePatient(input.name(), contours, extraction, set);
		if (!savetable.isBlank()) patient.write(requiredPath(savetable, "savetable"));
		features = Tables.of(patient.table().toCsv());
		featurelist = Tables.onScreen(patient.list());
		warnings = patient.remarks();
		progress.report(1, 1, "Features extracted");
	}
}
