package org.radiomate.study;

import org.radiomate.feature.FeatureSet;
import org.radiomate.inference.StepwiseLogistic;
import org.radiomate.model.ClinicalCoding;
import org.radiomate.model.Learner;
import org.radiomate.model.ThresholdRule;
import org.radiomate.selection.FeatureAgreement;
import org.radiomate.selection.SelectionOptions;
import org.radiomate.table.OutcomeDefinition;

import java.nio.file.Path;

/**
 * What the pipeline runs on, and how.
 *
 * @param manifest the study's images and contours; null to start from a feature table
 * @param featureTable a feature table to start from; null to extract
 * @param featureSet what to extract
 * @param threads how many patients at once; 0 for as many as there are processors
 * @param clinicalTable the clinical table; null if the feature table holds outcome and variables
 * @param outcome where the outcome is
 * @param reader whose readings to model; empty for the first
 * @param agreement how reader agreement is measured, if there are several readings
 * @param agreementOfTraining whether agreement looks at the training cohort only
 * @param splitter how patients are split, unless a split is given
 * @param splitFile a given split; null for none
 * @param foldFile given folds; null for none
 * @param folder where the study goes
 */
public record PipelineOptions(Path manifest, Path featureTable, FeatureSet featureSet, int threads, Path clinicalTable,
	String idColumn, OutcomeDefinition outcome, ClinicalCoding variables, String reader, FeatureAgreement agreement,
	boolean agreementOfTraining, CohortSplitter splitter, Path splitFile, SelectionOptions selection, Path foldFile,
	Learner learner, StepwiseLogistic.Direction stepwise, ThresholdRule threshold, Path folder)
{

	/** The feature table that the modelling starts from: the given one, or the one that is extracted. */
	Path usedFeatureTable() {
		return featureTable != null ? featureTable : StudyFolder.FEATURES.in(folder);
	}

	/** The tables of the study with a given split. */
	StudyTables tables(final Path split) {
		return new StudyTables(usedFeatureTable(), clinicalTable, idColumn, outcome, split, reader, variables);
	}
}
