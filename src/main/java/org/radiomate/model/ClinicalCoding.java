package org.radiomate.model;

import com.fasterxml.jackson.annotation.JsonIgnore;

import org.radiomate.table.ClinicalTable;
import org.radiomate.task.ProblemException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How clinical variables become numbers, written out: {@code age; gender:Female|Male; pT:T1<T2<T3<T4a}. Levels joined by
 * {@code <} are coded 1 to k, levels joined by {@code |} by one 0/1 column for each level but the first. A variable of
 * which nothing is said is a number if the training cohort holds but numbers, else nominal with its levels in
 * alphabetical order, never ordinal.
 *
 * @param variables the variables in order
 */
public record ClinicalCoding(List<ClinicalVariable> variables) {

	/** No clinical variable at all. */
	public static final ClinicalCoding NONE = new ClinicalCoding(List.of());

	public ClinicalCoding {
		variables = List.copyOf(variables);
	}

	/** Reads the text of a parameter. */
	public static ClinicalCoding parse(final String text) {
		final List<ClinicalVariable> variables = ClinicalVariable.split(text).stream().map(ClinicalVariable::parse).toList();
		if (variables.stream().map(ClinicalVariable::name).distinct().count() < variables.size()) {
			throw new ProblemException("'" + text + "' names a variable twice. Name each once.");
		}
		return new ClinicalCoding(variables);
	}

	/** The coding with every kind and level settled by the training cohort alone. */
	public ClinicalCoding settledBy(final ClinicalTable table, final List<String> trainingPatients) {
		return new ClinicalCoding(variables.stream().map(variable -> variable.settledBy(trainingPatients.stream().map(
			patient -> table.value(patient, variable.name())).toList())).toList());
	}

	/** Whether there is no variable. */
	@JsonIgnore
	public boolean isEmpty() {
		return variables.isEmpty();
	}

	/** The variables' names. */
	public List<String> names() {
		return variables.stream().map(ClinicalVariable::name).toList();
	}

	/** The names of all numbers the variables become. */
	public List<String> columns() {
		return variables.stream().flatMap(variable -> variable.columns().stream()).toList();
	}

	/** The numbers of one patient from the values by variable; absent values are NaN. */
	public double[] code(final Map<String, String> values, final String where) {
		final List<double[]> parts = new ArrayList<>();
		for (final ClinicalVariable variable : variables) parts.add(variable.code(values.get(variable.name()), where));
		return parts.stream().flatMapToDouble(Arrays::stream).toArray();
	}

	/**
	 * The numbers of several patients.
	 *
	 * @return one array for each column, one number for each patient
	 */
	public double[][] columns(final ClinicalTable table, final List<String> patients) {
		final double[][] columns = new double[columns().size()][patients.size()];
		for (int i = 0; i < patients.size(); i++) {
			final String patient = patients.get(i);
			final double[] codes = code(table.values(patient, names()), table.where(patient));
			for (int j = 0; j < columns.length; j++) columns[j][i] = codes[j];
		}
		return columns;
	}

	/** The coding as {@link #parse} reads it. */
	public String text() {
		return variables.stream().map(ClinicalVariable::text).collect(Collectors.joining("; "));
	}

	/** Reads the values of one patient, written {@code age:62; pT:T3}. */
	public static Map<String, String> parseValues(final String text) {
		return ClinicalVariable.split(text).stream().collect(Collectors.toMap(part -> part(part, 0), part -> part(part, 1), (a,
			b) -> {
			throw new ProblemException("'" + text + "' gives a variable twice. Give each once.");
		}));
	}

	private static String part(final String pair, final int which) {
		final String[] parts = pair.split(":", 2);
		if (parts.length == 2 && !parts[0].isBlank()) return parts[which].trim();
		throw new ProblemException("'" + pair + "' is not a name and a value. Write the clinical values like age:62; pT:T3.");
	}
}
