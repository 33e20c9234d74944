package org.radiomate.study;

import org.radiomate.inference.StepwiseLogistic;
import org.radiomate.io.FileHash;
import org.radiomate.io.SafeFile;
import org.radiomate.model.ClinicalCoding;
import org.radiomate.model.ImageRanges;
import org.radiomate.model.ImageTraits;
import org.radiomate.model.Learner;
import org.radiomate.model.ModelFile;
import org.radiomate.model.ModelKind;
import org.radiomate.model.ModelTrainer;
import org.radiomate.model.RiskModel;
import org.radiomate.model.Term;
import org.radiomate.model.ThresholdRule;
import org.radiomate.model.TrainingData;
import org.radiomate.model.learning.TuningRow;
import org.radiomate.table.Cohort;
import org.radiomate.table.CsvTable;
import org.radiomate.table.FeatureTable;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.task.Software;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The training of the three models on the training cohort. Without clinical variables there is but the radiomics model.
 *
 * @param trainer how each model is trained
 * @param coding the clinical variables, as the user wrote them
 * @param readings how the features were extracted; none if nobody knows
 */
public record TrainingStep(ModelTrainer trainer, ClinicalCoding coding, List<FeatureRecord.Reading> readings) {

	/** Names the hash of the feature table in a model's provenance. */
	static final String FEATURE_TABLE_HASH = "feature_table_sha256";

	/** A training of which nobody knows how the features were extracted. */
	public TrainingStep(final ModelTrainer trainer, final ClinicalCoding coding) {
		this(trainer, coding, List.of());
	}

	/**
	 * A training that keeps in each model which files it came from, and the feature set if the feature table's record lies
	 * beside it.
	 */
	public static TrainingStep of(final Learner learner, final StepwiseLogistic.Direction stepwise,
		final ThresholdRule threshold, final StudyTables tables, final long seed)
	{
		final Map<String, String> provenance = new TreeMap<>(Map.of("software", Software.nameAndVersion(),
			FEATURE_TABLE_HASH, FileHash.sha256(tables.featureTable())));
		if (tables.clinicalTable() != null) provenance.put("clinical_table_sha256", FileHash.sha256(tables.clinicalTable()));
		return new TrainingStep(new ModelTrainer(learner, stepwise, threshold, FeatureRecord.featureSetBeside(tables
			.featureTable()), provenance, seed), tables.variables(), FeatureRecord.readingsBeside(tables.featureTable()));
	}

	/** Trains the models on the selected features and the clinical variables of the training cohort. */
	public Map<ModelKind, RiskModel> run(final ModellingData data, final List<String> selected, final Progress progress) {
		return runOn(data, selected, data.patients(Cohort.TRAINING), progress);
	}

	/**
	 * Trains the models on these patients and no others, whatever their cohort.
	 *
	 * @param patients the training patients; one who is there twice, as in a bootstrap sample, counts twice
	 */
	public Map<ModelKind, RiskModel> runOn(final ModellingData data, final List<String> selected,
		final List<String> patients, final Progress progress)
	{
		final TrainingData training = trainingData(data, selected, patients);
		final Map<ModelKind, RiskModel> models = new EnumMap<>(ModelKind.class);
		for (final ModelKind kind : ModelKind.values()) {
			if (kind == ModelKind.RADIOMICS || !coding.isEmpty()) models.put(kind, trainer.train(kind, training, progress));
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
			.outcome().of(patients), selected, features, settled, clinical, images(data, patients));
	}

	/** The images of these patients, each by the reading whose features are used; null if no record told of all. */
	private ImageRanges images(final ModellingData data, final List<String> patients) {
		final Map<List<String>, FeatureRecord.Reading> byReading = new HashMap<>();
		for (final FeatureRecord.Reading one : readings) byReading.put(List.of(one.patient(), one.reader(), one.repeat()), one);
		final Map<String, FeatureRecord.Reading> used = new HashMap<>();
		for (final FeatureTable.Reading row : data.features().rows()) {
			used.put(row.patient(), byReading.get(List.of(row.patient(), row.reader(), row.repeat())));
		}
		final List<ImageTraits> traits = patients.stream().map(used::get).filter(Objects::nonNull).map(
			FeatureRecord.Reading::traits).toList();
		return traits.size() < patients.size() ? null : ImageRanges.of(traits);
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

	/** How each setting of a tuned learner did inside the training cohort; no lines if nothing was tuned. */
	public static CsvTable tuning(final Map<ModelKind, RiskModel> models) {
		final List<List<String>> rows = new ArrayList<>();
		models.forEach((kind, model) -> {
			if (model.tuned() == null) return;
			for (final TuningRow row : model.tuned().tuning()) rows.add(List.of(kind.word(), row.setting(), CsvTable.number(row
				.deviance()), CsvTable.number(row.auc()), row.chosen() ? "yes" : "no"));
		});
		return new CsvTable("tuning", List.of("model", "setting", "deviance", "auc", "chosen"), rows);
	}

	/** The chosen setting of each model. */
	static CsvTable chosen(final Map<ModelKind, RiskModel> models) {
		final CsvTable all = tuning(models);
		return new CsvTable("tuning", all.header().subList(0, 4), all.rows().stream().filter(row -> row.get(4).equals("yes")).map(
			row -> row.subList(0, 4)).toList());
	}

	/** What was said when the models were trained; empty if nothing. */
	public static String warnings(final Map<ModelKind, RiskModel> models) {
		final List<String> lines = new ArrayList<>();
		models.forEach((kind, model) -> model.warnings().forEach(warning -> lines.add(kind.word() + ": " + warning)));
		return lines.isEmpty() ? null : String.join("\n", lines);
	}

	/** Writes the models and their tuning into a study's folder; the tuning of an earlier run would be taken for this one's. */
	public static void write(final Path folder, final Map<ModelKind, RiskModel> models) {
		models.forEach((kind, model) -> ModelFile.write(kind.file(StudyFolder.MODELS.in(folder)), model));
		final CsvTable tuning = tuning(models);
		if (tuning.rows().isEmpty()) SafeFile.remove(StudyFolder.TUNING.in(folder));
		else tuning.write(StudyFolder.TUNING.in(folder));
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
