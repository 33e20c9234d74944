package org.radiomate.selection;

import org.radiomate.inference.BlandAltman;
import org.radiomate.inference.Interval;
import org.radiomate.table.CsvTable;
import org.radiomate.table.FeatureTable;
import org.radiomate.task.Progress;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Bland and Altman's limits of agreement of every feature, for each pair of repeats of a reader and each pair of readers. */
public final class LimitsOfAgreement {

	private static final double CONFIDENCE = 0.95;
	private static final List<String> HEADER = List.of("feature", "kind", "first", "second", "patients", "bias",
		"bias_lower", "bias_upper", "sd", "lower_limit", "lower_limit_lower", "lower_limit_upper", "upper_limit",
		"upper_limit_lower", "upper_limit_upper", "within_sd", "repeatability", "remark");

	private LimitsOfAgreement() {}

	/**
	 * Measures all features; the arguments are those of {@link FeatureAgreement#measure}.
	 *
	 * @throws org.radiomate.task.ProblemException if no patient was read twice
	 */
	public static CsvTable measure(final FeatureTable table, final Set<String> patients, final String reader,
		final Progress progress)
	{
		final Ratings within = Ratings.within(table, patients, reader);
		final Ratings between = Ratings.between(table, patients);
		Ratings.requireTwoReadings(table, within, between);
		final List<List<String>> rows = new ArrayList<>();
		for (int j = 0; j < table.features().size(); j++) {
			progress.check();
			addPairs(rows, table.features().get(j), j, within);
			addPairs(rows, table.features().get(j), j, between);
		}
		return new CsvTable("blandaltman", HEADER, rows);
	}

	private static void addPairs(final List<List<String>> rows, final String feature, final int j,
		final Ratings ratings)
	{
		if (ratings.patients().isEmpty()) return;
		for (int a = 0; a < ratings.raters().size(); a++) {
			for (int b = a + 1; b < ratings.raters().size(); b++) {
				rows.add(row(List.of(feature, ratings.what(), ratings.names().get(a), ratings.names().get(b)), BlandAltman.of(
					ratings.of(j, a), ratings.of(j, b), CONFIDENCE), ratings.patients().size()));
			}
		}
	}

	private static List<String> row(final List<String> start, final BlandAltman found, final int patients) {
		final List<String> row = new ArrayList<>(start);
		row.add(Integer.toString(found.n()));
		addNumbers(row, found.bias(), found.biasInterval());
		row.add(CsvTable.number(found.sd()));
		addNumbers(row, found.lowerLimit(), found.lowerLimitInterval());
		addNumbers(row, found.upperLimit(), found.upperLimitInterval());
		row.addAll(List.of(CsvTable.number(found.withinSd()), CsvTable.number(found.repeatability())));
		final int absent = patients - found.n();
		row.add(absent > 0 ? absent + " patients without a value in both readings left out" : found.undefinedReason());
		return row;
	}

	private static void addNumbers(final List<String> row, final double value, final Interval interval) {
		row.addAll(List.of(CsvTable.number(value), CsvTable.number(interval.lower()), CsvTable.number(interval.upper())));
	}
}
