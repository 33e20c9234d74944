package org.radiomate.study;

import org.radiomate.table.CsvTable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tables with many columns as a page can show them: intervals beside their figure, or columns as rows. */
final class ShortTable {

	/** What begins the name of a column that holds a limit of an interval. */
	private static final String LOWER = "_lower", UPPER = "_upper";

	private ShortTable() {}

	/**
	 * Some columns of a table; one whose limits stand in columns named after it, or in given ones, has them in brackets.
	 *
	 * @param columns names; {@code name:prefix} takes the limits from {@code prefix_lower} and {@code prefix_upper}, and an
	 *          empty prefix from {@code lower} and {@code upper}
	 */
	static CsvTable of(final CsvTable table, final List<String> columns) {
		final List<String> header = new ArrayList<>();
		for (final String column : columns) header.add(name(column) + (limits(table, column) == null ? "" : " (95 % interval)"));
		final List<List<String>> rows = new ArrayList<>();
		for (final List<String> row : table.rows()) {
			rows.add(columns.stream().map(column -> cell(table, row, column)).toList());
		}
		return new CsvTable(table.source(), header, rows);
	}

	private static String name(final String column) {
		return column.replaceAll(":.*", "");
	}

	/** Where the limits of a column stand; null if it has none. */
	private static int[] limits(final CsvTable table, final String column) {
		final String prefix = column.contains(":") ? column.replaceAll(".*:", "") : column;
		final int lower = table.header().indexOf(prefix.isEmpty() ? LOWER.substring(1) : prefix + LOWER);
		final int upper = table.header().indexOf(prefix.isEmpty() ? UPPER.substring(1) : prefix + UPPER);
		return lower < 0 || upper < 0 ? null : new int[] { lower, upper };
	}

	private static String cell(final CsvTable table, final List<String> row, final String column) {
		final String value = row.get(table.header().indexOf(name(column)));
		final int[] limits = limits(table, column);
		if (limits == null || value.isEmpty() || row.get(limits[0]).isEmpty()) return value;
		return shown(value) + " (" + shown(row.get(limits[0])) + " to " + shown(row.get(limits[1])) + ")";
	}

	private static String shown(final String number) {
		if (!CsvTable.isNumber(number)) return number;
		final double value = Double.parseDouble(number);
		return Math.abs(value) >= 1000 ? String.format(Locale.ROOT, "%.3g", value) : String.format(Locale.ROOT, Math.abs(
			value) >= 10 ? "%.1f" : "%.3f", value);
	}

	/** Columns as rows, named by the first column. */
	static CsvTable transposed(final CsvTable table) {
		final List<String> header = new ArrayList<>(List.of(table.header().get(0)));
		table.rows().forEach(row -> header.add(row.get(0)));
		final List<List<String>> rows = new ArrayList<>();
		for (int column = 1; column < table.header().size(); column++) {
			final List<String> cells = new ArrayList<>(List.of(table.header().get(column).replace('_', ' ')));
			for (final List<String> row : table.rows()) cells.add(row.get(column));
			rows.add(cells);
		}
		return new CsvTable(table.source(), header, rows);
	}
}
