package org.radiomate.selection;

import org.radiomate.inference.IccForm;
import org.radiomate.inference.IntraclassCorrelation;
import org.radiomate.table.RobustnessTable;
import org.radiomate.table.RobustnessTable.Row;
import org.radiomate.task.ParallelTasks;
import org.radiomate.task.Progress;

import java.util.List;

/**
 * How robust each feature is against perturbation, by the intraclass correlation ICC(1,1) over patients and their readings,
 * the unperturbed one and the perturbed ones (Zwanenburg A et al., Sci Rep 2019;9:614, doi:10.1038/s41598-018-36938-4). A
 * patient without a value in one of the readings is left out of that feature. No outcome is looked at.
 *
 * @param cutoff the value to exceed
 */
public record FeatureRobustness(double cutoff) {

	/** One-way random effects, single reading: the k-th perturbations of two patients have nothing in common. */
	public static final IccForm FORM = IccForm.ICC1_1;

	private static final double CONFIDENCE = 0.95;

	/**
	 * Measures the robustness of every feature.
	 *
	 * @param readings values by patient, reading and feature; NaN where absent
	 */
	public RobustnessTable measure(final List<String> features, final List<double[][]> readings, final Progress progress) {
		return new RobustnessTable(FORM.label(), cutoff, ParallelTasks.map(features.size(), 0, "Measuring robustness", progress,
			j -> row(features.get(j), ratings(readings, j))));
	}

	private static double[][] ratings(final List<double[][]> readings, final int feature) {
		final double[][] ratings = new double[readings.size()][];
		for (int i = 0; i < ratings.length; i++) {
			ratings[i] = new double[readings.get(i).length];
			for (int k = 0; k < ratings[i].length; k++) ratings[i][k] = readings.get(i)[k][feature];
		}
		return ratings;
	}

	private Row row(final String feature, final double[][] ratings) {
		final IntraclassCorrelation correlation = IntraclassCorrelation.of(ratings, CONFIDENCE);
		final IntraclassCorrelation.Estimate estimate = correlation.get(FORM);
		final boolean kept = estimate.value() > cutoff;
		final String why = !correlation.undefinedReason().isEmpty() ? correlation.undefinedReason() : kept ? "" : "ICC is not above " +
			cutoff;
		return new Row(feature, estimate.value(), estimate.lower(), estimate.upper(), correlation.subjects(), ratings[0].length - 1,
			kept, withLeftOut(why, correlation.omittedSubjects()));
	}

	private static String withLeftOut(final String why, final int omitted) {
		if (omitted == 0) return why;
		return (why.isEmpty() ? "" : why + "; ") + omitted + (omitted == 1 ? " patient" : " patients") +
			" without all values left out";
	}
}
