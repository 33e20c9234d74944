package org.radiomate;

import ij.ImagePlus;
import ij.measure.ResultsTable;

import org.radiomate.table.CsvTable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A command's output as text for a terminal: tables in columns, wide ones turned so that each line has one value. */
final class TerminalText {

	private static final int MOST_COLUMNS = 20, LONGEST_ALIGNED = 48;

	private TerminalText() {}

	static String of(final String label, final Object value) {
		if (value instanceof ResultsTable table) return label + ":\n" + of(table);
		return label + ": " + (value instanceof ImagePlus image ? of(image) : value);
	}

	private static String of(final ImagePlus image) {
		return image.getTitle() + ", " + image.getWidth() + " x " + image.getHeight() + " pixels, " + image.getStackSize() + (image
			.getStackSize() == 1 ? " slice" : " slices");
	}

	private static String of(final ResultsTable table) {
		final List<List<String>> lines = new ArrayList<>();
		lines.add(List.of(table.getHeadings()));
		for (int row = 0; row < table.size(); row++) lines.add(cells(table, row));
		return aligned(lines.get(0).size() > MOST_COLUMNS ? turned(lines) : lines);
	}

	private static List<String> cells(final ResultsTable table, final int row) {
		final List<String> cells = new ArrayList<>();
		for (final String heading : table.getHeadings()) cells.add(cell(table, heading, row));
		return cells;
	}

	private static String cell(final ResultsTable table, final String heading, final int row) {
		final String text = table.getStringValue(heading, row);
		final double value = table.getValue(heading, row);
		if (Double.isNaN(value)) return text.equals("NaN") ? "" : text;
		return value == Math.rint(value) ? CsvTable.number(value) : String.format(Locale.ROOT, "%.6g", value);
	}

	private static List<List<String>> turned(final List<List<String>> lines) {
		final List<List<String>> turned = new ArrayList<>();
		for (int column = 0; column < lines.get(0).size(); column++) {
			final int at = column;
			turned.add(lines.stream().map(line -> line.get(at)).toList());
		}
		return turned;
	}

	/** A sentence does not widen its column; it pushes what follows. */
	private static int alignedLength(final String cell) {
		return cell.length() > LONGEST_ALIGNED ? 0 : cell.length();
	}

	private static String aligned(final List<List<String>> lines) {
		final int[] widths = new int[lines.get(0).size()];
		for (final List<String> line : lines) {
			for (int j = 0; j < widths.length; j++) widths[j] = Math.max(widths[j], alignedLength(line.get(j)));
		}
		final StringBuilder text = new StringBuilder();
		for (final List<String> line : lines) {
			final StringBuilder row = new StringBuilder("  ");
			for (int j = 0; j < widths.length; j++) row.append(String.format("%-" + (widths[j] + 2) + "s", line.get(j)));
			text.append(row.toString().stripTrailing()).append('\n');
		}
		return text.toString();
	}
}
