package org.radiomate.study.description;

import org.radiomate.model.ClinicalCoding;
import org.radiomate.model.ClinicalVariable;
import org.radiomate.model.ClinicalVariable.Kind;
import org.radiomate.table.ClinicalTable;
import org.radiomate.table.CsvTable;
import org.radiomate.task.ProblemException;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Which variables are described, each as numbers or as levels. Of those of which nothing is said, a column of numbers is
 * described as numbers, unless it is coded 0 and 1 or 1 and 2; a column with text as levels in alphabetical order.
 *
 * @param variables the variables, all their kinds settled
 * @param remarks the columns that were left out, and why, and those that may be codes rather than numbers
 */
public record VariableChoice(List<ClinicalVariable> variables, List<String> remarks) {

	private static final int MOST_LEVELS = 20, MOST_LONE_LEVELS = 5, MOST_CODES = 5;
	private static final Set<Set<String>> TWO_LEVEL_CODES = Set.of(Set.of("0", "1"), Set.of("1", "2"));

	/**
	 * The variables that the user names.
	 *
	 * @throws ProblemException if a column is not there or holds what is neither a number nor a level
	 */
	public static VariableChoice named(final ClinicalCoding coding, final ClinicalTable clinical) {
		final List<ClinicalVariable> variables = coding.variables().stream().map(variable -> settled(variable, clinical))
			.toList();
		return new VariableChoice(variables, codeRemarks(variables, clinical));
	}

	/**
	 * All columns that look like a variable; the others are left out, and said.
	 *
	 * @param aside columns that are known to be something else
	 */
	public static VariableChoice all(final ClinicalTable clinical, final Collection<String> aside) {
		final List<ClinicalVariable> variables = new ArrayList<>();
		final List<String> remarks = new ArrayList<>();
		for (final String column : clinical.csv().header()) {
			if (aside.contains(column)) continue;
			try {
				variables.add(settledIfLikely(column, clinical));
			}
			catch (final ProblemException e) {
				remarks.add("The column '" + column + "' is left out: " + e.getMessage());
			}
		}
		remarks.addAll(codeRemarks(variables, clinical));
		return new VariableChoice(variables, remarks);
	}

	/** Few different whole numbers may be codes of levels, which only the user can know. */
	private static List<String> codeRemarks(final List<ClinicalVariable> variables, final ClinicalTable clinical) {
		final List<String> remarks = new ArrayList<>();
		for (final ClinicalVariable variable : variables) {
			if (variable.kind() != Kind.NUMBER) continue;
			final List<String> values = present(variable.name(), clinical).stream().distinct().sorted().toList();
			if (values.size() < 2 || values.size() > MOST_CODES || !values.stream().allMatch(value -> value.matches("\\d+"))) continue;
			remarks.add("'" + variable.name() + "' is described as a number but has only the values " + String.join(", ", values) +
				". If they are codes, name it in 'variables' as " + variable.name() + ":" + String.join("|", values) + ".");
		}
		return remarks;
	}

	private static ClinicalVariable settledIfLikely(final String column, final ClinicalTable clinical) {
		final List<String> values = present(column, clinical);
		if (values.isEmpty()) throw new ProblemException("it has no value.");
		final ClinicalVariable variable = settled(new ClinicalVariable(column, Kind.UNSPECIFIED, List.of()), clinical);
		final int levels = variable.levels().size();
		if (levels > MOST_LEVELS || levels > MOST_LONE_LEVELS && levels == values.size()) throw new ProblemException("it has " +
			levels + " different texts. Name it in 'variables' to describe it all the same.");
		return variable;
	}

	private static ClinicalVariable settled(final ClinicalVariable variable, final ClinicalTable clinical) {
		clinical.csv().column(variable.name());
		if (variable.kind() != Kind.UNSPECIFIED) return variable;
		final List<String> values = present(variable.name(), clinical);
		final List<String> levels = values.stream().distinct().sorted().toList();
		final long numbers = values.stream().filter(CsvTable::isNumber).count();
		final boolean levelled = numbers < values.size() || TWO_LEVEL_CODES.contains(Set.copyOf(levels));
		if (levels.size() > MOST_LEVELS && numbers > values.size() / 2) refuseText(variable.name(), clinical);
		return levelled ? new ClinicalVariable(variable.name(), Kind.NOMINAL, levels) : new ClinicalVariable(variable.name(),
			Kind.NUMBER, List.of());
	}

	private static List<String> present(final String column, final ClinicalTable clinical) {
		final List<String> present = new ArrayList<>();
		for (final String patient : clinical.patients()) {
			final String value = clinical.value(patient, column);
			if (CsvTable.isInfinite(value)) throw new ProblemException(clinical.where(patient) + ": '" + column + "' is '" + value +
				"', which cannot be described. Correct the cell, or leave it empty.");
			if (!CsvTable.isAbsent(value)) present.add(value);
		}
		return present;
	}

	/** A word in a column of many numbers is a slip, not a level. */
	private static void refuseText(final String column, final ClinicalTable clinical) {
		for (final String patient : clinical.patients()) {
			final String value = clinical.value(patient, column);
			if (!CsvTable.isAbsent(value) && !CsvTable.isNumber(value)) throw new ProblemException(clinical.where(patient) + ": '" +
				value + "' is no number, which most of '" + column + "' is. Correct the cell, or leave it empty.");
		}
	}
}
