package org.radiomate.study;

import org.radiomate.io.FileHash;
import org.radiomate.model.ClinicalCoding;
import org.radiomate.model.RiskModel;
import org.radiomate.model.Signature;
import org.radiomate.table.ClinicalTable;
import org.radiomate.table.Cohort;
import org.radiomate.table.CsvTable;
import org.radiomate.table.FeatureTable;
import org.radiomate.table.OutcomeDefinition;
import org.radiomate.table.SplitTable;
import org.radiomate.task.ProblemException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The tables that the modelling steps start from, as files. Without a clinical table the outcome and the variables are
 * taken from the feature table.
 *
 * @param featureTable the feature table
 * @param clinicalTable the clinical table; null if the feature table holds all
 * @param idColumn the column that names the patient in every table
 * @param outcome where the outcome is
 * @param splitFile the split; null to take the column cohort of the clinical table
 * @param reader whose readings to model; empty for the first reader the table names
 * @param variables the clinical variables, which are no features
 */
public record StudyTables(Path featureTable, Path clinicalTable, String idColumn, OutcomeDefinition outcome, Path splitFile,
	String reader, ClinicalCoding variables)
{

	/** Reads and joins the tables. */
	public ModellingData read() {
		return join(features(), clinical());
	}

	/**
	 * The tables with a signature's clinical variables, where the user named none and the clinical table has them.
	 *
	 * @throws ProblemException if the clinical table has but some of them
	 */
	public StudyTables withVariablesOf(final Signature signature) {
		if (!variables.isEmpty()) return this;
		final CsvTable csv = clinical().csv();
		final List<String> wanted = signature.coding().names(), missing = wanted.stream().filter(name -> !csv.has(name))
			.toList();
		if (missing.size() == wanted.size()) return this;
		if (!missing.isEmpty()) throw new ProblemException(csv.source() + " has no column " + missing.stream().map(name -> "'" +
			name + "'").collect(Collectors.joining(", ")) + " of the signature '" + signature.name() +
			"'. Rename your column, or say with 'variables' which ones to use.");
		return new StudyTables(featureTable, clinicalTable, idColumn, outcome, splitFile, reader, signature.coding());
	}

	/** Reads and joins the tables; if nothing splits the patients, all of them are in the training cohort. */
	public ModellingData readAlsoUnsplit() {
		final ClinicalTable clinical = clinical();
		return isSplit(clinical) ? join(features(), clinical) : join(features(), clinical, SplitTable.undivided(clinical
			.patients(), Cohort.TRAINING));
	}

	/**
	 * Reads and joins the tables of patients from elsewhere, all of whom are validation patients.
	 *
	 * @param models what is to be evaluated on them
	 * @throws ProblemException if there is a split, or a model was trained on this very feature table
	 */
	public ModellingData readExternal(final Collection<RiskModel> models) {
		if (splitFile != null) throw new ProblemException(
			"Patients from elsewhere are not split. Leave 'splitfile' empty, or do not say 'external'.");
		final String hash = FileHash.sha256(featureTable);
		for (final RiskModel model : models) {
			if (hash.equals(model.provenance().get(TrainingStep.FEATURE_TABLE_HASH))) throw new ProblemException("The " + model.kind()
				.word() + " model was trained on patients of " + featureTable +
				", so they are not from elsewhere. Give the 'splitfile' of its study instead of 'external'.");
		}
		final ClinicalTable clinical = clinical();
		return join(features(), clinical, SplitTable.undivided(clinical.patients(), Cohort.VALIDATION));
	}

	private boolean isSplit(final ClinicalTable clinical) {
		return splitFile != null || clinical.csv().has(SplitTable.COHORT);
	}

	/** Joins tables that were read before. */
	ModellingData join(final FeatureTable features, final ClinicalTable clinical) {
		return join(features, clinical, split(splitFile, clinical));
	}

	private ModellingData join(final FeatureTable features, final ClinicalTable clinical, final SplitTable split) {
		final ModellingData data = ModellingData.join(features.forModelling(reader), clinical, outcome.of(clinical), split);
		return outcome.remark().map(data::warning).orElse(data);
	}

	/** The feature table, without the columns that are something else. */
	public FeatureTable features() {
		final List<String> notFeatures = new ArrayList<>(variables.names());
		notFeatures.addAll(outcome.columns());
		notFeatures.addAll(List.of(SplitTable.COHORT, SplitTable.SET, ClinicalTable.EXCLUDED));
		return FeatureTable.read(featureTable, idColumn, notFeatures);
	}

	/** The clinical table of the patients whose outcome is known. */
	public ClinicalTable clinical() {
		return clinical(Map.of());
	}

	/** The same without more patients, each with the reason. */
	ClinicalTable clinical(final Map<String, String> excluded) {
		return outcome.knownIn(ClinicalTable.read(clinicalTable == null ? featureTable : clinicalTable, idColumn).excluding(
			excluded));
	}

	/** The split of a file, or where none is given that of the clinical table itself. */
	public static SplitTable split(final Path splitFile, final ClinicalTable clinical) {
		if (splitFile != null) return SplitTable.read(splitFile, clinical.idColumn());
		if (!clinical.csv().has(SplitTable.COHORT)) throw new ProblemException(
			"There is no split: give 'splitfile', or a column 'cohort' in " + clinical.csv().source() + ".");
		return SplitTable.of(clinical.csv(), SplitTable.COHORT, clinical.idColumn());
	}
}
