package org.radiomate.study;

import org.radiomate.model.ClinicalCoding;
import org.radiomate.table.ClinicalTable;
import org.radiomate.table.FeatureTable;
import org.radiomate.table.Outcome;
import org.radiomate.table.SplitTable;
import org.radiomate.task.ProblemException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables that the modelling steps start from, as files. Without a clinical table the outcome and the variables are
 * taken from the feature table.
 *
 * @param featureTable the feature table
 * @param clinicalTable the clinical table; null if the feature table holds all
 * @param idColumn the column that names the patient in every table
 * @param outcome the outcome's column
 * @param positive the label of the positive class; empty means 1
 * @param splitFile the split; null to take the column cohort of the clinical table
 * @param reader whose readings to model; empty for the first reader the table names
 * @param variables the clinical variables, which are no features
 */
public record StudyTables(Path featureTable, Path clinicalTable, String idColumn, String outcome, String positive,
	Path splitFile, String reader, ClinicalCoding variables)
{

	/** Reads and joins the tables. */
	public ModellingData read() {
		return join(features(), clinical());
	}

	/** Reads and joins the tables; if nothing splits the patients, all of them are in the training cohort. */
	public ModellingData readAlsoUnsplit() {
		final ClinicalTable clinical = clinical();
		return join(features(), clinical, isSplit(clinical) ? split(clinical) : SplitTable.undivided(clinical.patients()));
	}

	private boolean isSplit(final ClinicalTable clinical) {
		return splitFile != null || clinical.csv().has(SplitTable.COHORT);
	}

	/** Joins tables that were read before. */
	ModellingData join(final FeatureTable features, final ClinicalTable clinical) {
		return join(features, clinical, split(clinical));
	}

	private ModellingData join(final FeatureTable features, final ClinicalTable clinical, final SplitTable split) {
		return ModellingData.join(features.forModelling(reader), clinical, clinical.outcome(outcome, positive), split);
	}

	/** The feature table, without the columns that are something else. */
	public FeatureTable features() {
		final List<String> notFeatures = new ArrayList<>(variables.names());
		notFeatures.addAll(List.of(outcome, SplitTable.COHORT, SplitTable.SET, ClinicalTable.EXCLUDED));
		return FeatureTable.read(featureTable, idColumn, notFeatures);
	}

	/** The clinical table. */
	public ClinicalTable clinical() {
		return ClinicalTable.read(clinicalTable == null ? featureTable : clinicalTable, idColumn);
	}

	private SplitTable split(final ClinicalTable clinical) {
		return splitFile != null ? SplitTable.read(splitFile, idColumn) : givenSplit(clinical);
	}

	/** The split that the clinical table itself gives. */
	private SplitTable givenSplit(final ClinicalTable clinical) {
		if (!clinical.csv().has(SplitTable.COHORT)) throw new ProblemException(
			"There is no split: give 'splitfile', or a column 'cohort' in " + clinical.csv().source() + ".");
		return SplitTable.of(clinical.csv(), SplitTable.COHORT, idColumn);
	}
}
