package org.radiomate.command;

import ij.ImagePlus;
import ij.measure.ResultsTable;

import org.radiomate.imagej.ChartImage;
import org.radiomate.imagej.ClinicalQuestion;
import org.radiomate.imagej.CommandLauncher;
import org.radiomate.imagej.ContourFiles;
import org.radiomate.imagej.ImageFiles;
import org.radiomate.imagej.PatientInput;
import org.radiomate.imagej.Tables;
import org.radiomate.model.ClinicalCoding;
import org.radiomate.model.ModelFile;
import org.radiomate.model.predictor.Scale;
import org.radiomate.report.ShareChart;
import org.radiomate.study.AppliedModel;
import org.radiomate.study.ExtractionOptions;
import org.radiomate.study.ModelApplication;
import org.radiomate.study.NewPatient;
import org.radiomate.study.PatientExtraction;
import org.radiomate.study.PredictionTable;
import org.radiomate.study.StudyFolder;
import org.radiomate.study.StudyLock;
import org.radiomate.study.StudyManifest;
import org.radiomate.study.check.CheckedExtraction;
import org.radiomate.table.ClinicalTable;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.volume.Volume;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Applies a trained model to one patient, all open images or a study, and tells what each variable adds to the risk. */
@Plugin(type = Command.class, label = "Apply Radiomic Model...", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Apply Radiomic Model...", weight = 43) })
public final class ApplyModel extends ImageCommand {

	@Parameter(label = "Model file", persist = false, style = "open", description = "A file that ends in .radiomics-model.json")
	private String modelfile = "";

	@Parameter(label = "Clinical values", persist = false, required = false,
		description = "The patient's clinical values, such as age:62; pT:T3 (for a clinical or integrated model); ask opens a dialog with what each may be")
	private String clinicalvalues = ClinicalQuestion.ASK;

	@Parameter(label = "Save table", persist = false, style = "save", required = false,
		description = "Where to save the explanation, or the predictions of all open images (CSV)")
	private String savetable = "";

	@Parameter(label = "All open images", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED),
		description = "Apply the model to every open image, each with its own Overlay or Selection as contours")
	private boolean allimages;

	@Parameter(label = "Study manifest", persist = false, style = "open", required = false, attrs = @Attr(
		name = CommandLauncher.ADVANCED), description = "A study.csv (patient, image, contours) to apply the model to instead of an open image")
	private String manifest = "";

	@Parameter(label = "Clinical table", persist = false, style = "open", required = false, attrs = @Attr(
		name = CommandLauncher.ADVANCED), description = "The clinical values of patients, found by image name or the manifest's patient (CSV)")
	private String clinicaltable = "";

	@Parameter(label = "Patient column", persist = false, attrs = @Attr(name = CommandLauncher.ADVANCED),
		description = "The column that names the patient in the clinical table")
	private String idcolumn = "patient";

	@Parameter(label = "Output folder", persist = false, style = "directory", required = false, attrs = @Attr(
		name = CommandLauncher.ADVANCED), description = "Where predictions.csv and the features of a study go")
	private String outputdir = "";

	@Parameter(label = "Probability", type = ItemIO.OUTPUT)
	private Double probability;

	@Parameter(label = "Result", type = ItemIO.OUTPUT)
	private String result;

	@Parameter(label = "Explanation", type = ItemIO.OUTPUT)
	private ResultsTable explanation;

	@Parameter(label = "Shares of the risk", type = ItemIO.OUTPUT)
	private ImagePlus shares;

	@Parameter(label = "Predictions", type = ItemIO.OUTPUT)
	private ResultsTable predictions;

	@Override
	void execute(final Progress progress) {
		final ModelApplication application = new ModelApplication(ModelFile.read(requiredFile(modelfile, "modelfile")));
		if (allimages && !manifest.isBlank()) throw new ProblemException(
			"Give 'allimages' or a 'manifest', not both.");
		if (!manifest.isBlank()) applyToStudy(application, progress);
		else if (allimages) applyToOpenImages(application, progress);
		else applyToOne(application, progress);
	}

	private void applyToOne(final ModelApplication application, final Progress progress) {
		final boolean tabled = !clinicaltable.isBlank();
		if (!tabled) clinicalvalues = ClinicalQuestion.answer(clinicalvalues, application);
		final Map<String, String> clinical = tabled ? clinicalValues(application).apply(patient().name()) : ClinicalCoding
			.parseValues(clinicalvalues);
		final String where = tabled ? "'clinicaltable'" : "'clinicalvalues'";
		application.check(clinical, where);
		final AppliedModel applied = application.apply(application.needsImage() ? newPatient(application, patient(), progress)
			: NewPatient.WITHOUT_IMAGE, clinical, where);
		if (!savetable.isBlank()) applied.explanation().write(requiredPath(savetable, "savetable"));
		probability = applied.prediction().probability();
		result = applied.sentence();
		explanation = Tables.of(applied.explanation());
		shares = ChartImage.ofBars("Shares of the risk", ShareChart.of(applied.title(), applied.scale() == Scale.LOGIT ? "log-odds"
			: "probability", applied.shares()), applied.shares().size() + 1);
		progress.report(1, 1, "Model applied");
	}

	private void applyToOpenImages(final ModelApplication application, final Progress progress) {
		final List<PatientInput> images = openImages();
		final PredictionTable table = new PredictionTable(application, clinicalValues(application));
		for (int i = 0; i < images.size(); i++) {
			progress.check();
			progress.report(i, images.size(), "Applying the model");
			final String name = images.get(i).name();
			try {
				table.add(name, application.needsImage() ? newPatient(application, images.get(i), progress.quiet()) : NewPatient.WITHOUT_IMAGE);
			}
			catch (final ProblemException e) {
				table.addProblem(name, e.getMessage());
			}
		}
		progress.report(images.size(), images.size(), "Model applied");
		finish(table, savetable.isBlank() ? null : requiredPath(savetable, "savetable"));
	}

	private void applyToStudy(final ModelApplication application, final Progress progress) {
		final Path folder = outputFolder(outputdir), study = requiredFile(manifest, "manifest");
		if (Files.exists(StudyFolder.METRICS.in(folder))) throw new ProblemException(folder +
			" holds an evaluated study, whose predictions.csv would be lost. Give another folder as 'outputdir'.");
		final PredictionTable table = new PredictionTable(application, clinicalValues(application));
		try (StudyLock lock = StudyLock.of(folder)) {
			if (application.needsImage()) table.addAll(new CheckedExtraction(new ImageFiles(), new ContourFiles(), application
				.featureSet(), ExtractionOptions.defaults().withLeaveOut(true)).run(study, folder, progress));
			else StudyManifest.read(study).patients().forEach(patient -> table.add(patient, NewPatient.WITHOUT_IMAGE));
			finish(table, StudyFolder.PREDICTIONS.in(folder));
		}
	}

	private void finish(final PredictionTable table, final Path file) {
		probability = null; // SciJava begins with 0
		if (file != null) table.table().write(file);
		predictions = Tables.of(table.table());
		result = "Predictions for " + table.predicted() + " of " + table.table().rows().size() + (file == null ? "" : " in " +
			file) + ".";
	}

	private Function<String, Map<String, String>> clinicalValues(final ModelApplication application) {
		if (application.model().clinical().isEmpty()) return patient -> Map.of();
		return PredictionTable.valuesOf(ClinicalTable.read(requiredFile(clinicaltable, "clinicaltable"), required(idcolumn,
			"idcolumn", "the column that names the patient")), application.model());
	}

	private static NewPatient newPatient(final ModelApplication application, final PatientInput input,
		final Progress progress)
	{
		final Volume volume = input.volume();
		return NewPatient.of(PatientExtraction.of(volume, input.contours(volume), application.featureSet(), false, 0,
			progress));
	}
}
