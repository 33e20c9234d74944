package org.radiomate.table;

import org.radiomate.feature.FeatureNames;
import org.radiomate.task.ProblemException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * How well readers agree on each feature, and which features are kept for it.
 *
 * @param form the form of the intraclass correlation, such as ICC(2,1)
 * @param cutoff the value to exceed
 * @param rows one for each feature
 */
public record AgreementTable(String form, double cutoff, List<Row> rows) {

	private static final String FEATURE = "feature", KEPT = "kept", YES = "yes", NO = "no";
	private static final List<String> HEADER = List.of(FEATURE, "form", "cutoff", "intra_icc", "intra_lower", "intra_upper",
		"intra_n", "inter_icc", "inter_lower", "inter_upper", "inter_n", KEPT, "reason");

	/**
	 * The agreement of one kind, within or between readers, with its 95 % confidence interval.
	 *
	 * @param patients how many were read by all raters
	 * @param reason why it speaks against the feature; empty if it does not
	 */
	public record Agreement(double icc, double lower, double upper, int patients, boolean kept, String reason) {

		/** The table has no readings of this kind, so nothing speaks against the feature. */
		public static final Agreement NOT_MEASURED = new Agreement(Double.NaN, Double.NaN, Double.NaN, 0, true, "");
	}

	/** One feature. */
	public record Row(String feature, Agreement within, Agreement between, boolean kept, String reason) {}

	public AgreementTable {
		rows = List.copyOf(rows);
	}

	/** The features that are kept, in table order. */
	public List<String> kept() {
		return rows.stream().filter(Row::kept).map(Row::feature).toList();
	}

	/** What was found, in a sentence. */
	public String summary() {
		return kept().size() + " of " + rows.size() + " features kept: " + form + " above " + CsvTable.number(cutoff) +
			" within reader " + count(Row::within) + ", between readers " + count(Row::between) + ".";
	}

	private String count(final Function<Row, Agreement> kind) {
		if (rows.stream().map(kind).allMatch(Agreement.NOT_MEASURED::equals)) return "not measured";
		return "in " + rows.stream().filter(row -> kind.apply(row).kept).count();
	}

	/** The table as text. */
	public CsvTable toCsv() {
		final List<List<String>> lines = new ArrayList<>();
		for (final Row row : rows) {
			final List<String> cells = new ArrayList<>(List.of(row.feature, form, CsvTable.number(cutoff)));
			addCells(cells, row.within);
			addCells(cells, row.between);
			cells.addAll(List.of(row.kept ? YES : NO, row.reason));
			lines.add(cells);
		}
		return new CsvTable("agreement", HEADER, lines);
	}

	private static void addCells(final List<String> cells, final Agreement agreement) {
		cells.addAll(List.of(CsvTable.number(agreement.icc), CsvTable.number(agreement.lower), CsvTable.number(
			agreement.upper), Integer.toString(agreement.patients)));
	}

	/** Writes the table. */
	public void write(final Path file) {
		toCsv().write(file);
	}

	/** The features that a written agreement table keeps, in its order. */
	public static Set<String> readKept(final Path file) {
		final CsvTable csv = CsvTable.read(file);
		final List<String> features = FeatureNames.builtInIdsOf(csv.cells(FEATURE)), words = csv.cells(KEPT);
		final Set<String> kept = new LinkedHashSet<>();
		for (int i = 0; i < features.size(); i++) {
			if (words.get(i).equals(YES)) kept.add(features.get(i));
			else if (!words.get(i).equals(NO)) throw new ProblemException(csv.where(i) + ": 'kept' is '" + words
				.get(i) + "'. Write yes or no.");
		}
		return kept;
	}
}
