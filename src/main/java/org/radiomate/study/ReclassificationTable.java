package org.radiomate.study;

import org.radiomate.evaluation.Reclassification;
import org.radiomate.table.CsvTable;

import java.util.ArrayList;
import java.util.List;

/** What the richer of two models changes for the patients whom both judge; filled pair by pair. */
final class ReclassificationTable {

	private static final String ONE_CLASS = "patients of one class only";

	private final List<List<String>> rows = new ArrayList<>();

	/**
	 * Adds a pair of models on one cohort.
	 *
	 * @param threshold of the new model, which parts the two risk groups of the NRI in groups
	 */
	void add(final String cohort, final String newModel, final String oldModel, final CohortScores after,
		final CohortScores before, final double threshold)
	{
		final List<String> start = List.of(cohort, newModel, oldModel, Integer.toString(after.size()));
		if (!after.hasBothClasses()) {
			addRow(start, "NRI", new Reclassification.Estimate(Double.NaN, Double.NaN, Double.NaN, Double.NaN), ONE_CLASS);
			return;
		}
		final Reclassification continuous = Reclassification.continuous(before.probabilities(), after.probabilities(), after
			.positive());
		addRow(start, "NRI", continuous.nri(), "");
		addRow(start, "NRI of positives", continuous.nriOfPositives(), moved(continuous.positives()));
		addRow(start, "NRI of negatives", continuous.nriOfNegatives(), moved(continuous.negatives()));
		addRow(start, "IDI", continuous.idi(), "");
		final Reclassification groups = Reclassification.categorical(before.probabilities(), after.probabilities(), after
			.positive(), threshold);
		addRow(start, "NRI at threshold " + CsvTable.number(threshold), groups.nri(), "positives: " + moved(groups
			.positives()) + "; negatives: " + moved(groups.negatives()));
	}

	private static String moved(final Reclassification.Moves moves) {
		return moves.up() + " up, " + moves.down() + " down of " + moves.patients();
	}

	private void addRow(final List<String> start, final String measure, final Reclassification.Estimate estimate,
		final String remark)
	{
		final List<String> row = new ArrayList<>(start);
		row.addAll(List.of(measure, CsvTable.number(estimate.value()), CsvTable.number(estimate.standardError()), CsvTable
			.number(estimate.z()), CsvTable.number(estimate.p()), remark));
		rows.add(row);
	}

	CsvTable toCsv() {
		return new CsvTable("reclassification", List.of("cohort", "new_model", "old_model", "patients", "measure", "value",
			"standard_error", "z", "p", "remark"), rows);
	}
}
