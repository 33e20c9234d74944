package org.radiomate.study;

import org.radiomate.selection.FeatureAgreement;
import org.radiomate.selection.LimitsOfAgreement;
import org.radiomate.table.AgreementTable;
import org.radiomate.table.Cohort;
import org.radiomate.table.CsvTable;
import org.radiomate.table.FeatureTable;
import org.radiomate.table.SplitTable;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The agreement of readers on each feature, over all patients that were read twice or over those of the training cohort
 * alone.
 *
 * @param agreement the form and cutoff
 * @param reader whose repeats count within a reader; empty for the first reader the table names
 */
public record AgreementStep(FeatureAgreement agreement, String reader) {

	/**
	 * Measures the agreement.
	 *
	 * @param split limits the patients to the training cohort; null for all patients
	 */
	public AgreementTable run(final FeatureTable table, final SplitTable split, final Progress progress) {
		return agreement.measure(table, patients(table, split), reader, progress);
	}

	/** Bland and Altman's limits of agreement over the same patients. */
	public CsvTable limits(final FeatureTable table, final SplitTable split, final Progress progress) {
		return LimitsOfAgreement.measure(table, patients(table, split), reader, progress);
	}

	private static Set<String> patients(final FeatureTable table, final SplitTable split) {
		final Set<String> patients = new LinkedHashSet<>(table.patients());
		if (split != null) patients.removeIf(patient -> split.cohorts().get(patient) != Cohort.TRAINING);
		return patients;
	}

	/** Whether patients of the training cohort alone are to be looked at. */
	public static boolean trainingOnly(final String agreementCohort) {
		return switch (agreementCohort.trim().toLowerCase(java.util.Locale.ROOT)) {
			case "all" -> false;
			case "training" -> true;
			default -> throw new ProblemException("'agreementcohort' is '" + agreementCohort + "'. Write all or training.");
		};
	}

	/**
	 * Reads the tables of a list such as {@code features.csv}, or {@code 1:reader1.csv; 1:again.csv; 2:reader2.csv}, where
	 * the name before a colon is the reader and files of the same reader are repeats 1, 2, and so on.
	 */
	public static FeatureTable read(final String list, final String idColumn) {
		final Map<String, Integer> repeats = new HashMap<>();
		final List<FeatureTable> tables = new ArrayList<>();
		for (final String part : list.split(";")) {
			if (!part.isBlank()) tables.add(readOne(part.trim(), idColumn, repeats));
		}
		if (tables.isEmpty()) throw new ProblemException("'featuretable' is empty. Give one feature table or several.");
		return FeatureTable.join(tables);
	}

	private static FeatureTable readOne(final String part, final String idColumn, final Map<String, Integer> repeats) {
		if (isFile(part)) return FeatureTable.read(Path.of(part), idColumn, List.of());
		final int colon = part.indexOf(':');
		final String file = part.substring(colon + 1).trim();
		if (colon < 1 || !isFile(file)) throw new ProblemException("There is no feature table " + file +
			". Correct 'featuretable'.");
		final String reader = part.substring(0, colon).trim();
		return FeatureTable.read(Path.of(file), idColumn, List.of()).readBy(reader, Integer.toString(repeats.merge(reader, 1,
			Integer::sum)));
	}

	private static boolean isFile(final String text) {
		try {
			return Files.isRegularFile(Path.of(text));
		}
		catch (final InvalidPathException e) {
			return false;
		}
	}
}
