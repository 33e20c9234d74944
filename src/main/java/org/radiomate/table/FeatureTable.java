package org.radiomate.table;

import org.radiomate.feature.FeatureNames;
import org.radiomate.task.ProblemException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Feature values, one row for each reading of a patient: who was read, by which reader, for the which time. Absent values
 * are NaN in memory and empty in the file.
 *
 * @param source where the table came from, for messages
 * @param features the feature ids, in column order
 * @param rows the readings
 */
public record FeatureTable(String source, List<String> features, List<Reading> rows) {

	/** Names the columns that say whose a row is. */
	public static final String PATIENT = "patient", READER = "reader", REPEAT = "repeat";

	/**
	 * One reading of one patient.
	 *
	 * @param patient the patient's id
	 * @param reader who drew the contours; empty if there is but one
	 * @param repeat the how manieth reading; empty if there is but one
	 * @param values one value for each feature of the table
	 */
	public record Reading(String patient, String reader, String repeat, double[] values) {

		String key() {
			return patient + "\u0000" + reader + "\u0000" + repeat;
		}
	}

	public FeatureTable {
		features = List.copyOf(features);
		rows = List.copyOf(rows);
		refuseRepeatedReadings(source, rows);
	}

	private static void refuseRepeatedReadings(final String source, final List<Reading> rows) {
		final Set<String> seen = new LinkedHashSet<>();
		for (final Reading row : rows) {
			if (seen.add(row.key())) continue;
			throw new ProblemException(source + " has patient '" + row.patient + "'" + (row.reader.isEmpty() ? ""
				: " of reader '" + row.reader + "'") + " twice. Give each reading its own 'reader' or 'repeat'.");
		}
	}

	/**
	 * Reads a feature table, made here or elsewhere.
	 *
	 * @param idColumn the column that names the patient
	 * @param notFeatures columns that hold something else, such as the outcome
	 */
	public static FeatureTable read(final Path file, final String idColumn, final Collection<String> notFeatures) {
		return of(CsvTable.read(file), idColumn, notFeatures);
	}

	/**
	 * The features in a table; columns of text (no numbers in them) are left aside. A column with the name that R makes of a
	 * known feature's id gets the id.
	 */
	public static FeatureTable of(final CsvTable csv, final String idColumn, final Collection<String> notFeatures) {
		final Set<String> aside = new LinkedHashSet<>(notFeatures);
		aside.addAll(List.of(idColumn, READER, REPEAT));
		final List<String> features = csv.header().stream().filter(name -> !aside.contains(name) && isNumeric(csv, name))
			.toList();
		if (features.isEmpty()) throw new ProblemException(csv.source() + " has no column of numbers to use as a feature.");
		final int[] columns = features.stream().mapToInt(csv::column).toArray();
		final List<String> ids = csv.cells(idColumn), readers = csv.optional(READER), repeats = csv.optional(REPEAT);
		final List<Reading> rows = new ArrayList<>();
		for (int i = 0; i < ids.size(); i++) {
			rows.add(new Reading(patientId(csv, ids.get(i), i), readers.get(i), repeats.get(i), values(csv, i, columns)));
		}
		return new FeatureTable(csv.source(), FeatureNames.builtInIdsOf(features), rows);
	}

	private static boolean isNumeric(final CsvTable csv, final String column) {
		final int index = csv.column(column);
		final List<String> present = csv.rows().stream().map(row -> row.get(index)).filter(cell -> !CsvTable.isAbsent(cell))
			.toList();
		return present.isEmpty() || present.stream().anyMatch(cell -> CsvTable.isNumber(cell) || CsvTable.isInfinite(cell));
	}

	static String patientId(final CsvTable csv, final String id, final int row) {
		if (id.isEmpty()) throw new ProblemException(csv.where(row) + ": the patient's id is empty.");
		return id;
	}

	private static double[] values(final CsvTable csv, final int row, final int[] columns) {
		final double[] values = new double[columns.length];
		for (int j = 0; j < columns.length; j++) values[j] = value(csv, row, columns[j]);
		return values;
	}

	private static double value(final CsvTable csv, final int row, final int column) {
		final String cell = csv.rows().get(row).get(column);
		if (CsvTable.isInfinite(cell)) return Double.NaN;
		return CsvTable.number(cell, csv.where(row) + ", column '" + csv.header().get(column) + "'");
	}

	/** Several tables as one: the features of the first, which the others must have too. */
	public static FeatureTable join(final List<FeatureTable> tables) {
		final FeatureTable first = tables.get(0);
		if (tables.size() == 1) return first;
		final List<Reading> rows = new ArrayList<>();
		for (final FeatureTable table : tables) rows.addAll(table.inOrderOf(first).rows);
		return new FeatureTable(tables.stream().map(FeatureTable::source).collect(Collectors.joining(" + ")), first.features,
			rows);
	}

	private FeatureTable inOrderOf(final FeatureTable other) {
		final int[] order = other.features.stream().mapToInt(this::indexOf).toArray();
		return new FeatureTable(source, other.features, rows.stream().map(row -> new Reading(row.patient, row.reader,
			row.repeat, Arrays.stream(order).mapToDouble(j -> row.values[j]).toArray())).toList());
	}

	/** The same table with every reading said to be of this reader and repeat, for files that do not say. */
	public FeatureTable readBy(final String reader, final String repeat) {
		return new FeatureTable(source, features, rows.stream().map(row -> new Reading(row.patient, reader, repeat,
			row.values)).toList());
	}

	/** Whether the rows say who read them. */
	public boolean hasReaders() {
		return rows.stream().anyMatch(row -> !row.reader.isEmpty() || !row.repeat.isEmpty());
	}

	/** Where a feature stands; R's name of it will do. */
	public int indexOf(final String feature) {
		final int exact = features.indexOf(feature);
		final int index = exact >= 0 ? exact : features.indexOf(FeatureNames.of(features).idOf(feature));
		if (index < 0) throw new ProblemException(source + " has no feature '" + feature +
			"'. Extract it, or use the feature set it belongs to.");
		return index;
	}

	/** The readers, in the order in which the table first names them. */
	public List<String> readers() {
		return rows.stream().map(Reading::reader).distinct().toList();
	}

	/** The repeats of a reader, lowest first. */
	public List<String> repeats(final String reader) {
		return rows.stream().filter(row -> row.reader.equals(reader)).map(Reading::repeat).distinct().sorted(REPEAT_ORDER)
			.toList();
	}

	/** Repeats in the order of their numbers; those that are no numbers come last, by name. */
	public static final Comparator<String> REPEAT_ORDER = Comparator.comparingDouble((String repeat) -> repeat.matches(
		"\\d+") ? Double.parseDouble(repeat) : repeat.isEmpty() ? -1 : Double.MAX_VALUE).thenComparing(Function.identity());

	/**
	 * The readings that models use: one for each patient, of the given reader (empty: the first the table names; patients
	 * whom that reader did not read are left out) and the lowest repeat.
	 */
	public FeatureTable forModelling(final String reader) {
		if (!reader.isEmpty() && !readers().contains(reader)) {
			throw new ProblemException(source + " has no reader '" + reader + "'. Its readers are: " + String.join(", ",
				readers()) + ".");
		}
		final String chosen = reader.isEmpty() ? readers().get(0) : reader;
		final Map<String, Reading> lowest = new LinkedHashMap<>();
		for (final Reading row : rows) {
			if (row.reader.equals(chosen)) lowest.merge(row.patient, row, FeatureTable::lowerRepeat);
		}
		return new FeatureTable(source, features, List.copyOf(lowest.values()));
	}

	private static Reading lowerRepeat(final Reading a, final Reading b) {
		return REPEAT_ORDER.compare(a.repeat, b.repeat) <= 0 ? a : b;
	}

	/** The rows of one reader and repeat, by patient. */
	public Map<String, Reading> readings(final String reader, final String repeat) {
		return rows.stream().filter(row -> row.reader.equals(reader) && row.repeat.equals(repeat)).collect(Collectors.toMap(
			Reading::patient, Function.identity(), (a, b) -> a, LinkedHashMap::new));
	}

	/** The patients, in the order of their first row. */
	public List<String> patients() {
		return rows.stream().map(Reading::patient).distinct().toList();
	}

	/**
	 * Values by feature for the patients in the given order; the table must have one row for each patient.
	 *
	 * @return one array for each feature, one value for each patient
	 */
	public double[][] columns(final List<String> patients) {
		final Map<String, double[]> byPatient = new HashMap<>();
		for (final Reading row : rows) byPatient.put(row.patient, row.values);
		final double[][] columns = new double[features.size()][patients.size()];
		for (int i = 0; i < patients.size(); i++) {
			final double[] values = byPatient.get(patients.get(i));
			if (values == null) throw new ProblemException(source + " has no row for patient '" + patients.get(i) + "'.");
			for (int j = 0; j < columns.length; j++) columns[j][i] = values[j];
		}
		return columns;
	}

	/** The table without the features that the filter refuses. */
	public FeatureTable keeping(final Collection<String> wanted) {
		final Set<String> names = new LinkedHashSet<>(wanted);
		final List<String> kept = features.stream().filter(names::contains).toList();
		final int[] columns = kept.stream().mapToInt(this::indexOf).toArray();
		return new FeatureTable(source, kept, rows.stream().map(row -> new Reading(row.patient, row.reader, row.repeat, Arrays
			.stream(columns).mapToDouble(j -> row.values[j]).toArray())).toList());
	}

	/** Writes the table; the reader and repeat columns are there only if any row has one. */
	public void write(final Path file) {
		final boolean readers = hasReaders();
		CsvTable.write(file, header(readers), rows.stream().map(row -> cells(row, readers)));
	}

	/** The table as text. */
	public CsvTable toCsv() {
		final boolean readers = hasReaders();
		return new CsvTable(source, header(readers), rows.stream().map(row -> cells(row, readers)).toList());
	}

	private List<String> header(final boolean readers) {
		final List<String> header = new ArrayList<>(List.of(PATIENT));
		if (readers) header.addAll(List.of(READER, REPEAT));
		header.addAll(features);
		return header;
	}

	private static List<String> cells(final Reading row, final boolean readers) {
		final List<String> cells = new ArrayList<>(List.of(row.patient));
		if (readers) cells.addAll(List.of(row.reader, row.repeat));
		for (final double value : row.values) cells.add(CsvTable.number(value));
		return cells;
	}
}
