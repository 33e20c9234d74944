package org.radiomate.study;

import org.radiomate.feature.FeatureSet;
import org.radiomate.inference.StepwiseLogistic;
import org.radiomate.model.ClinicalCoding;
import org.radiomate.model.Learner;
import org.radiomate.model.ThresholdRule;
import org.radiomate.selection.FeatureAgreement;
import org.radiomate.selection.SelectionOptions;
import org.radiomate.table.ClinicalTable;
import org.radiomate.table.Outcome;
import org.radiomate.table.OutcomeDefinition;
import org.radiomate.table.SplitTable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the pipeline runs on, and how.
 *
 * @param manifest the study's images and contours; null to start from a feature table
 * @param featureTable a feature table to start from; null to extract
 * @param featureSet what to extract
 * @param setFile where the feature set was read from; null for a built-in one
 * @param extraction how it is extracted, and what happens to a patient with a problem
 * @param clinicalTable the clinical table; null if the feature table holds outcome and variables
 * @param outcome where the outcome is
 * @param reader whose readings to model; empty for the first
 * @param agreement how reader agreement is measured, if there are several readings
 * @param agreementOfTraining whether agreement looks at the training cohort only
 * @param robustness whether features are tested against perturbed contours and images, and how
 * @param splitter how patients are split, unless a split is given; its seed is that of every random step
 * @param splitFile a given split; null for none
 * @param centre a split by a column of the clinical table; null for none
 * @param foldFile given folds; null for none
 * @param resampling what follows the evaluation
 * @param folder where the study goes
 */
public record PipelineOptions(Path manifest, Path featureTable, FeatureSet featureSet, Path setFile,
	ExtractionOptions extraction, Path clinicalTable, String idColumn, OutcomeDefinition outcome, ClinicalCoding variables,
	String reader, FeatureAgreement agreement, boolean agreementOfTraining, RobustnessStep robustness, CohortSplitter splitter, Path splitFile,
	CentreSplit centre, SelectionOptions selection, Path foldFile, Learner learner, StepwiseLogistic.Direction stepwise,
	ThresholdRule threshold, FurtherStep resampling, Path folder)
{

	/** The feature table that the modelling starts from: the given one, or the one that is extracted. */
	Path usedFeatureTable() {
		return featureTable != null ? featureTable : StudyFolder.FEATURES.in(folder);
	}

	/** The tables of the study with a given split. */
	public StudyTables tables(final Path split) {
		return new StudyTables(usedFeatureTable(), clinicalTable, idColumn, outcome, split, reader, variables);
	}

	/** Whether the outcome and the variables stand in a table of their own. */
	public boolean hasClinicalTable() {
		return clinicalTable != null;
	}

	/** The files that are given, by the parameter that names them. */
	public Map<String, Path> inputs() {
		final Map<String, Path> inputs = new LinkedHashMap<>();
		inputs.put("manifest", manifest);
		inputs.put("featuretable", featureTable);
		inputs.put("clinicaltable", clinicalTable);
		inputs.put("setfile", setFile);
		inputs.put("splitfile", splitFile);
		inputs.put("foldfile", foldFile);
		inputs.values().removeIf(java.util.Objects::isNull);
		return inputs;
	}

	/**
	 * The cohorts: those of the split file, else by the split column, else by the clinical table's own column, else drawn from
	 * the seed.
	 *
	 * @param withFeatures who has features, or will have
	 */
	public SplitTable split(final ClinicalTable clinical, final Outcome outcomes, final Collection<String> withFeatures) {
		if (splitFile != null) return SplitTable.read(splitFile, idColumn);
		if (centre != null) return centre.split(clinical, outcomes);
		if (clinical.csv().has(SplitTable.COHORT)) return SplitTable.of(clinical.csv(), SplitTable.COHORT, idColumn);
		final Set<String> patients = new LinkedHashSet<>(clinical.patients());
		patients.retainAll(withFeatures);
		return splitter.split(patients, outcomes);
	}

	/**
	 * How sentences in the study's files name its inputs.
	 *
	 * @param study null if there is none
	 * @param others more files that sentences mention
	 */
	public StudyPaths paths(final StudyManifest study, final Collection<Path> others) {
		final List<Path> tables = new ArrayList<>(inputs().values());
		tables.addAll(others);
		tables.add(StudyFolder.FEATURES.in(folder));
		return StudyPaths.of(tables, study == null ? List.of() : study.files());
	}
}
