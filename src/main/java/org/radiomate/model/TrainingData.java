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
 * @param images what their images are like; null if nobody knows
 */
public record TrainingData(String outcome, String positiveLabel, String negativeLabel, boolean[] positive,
	List<String> features, double[][] featureColumns, ClinicalCoding coding, double[][] clinicalColumns, ImageRanges images)
{

	/** Patients of whose images nothing is known. */
	public TrainingData(final String outcome, final String positiveLabel, final String negativeLabel,
		final boolean[] positive, final List<String> features, final double[][] featureColumns, final ClinicalCoding coding,
		final double[][] clinicalColumns)
	{
		this(outcome, positiveLabel, negativeLabel, positive, features, featureColumns, coding, clinicalColumns, null);
	}

	/**
	 * What a model remembers of them.
	 *
	 * @param columns the values of its terms
	 * @param probabilities what it says of them
	 * @param usesFeatures whether it looks at images at all
	 */
	TrainingRanges ranges(final List<double[]> columns, final double[] probabilities, final boolean usesFeatures) {
		return new TrainingRanges(columns.stream().map(TrainingDistribution::of).toList(), TrainingDistribution.of(
			probabilities), usesFeatures ? images : null);
	}
}
