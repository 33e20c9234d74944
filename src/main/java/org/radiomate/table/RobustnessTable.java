package org.radiomate.table;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * How little each feature changes when contours and images are perturbed, and which features are kept for it. It says nothing
 * of readers, whose agreement is another table.
 *
 * @param form the form of the intraclass correlation
 * @param cutoff the value to exceed
 * @param rows one for each feature
 */
public record RobustnessTable(String form, double cutoff, List<Row> rows) {

	private static final String YES = "yes", NO = "no";

	/**
	 * One feature with its intraclass correlation and the 95 % confidence interval.
	 *
	 * @param patients on how many the figures rest
	 * @param perturbations how many perturbed readings each of them has, besides the unperturbed one
	 * @param reason why it is not kept, and whom the figures leave out; empty if there is nothing to say
	 */
	public record Row(String feature, double icc, double lower, double upper, int patients, int perturbations, boolean kept,
		String reason)
	{}

	public RobustnessTable {
		rows = List.copyOf(rows);
	}

	/** The features that are kept, in table order. */
	public List<String> kept() {
		return rows.stream().filter(Row::kept).map(Row::feature).toList();
	}

	/** What was found, in a sentence. */
	public String summary() {
		return kept().size() + " of " + rows.size() + " features are robust against perturbation: " + form + " above " + CsvTable
			.number(cutoff) + ".";
	}

	/** The table as text. */
	public CsvTable toCsv() {
		return new CsvTable("robustness", List.of("feature", "form", "cutoff", "icc", "lower", "upper", "patients",
			"perturbations", "kept", "reason"), rows.stream().map(row -> List.of(row.feature, form, CsvTable.number(cutoff), CsvTable
				.number(row.icc), CsvTable.number(row.lower), CsvTable.number(row.upper), Integer.toString(row.patients), Integer
					.toString(row.perturbations), row.kept ? YES : NO, row.reason)).toList());
	}

	/** Writes the table. */
	public void write(final Path file) {
		toCsv().write(file);
	}

	/** The features that a written table keeps, in its order. */
	public static Set<String> readKept(final Path file) {
		return AgreementTable.readKept(file);
	}
}
