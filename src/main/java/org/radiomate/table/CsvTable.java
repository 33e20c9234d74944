package org.radiomate.table;

import com.fasterxml.jackson.core.io.NumberOutput;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.radiomate.io.SafeFile;
import org.radiomate.task.ProblemException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table as text: UTF-8, comma, one header line, decimal point. Every table of ours is read and written through it.
 *
 * @param source where it came from, for messages
 * @param header the column names
 * @param rows the cells, trimmed, each row as long as the header
 * @param lines the line of the file that each row stands on, for messages; blank lines hold no row
 */
public record CsvTable(String source, List<String> header, List<List<String>> rows, List<Integer> lines) {

	private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setRecordSeparator("\n").setTrim(true)
		.setIgnoreEmptyLines(true).get();

	private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

	public CsvTable {
		header = List.copyOf(header);
		rows = List.copyOf(rows);
		lines = List.copyOf(lines);
	}

	/** A table that was made, not read: its rows stand on the lines below the header. */
	public CsvTable(final String source, final List<String> header, final List<List<String>> rows) {
		this(source, header, rows, IntStream.range(0, rows.size()).mapToObj(row -> row + 2).toList());
	}

	/**
	 * Reads a file.
	 *
	 * @throws ProblemException if it is missing, empty, has a column twice or a row of another length than the header
	 */
	public static CsvTable read(final Path file) {
		try (BufferedReader reader = Files.newBufferedReader(file); CSVParser parser = FORMAT.parse(afterByteOrderMark(
			reader)))
		{
			final List<List<String>> records = new ArrayList<>();
			final List<Integer> lines = new ArrayList<>();
			for (final CSVRecord record : parser) {
				records.add(List.of(record.values()));
				lines.add((int) parser.getCurrentLineNumber());
			}
			return of(file.toString(), records, lines);
		}
		catch (final UncheckedIOException e) {
			throw unreadable(file, e.getCause());
		}
		catch (final IOException e) {
			throw unreadable(file, e);
		}
	}

	/** Excel writes a mark before the first name, which must not become part of the name or of its quotes. */
	private static Reader afterByteOrderMark(final BufferedReader reader) throws IOException {
		reader.mark(1);
		if (reader.read() != '\uFEFF') reader.reset();
		return reader;
	}

	private static ProblemException unreadable(final Path file, final IOException e) {
		final String remedy = e instanceof CharacterCodingException ? " Save it as CSV UTF-8." : "";
		return new ProblemException("Cannot read the table " + file + ": " + SafeFile.reason(e) + "." + remedy, e);
	}

	private static CsvTable of(final String source, final List<List<String>> records, final List<Integer> lines) {
		if (records.isEmpty()) throw new ProblemException(source + " is empty: a table needs a header line.");
		final List<String> header = records.get(0);
		refuseRepeated(source, header);
		for (int i = 1; i < records.size(); i++) checkLength(source, header, records.get(i), lines.get(i));
		return new CsvTable(source, header, records.subList(1, records.size()), lines.subList(1, lines.size()));
	}

	private static void refuseRepeated(final String source, final List<String> header) {
		final Set<String> seen = new HashSet<>();
		for (final String name : header) {
			if (!seen.add(name)) {
				throw new ProblemException(source + " has the column '" + name + "' twice. Rename or remove one.");
			}
		}
	}

	private static void checkLength(final String source, final List<String> header, final List<String> row,
		final int line)
	{
		if (row.size() == header.size()) return;
		final String hint = header.size() == 1 && header.get(0).contains(";")
			? " The columns must be separated by commas, not semicolons." : "";
		throw new ProblemException(source + ", line " + line + ": " + row.size() + " cells where the header has " + header
			.size() + "." + hint);
	}

	/** The file and line of a row, for messages. */
	public String where(final int row) {
		return source + ", line " + lines.get(row);
	}

	/** Whether the column is there. */
	public boolean has(final String column) {
		return header.contains(column);
	}

	/**
	 * Where the column is.
	 *
	 * @throws ProblemException if it is not there, listing what is
	 */
	public int column(final String name) {
		final int index = header.indexOf(name);
		if (index < 0) {
			throw new ProblemException(source + " has no column '" + name + "'. Its columns are: " + abbreviated(header) +
				".");
		}
		return index;
	}

	/** The column, or where the table has none of that name our own name for it. */
	public String columnOr(final String preferred, final String ours) {
		return has(preferred) || !has(ours) ? preferred : ours;
	}

	/** The cells of a column, or empty strings where the table has no such column. */
	public List<String> optional(final String name) {
		final int index = header.indexOf(name);
		return rows.stream().map(row -> index < 0 ? "" : row.get(index)).toList();
	}

	/** The cells of a column that must be there. */
	public List<String> cells(final String name) {
		final int index = column(name);
		return rows.stream().map(row -> row.get(index)).toList();
	}

	/** Writes the table, safely. */
	public void write(final Path file) {
		write(file, header, rows.stream());
	}

	/** Writes a table whose rows are made one by one, for tables too large to hold as text. */
	static void write(final Path file, final List<String> header, final Stream<List<String>> rows) {
		SafeFile.write(file, out -> {
			final Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
			final CSVPrinter printer = new CSVPrinter(writer, FORMAT);
			printer.printRecord(header);
			for (final Iterator<List<String>> row = rows.iterator(); row.hasNext();) printer.printRecord(row.next());
			printer.flush();
		});
	}

	/**
	 * A number as the shortest text that gives the same double back, whole numbers without a decimal point; empty when
	 * absent. The writer is Jackson's because {@link Double#toString(double)} changed in Java 19 and tables must have the
	 * same bytes on every Java.
	 */
	public static String number(final double value) {
		if (Double.isNaN(value)) return "";
		if (value == Math.rint(value) && Math.abs(value) < 1e15) return Long.toString((long) value);
		return NumberOutput.toString(value, true);
	}

	/** A number with six significant digits, for sentences. */
	public static String inWords(final double value) {
		return Double.isFinite(value) ? number(new BigDecimal(value).round(new MathContext(6)).doubleValue()) : number(value);
	}

	/**
	 * The number in a cell, NaN for an empty one.
	 *
	 * @param where the row and column, for the message
	 */
	public static double number(final String cell, final String where) {
		if (isAbsent(cell)) return Double.NaN;
		if (isNumber(cell) || cell.matches("-?Infinity")) return Double.parseDouble(cell);
		throw new ProblemException(where + ": '" + cell + "' is not a number. Use a decimal point and no units.");
	}

	/** Whether a cell says nothing. */
	public static boolean isAbsent(final String cell) {
		return cell.isEmpty() || cell.equals("NA") || cell.equals("NaN");
	}

	/** Whether a cell is written as infinite, which is a number but no value. */
	public static boolean isInfinite(final String cell) {
		return cell.matches("[-+]?Inf(inity)?");
	}

	/** Whether a cell is a decimal number; Java would also take 3D and 2f for numbers, which are stages and names. */
	public static boolean isNumber(final String cell) {
		return NUMBER.matcher(cell).matches();
	}

	private static String abbreviated(final List<String> names) {
		if (names.size() <= 12) return String.join(", ", names);
		return String.join(", ", names.subList(0, 12)) + ", … (" + names.size() + " in all)";
	}
}
