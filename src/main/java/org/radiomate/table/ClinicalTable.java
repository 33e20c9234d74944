package org.radiomate.table;

import org.radiomate.task.ProblemException;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of the patients besides their images: the outcome and any variables, as written. Patients with a reason
 * in the column {@code excluded} are set aside.
 *
 * @param csv the table
 * @param idColumn the column that names the patient
 * @param rowOf the row of every patient who is not excluded, in table order
 * @param excluded the reason for every excluded patient
 */
public record ClinicalTable(CsvTable csv, String idColumn, Map<String, Integer> rowOf, Map<String, String> excluded) {

	/** Names the column that says why a patient is left out. */
	public static final String EXCLUDED = "excluded";

	public ClinicalTable {
		rowOf = Collections.unmodifiableMap(new LinkedHashMap<>(rowOf));
		excluded = Collections.unmodifiableMap(new LinkedHashMap<>(excluded));
	}

	/** Reads a clinical table. */
	public static ClinicalTable read(final Path file, final String idColumn) {
		return of(CsvTable.read(file), idColumn);
	}

	/** The clinical side of a table. */
	public static ClinicalTable of(final CsvTable csv, final String idColumn) {
		final List<String> ids = csv.cells(idColumn), reasons = csv.optional(EXCLUDED);
		final Map<String, Integer> rowOf = new LinkedHashMap<>();
		final Map<String, String> excluded = new LinkedHashMap<>();
		for (int i = 0; i < ids.size(); i++) {
			final String id = FeatureTable.patientId(csv, ids.get(i), i);
			if (rowOf.containsKey(id) || excluded.containsKey(id)) throw new ProblemException(csv.where(i) +
				": patient '" + id + "' is there twice. Remove one line.");
			if (reasons.get(i).isEmpty()) rowOf.put(id, i);
			else excluded.put(id, reasons.get(i));
		}
		return new ClinicalTable(csv, idColumn, rowOf, excluded);
	}

	/** The patients who are not excluded, in table order. */
	public List<String> patients() {
		return List.copyOf(rowOf.keySet());
	}

	/** The cell of a patient; empty if nothing is written there. */
	public String value(final String patient, final String variable) {
		return csv.rows().get(rowOf(patient)).get(csv.column(variable));
	}

	/** All values of the given patients by variable. */
	public Map<String, String> values(final String patient, final List<String> variables) {
		final Map<String, String> values = new HashMap<>();
		for (final String variable : variables) values.put(variable, value(patient, variable));
		return values;
	}

	/** The line of a patient in the file, for messages. */
	public int line(final String patient) {
		return csv.lines().get(rowOf(patient));
	}

	private int rowOf(final String patient) {
		final Integer row = rowOf.get(patient);
		if (row == null) throw new ProblemException(csv.source() + " has no line for patient '" + patient +
			"'. Add it, or take the patient out of the feature table.");
		return row;
	}

	/** The file and line of a patient, for messages. */
	public String where(final String patient) {
		return csv.where(rowOf(patient));
	}

	/** The outcome of every patient who is not excluded, from a column of two labels. */
	public Outcome outcome(final String variable, final String positiveLabel) {
		return OutcomeDefinition.ofColumn(variable, positiveLabel).of(this);
	}

	/** The table with more patients set aside, each for a reason; the order of the excluded is kept. */
	public ClinicalTable excluding(final Map<String, String> reasons) {
		final Map<String, Integer> left = new LinkedHashMap<>(rowOf);
		left.keySet().removeAll(reasons.keySet());
		final Map<String, String> aside = new LinkedHashMap<>(excluded);
		aside.putAll(reasons);
		return new ClinicalTable(csv, idColumn, left, aside);
	}
}
