package org.radiomate.selection;

/**
 * What the univariate screen found for one feature.
 *
 * @param id of the feature
 * @param index its position among the features screened
 * @param shapiroPositive P of normality in the positive class, {@code NaN} if undefined
 * @param shapiroNegative P of normality in the negative class, {@code NaN} if undefined
 * @param bartlett P of equal variances, {@code NaN} if undefined; of use only if both classes look normal
 * @param test the test used, empty if none
 * @param statistic its statistic, the positive class being the first sample
 * @param p its two-sided P value
 * @param kept whether P is below the significance
 * @param reason why the feature is not kept, or why a test was not possible; empty if kept without remark
 */
public record ScreenRow(String id, int index, double shapiroPositive, double shapiroNegative, double bartlett, String test,
	double statistic, double p, boolean kept, String reason)
{}
