package org.radiomate.model;

import java.util.List;

/**
 * The training cohort as a learner sees it; validation patients are not in it.
 *
 * @param outcome the outcome's column
 * @param positiveLabel the label of the positive class
 * @param negativeLabel the label of the other class
 * @param positive the class of each patient
 * @param features the selected features' ids
 * @param featureColumns their values as extracted, one array for each feature
 * @param coding the clinical variables
 * @param clinicalColumns their codes, one array for each column of the coding
 */
public record TrainingData(String outcome, String positiveLabel, String negativeLabel, boolean[] positive,
	List<String> features, double[][] featureColumns, ClinicalCoding coding, double[][] clinicalColumns)
{}
