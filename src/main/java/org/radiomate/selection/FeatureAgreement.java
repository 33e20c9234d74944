package org.radiomate.selection;

import org.radiomate.inference.IccForm;
import org.radiomate.inference.IntraclassCorrelation;
import org.radiomate.table.AgreementTable;
import org.radiomate.table.AgreementTable.Agreement;
import org.radiomate.table.AgreementTable.Row;
import org.radiomate.table.FeatureTable;
import org.radiomate.task.ParallelTasks;
import org.radiomate.task.Progress;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How well readers agree on each feature, by the intraclass correlation: within a reader over the repeats, between
 * readers over their first readings. A feature is kept if every kind of agreement that the table allows exceeds the
 * cutoff. No outcome is looked at.
 *
 * @param form which intraclass correlation
 * @param cutoff the value to exceed
 */
public record FeatureAgreement(IccForm form, double cutoff) {

	private static final double CONFIDENCE = 0.95;

	/**
	 * Measures the agreement on every feature.
	 *
	 * @param table readings of several readers, or several of one
	 * @param patients whom to look at; others are left aside
	 * @param reader whose repeats count within a reader; empty means the first reader the table names
	 * @throws ProblemException if no patient was read twice
	 */
	public AgreementTable measure(final FeatureTable table, final Set<String> patients, final String reader,
		final Progress progress)
	{
		final Ratings within = Ratings.within(table, patients, reader);
		final Ratings between = Ratings.between(table, patients);
		Ratings.requireTwoReadings(table, within, between);
		return new AgreementTable(form.label(), cutoff, ParallelTasks.map(table.features().size(), 0, "Comparing readers",
			progress, j -> row(table.features().get(j), agreement(within, j), agreement(between, j))));
	}

	private Agreement agreement(final Ratings ratings, final int feature) {
		if (ratings.patients().size() < 2) return Agreement.NOT_MEASURED;
		final IntraclassCorrelation correlation = IntraclassCorrelation.of(ratings.of(feature), CONFIDENCE);
		final IntraclassCorrelation.Estimate estimate = correlation.get(form);
		final boolean kept = estimate.value() > cutoff;
		final String reason = !correlation.undefinedReason().isEmpty() ? ratings.what() + ": " + correlation.undefinedReason()
			: kept ? "" : "ICC " + ratings.what() + " is not above " + cutoff;
		return new Agreement(estimate.value(), estimate.lower(), estimate.upper(), correlation.subjects(), kept, reason);
	}

	private static Row row(final String feature, final Agreement within, final Agreement between) {
		final List<String> reasons = new ArrayList<>(List.of(within.reason(), between.reason()));
		reasons.removeIf(String::isEmpty);
		return new Row(feature, within, between, within.kept() && between.kept(), String.join("; ", reasons));
	}
}
