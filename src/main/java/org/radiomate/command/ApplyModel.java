package org.radiomate.command;

import ij.measure.ResultsTable;

import org.radiomate.feature.FeatureVector;
import org.radiomate.imagej.PatientInput;
import org.radiomate.imagej.Tables;
import org.radiomate.model.ClinicalCoding;
import org.radiomate.model.ModelFile;
import org.radiomate.model.Prediction;
import org.radiomate.model.RiskModel;
import org.radiomate.study.ModelApplication;
import org.radiomate.study.PatientExtraction;
import org.radiomate.table.CsvTable;
import org.radiomate.table.Outcome;
import org.radiomate.task.Progress;
import org.radiomate.volume.Volume;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import java.util.Locale;

/** Applies a trained model to one patient and tells what each variable adds to the risk. */
@Plugin(type = Command.class, label = "Apply Radiomic Model...", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Apply Radiomic Model...") })
public final class ApplyModel extends ImageCommand {

	@Parameter(label = "Model file", persist = false, style = "open", description = "A file that ends in .radiomics-model.json")
	private String modelfile = "";

	@Parameter(label = "Clinical values", persist = false, required = false,
		description = "The patient's clinical values, such as age:62; pT:T3 (for a clinical or integrated model)")
	private String clinicalvalues = "";

	@Parameter(label = "Save table", persist = false, style = "save", required = false, description = "Where to save the explanation (CSV)")
	private String savetable = "";

	@Parameter(label = "Probability", type = ItemIO.OUTPUT)
	private double probability;

	@Parameter(label = "Result", type = ItemIO.OUTPUT)
	private String result;

	@Parameter(label = "Explanation", type = ItemIO.OUTPUT)
	private ResultsTable explanation;

	@Override
	void execute(final Progress progress) {
		final RiskModel model = ModelFile.read(requiredFile(modelfile, "modelfile"));
		final ModelApplication application = new ModelApplication(model);
		final FeatureVector features = application.needsImage() ? extract(application) : null;
		final Prediction prediction = application.predict(features, ClinicalCoding.parseValues(clinicalvalues));
		final CsvTable table = application.explanation(prediction);
		if (!savetable.isBlank()) table.write(requiredPath(savetable, "savetable"));
		probability = prediction.probability();
		result = sentence(model, prediction);
		explanation = Tables.of(table);
	}

	private FeatureVector extract(final ModelApplication application) {
		final PatientInput input = patient();
		final Volume volume = input.volume();
		return PatientExtraction.of(volume, input.contours(volume), application.featureSet()).features();
	}

	private static String sentence(final RiskModel model, final Prediction prediction) {
		final String risk = String.format(Locale.ROOT, "The %s model gives %s a probability of %.3f, %s its threshold of %.3f.",
			model.kind().word(), Outcome.inWords(model.outcome(), model.positive()), prediction.probability(), prediction.positive()
				? "at or above" : "below", model.threshold());
		return prediction.warnings().isEmpty() ? risk : risk + "\nCaution: " + String.join("; ", prediction.warnings()) + ".";
	}
}
