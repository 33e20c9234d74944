package org.radiomate.imagej;

import ij.measure.ResultsTable;

import org.radiomate.table.CsvTable;

import java.awt.GraphicsEnvironment;
import java.util.List;
import java.util.regex.Pattern;

/** Our tables as ImageJ's results tables, which macros and people can read. */
public final class Tables {

	private static final int DECIMALS = 9;

	/** A number, not an id such as 007 or one with more digits than a double holds. */
	private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,14})(\\.\\d+)?(E-?\\d+)?");

	private Tables() {}

	/** The table with numbers as numbers and the rest as text; empty cells stay empty. */
	public static ResultsTable of(final CsvTable csv) {
		final ResultsTable table = new ResultsTable();
		table.setPrecision(DECIMALS);
		table.showRowNumbers(false);
		for (final List<String> row : csv.rows()) {
			table.incrementCounter();
			for (int j = 0; j < row.size(); j++) addCell(table, csv.header().get(j), row.get(j));
		}
		return table;
	}

	/** A table for a person to read; null without a screen, where nobody does. */
	public static ResultsTable onScreen(final CsvTable csv) {
		return GraphicsEnvironment.isHeadless() ? null : of(csv);
	}

	private static void addCell(final ResultsTable table, final String column, final String cell) {
		if (NUMBER.matcher(cell).matches()) table.addValue(column, Double.parseDouble(cell));
		else table.addValue(column, cell);
	}
}
