package org.radiomate.table;

import org.radiomate.task.ProblemException;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Which patient is in the training and which in the validation cohort.
 *
 * @param source where the split came from
 * @param cohorts the cohort of every patient, in file order
 */
public record SplitTable(String source, Map<String, Cohort> cohorts) {

	/** Names the column of the cohort, and what other programs call it. */
	public static final String COHORT = "cohort", SET = "set";

	public SplitTable {
		cohorts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(cohorts));
	}

	/** Reads a split; the columns are called cohort (or set) and patient, or as the user's tables name the patient. */
	public static SplitTable read(final Path file, final String idColumn) {
		final CsvTable csv = CsvTable.read(file);
		return of(csv, csv.columnOr(COHORT, SET), csv.columnOr(idColumn, FeatureTable.PATIENT));
	}

	/** The split that a table's column gives; patients who are excluded there need no cohort. */
	public static SplitTable of(final CsvTable csv, final String column, final String idColumn) {
		return of(csv, column, idColumn, sentence -> {
			throw new ProblemException(sentence);
		});
	}

	/**
	 * The split that a table's column gives, as far as it can be understood.
	 *
	 * @param onProblem hears of every line that gives no cohort
	 */
	public static SplitTable of(final CsvTable csv, final String column, final String idColumn,
		final Consumer<String> onProblem)
	{
		final Map<String, Cohort> cohorts = new LinkedHashMap<>();
		final List<String> ids = csv.cells(idColumn), words = csv.cells(column), reasons = csv.optional(
			ClinicalTable.EXCLUDED);
		for (int i = 0; i < ids.size(); i++) {
			final String where = csv.where(i);
			final String word = words.get(i);
			if (word.isEmpty() && !reasons.get(i).isEmpty()) continue;
			final Cohort cohort = Cohort.parse(word).orElse(null);
			if (cohort == null) onProblem.accept(where + ": the cohort is '" + word + "'. Write training or validation.");
			else if (cohorts.put(FeatureTable.patientId(csv, ids.get(i), i), cohort) != null) onProblem.accept(where +
				": patient '" + ids.get(i) + "' is there twice. Remove one line.");
		}
		return new SplitTable(csv.source(), cohorts);
	}

	/** No split: all patients are in one cohort. */
	public static SplitTable undivided(final List<String> patients, final Cohort cohort) {
		final Map<String, Cohort> cohorts = new LinkedHashMap<>();
		for (final String patient : patients) cohorts.put(patient, cohort);
		return new SplitTable("the undivided cohort", cohorts);
	}

	/** The cohort of a patient, or a problem that names the patient. */
	public Cohort of(final String patient) {
		final Cohort cohort = cohorts.get(patient);
		if (cohort == null) throw new ProblemException(source + " has no line for patient '" + patient +
			"'. Add it as training or validation.");
		return cohort;
	}

	/** The table as text. */
	public CsvTable toCsv() {
		return new CsvTable(source, List.of(FeatureTable.PATIENT, COHORT), cohorts.entrySet().stream().map(entry -> List.of(
			entry.getKey(), entry.getValue().word())).toList());
	}

	/** Writes the split. */
	public void write(final Path file) {
		toCsv().write(file);
	}
}
