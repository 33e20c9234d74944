package org.radiomate.study;

import org.radiomate.table.ClinicalTable;
import org.radiomate.table.Cohort;
import org.radiomate.table.Outcome;
import org.radiomate.table.SplitTable;
import org.radiomate.task.ProblemException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Splits patients by where they come from: one value of a column is the validation cohort, all others are the training
 * cohort.
 *
 * @param column of the clinical table, such as the centre
 * @param validation the value whose patients are the validation cohort
 */
public record CentreSplit(String column, String validation) {

	/** The split that two parameters ask for; null if they are empty. */
	public static CentreSplit of(final String column, final String validation) {
		if (column.isBlank() && validation.isBlank()) return null;
		if (column.isBlank()) throw new ProblemException("'validationcentre' is '" + validation.trim() +
			"', but 'splitcolumn' is empty. Give the column that holds it.");
		if (validation.isBlank()) throw new ProblemException("'splitcolumn' is '" + column.trim() +
			"', but 'validationcentre' is empty. Give the value whose patients are the validation cohort.");
		return new CentreSplit(column.trim(), validation.trim());
	}

	/**
	 * Splits the patients.
	 *
	 * @throws ProblemException if a patient has no value, nobody has the one of the validation cohort, or a cohort lacks a
	 *           class
	 */
	public SplitTable split(final ClinicalTable clinical, final Outcome outcome) {
		final Map<String, Cohort> cohorts = new LinkedHashMap<>();
		for (final String patient : clinical.patients().stream().sorted().toList()) cohorts.put(patient, cohort(clinical,
			patient));
		if (!cohorts.containsValue(Cohort.VALIDATION)) throw new ProblemException(clinical.csv().source() +
			": nobody has the value '" + validation + "' in the column '" + column + "'. Its values are: " + String.join(", ",
				values(clinical)) + ".");
		CohortSplitter.refuseOneSided(cohorts, outcome);
		return new SplitTable("the split by " + column, cohorts);
	}

	/** The cohort of one patient. */
	public Cohort cohort(final ClinicalTable clinical, final String patient) {
		final String value = clinical.value(patient, column);
		if (value.isEmpty()) throw new ProblemException(clinical.where(patient) + ": patient '" + patient +
			"' has no value in the column '" + column + "', by which the patients are split. Fill it in.");
		return value.equals(validation) ? Cohort.VALIDATION : Cohort.TRAINING;
	}

	private List<String> values(final ClinicalTable clinical) {
		return clinical.patients().stream().map(patient -> clinical.value(patient, column)).distinct().sorted().toList();
	}
}
