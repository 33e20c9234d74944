package org.radiomate.study;

import org.radiomate.model.ClinicalCoding;
import org.radiomate.model.ModelFile;
import org.radiomate.model.ModelKind;
import org.radiomate.model.ModelTrainer;
import org.radiomate.model.RiskModel;
import org.radiomate.model.TrainingData;
import org.radiomate.table.Cohort;
import org.radiomate.table.FeatureTable;
import org.radiomate.task.ProblemException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The training of the three models on the training cohort. Without clinical variables there is but the radiomics model.
 *
 * @param trainer how each model is trained
 * @param coding the clinical variables, as the user wrote them
 */
public record TrainingStep(ModelTrainer trainer, ClinicalCoding coding) {

	/** Trains the models on the selected features and the clinical variables. */
	public Map<ModelKind, RiskModel> run(final ModellingData data, final List<String> selected) {
		final List<String> patients = data.patients(Cohort.TRAINING);
		final TrainingData training = trainingData(data, selected, patients);
		final Map<ModelKind, RiskModel> models = new EnumMap<>(ModelKind.class);
		for (final ModelKind kind : ModelKind.values()) {
			if (kind == ModelKind.RADIOMICS || !coding.isEmpty()) models.put(kind, trainer.train(kind, training));
		}
		return models;
	}

	private TrainingData trainingData(final ModellingData data, final List<String> selected,
		final List<String> patients)
	{
		final int[] columns = selected.stream().mapToInt(data.features()::indexOf).toArray();
		final double[][] all = data.features().columns(patients);
		final double[][] features = java.util.Arrays.stream(columns).mapToObj(j -> all[j]).toArray(double[][]::new);
		final ClinicalCoding settled = coding.settledBy(data.clinical(), patients);
		final double[][] clinical = settled.columns(data.clinical(), patients);
		refuseAbsent(features, selected, patients, data.features().source());
		refuseAbsent(clinical, settled.columns(), patients, data.clinical().csv().source());
		return new TrainingData(data.outcome().variable(), data.outcome().positiveLabel(), data.outcome().negativeLabel(), data
			.outcome().of(patients), selected, features, settled, clinical);
	}

	private static void refuseAbsent(final double[][] columns, final List<String> names, final List<String> patients,
		final String source)
	{
		for (int j = 0; j < columns.length; j++) {
			for (int i = 0; i < columns[j].length; i++) {
				if (Double.isNaN(columns[j][i])) throw new ProblemException(source + ": training patient '" + patients.get(i) +
					"' has no value of '" + names.get(j) + "'. Fill it in, leave the variable out, or exclude the patient in the column 'excluded'.");
			}
		}
	}

	/** Writes the models into a folder. */
	public static void write(final Path folder, final Map<ModelKind, RiskModel> models) {
		models.forEach((kind, model) -> ModelFile.write(kind.file(folder), model));
	}

	/** Reads the models of a folder. */
	public static Map<ModelKind, RiskModel> read(final Path folder) {
		final Map<ModelKind, RiskModel> models = new EnumMap<>(ModelKind.class);
		for (final ModelKind kind : ModelKind.values()) {
			if (Files.exists(kind.file(folder))) models.put(kind, ModelFile.read(kind.file(folder)));
		}
		if (models.isEmpty()) throw new ProblemException(folder + " holds no model. Give the folder that Train Radiomic Models wrote.");
		return models;
	}

	/** The features a table lacks that a model needs are named before anything is computed. */
	static void requireFeatures(final FeatureTable table, final RiskModel model) {
		model.features().forEach(table::indexOf);
	}
}
