package org.radiomate.study.description;

import org.radiomate.model.ClinicalVariable;
import org.radiomate.table.ClinicalTable;
import org.radiomate.table.CsvTable;
import org.radiomate.table.Outcome;
import org.radiomate.table.PatientFlow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The clinical table in words and numbers, as the first table of a paper has it.
 *
 * @param groups the groups that are compared
 * @param flow how many patients there are, and how many were left out for what
 * @param variables the variables described
 * @param remarks what a reader should know besides
 */
public record Description(PatientGroups groups, PatientFlow flow, List<VariableSummary> variables, List<String> remarks) {

	private static final String PATIENTS = "patients", TOTAL = "total";

	public Description {
		variables = List.copyOf(variables);
		remarks = List.copyOf(remarks);
	}

	/**
	 * Describes a clinical table.
	 *
	 * @param outcome the outcome, described before the variables; empty if it makes the groups
	 * @param remarks what to say besides what the choice of variables says
	 */
	public static Description of(final ClinicalTable clinical, final PatientGroups groups, final Optional<Outcome> outcome,
		final VariableChoice choice, final NumberStyle style, final List<String> remarks)
	{
		final List<VariableSummary> summaries = new ArrayList<>();
		outcome.ifPresent(known -> summaries.add(LevelSummary.of(known.variable(), List.of(known.positiveLabel(), known
			.negativeLabel()), patient -> known.positive().get(patient) ? 0 : 1, groups)));
		for (final ClinicalVariable variable : choice.variables()) summaries.add(summary(variable, clinical, groups, style));
		final List<String> said = new ArrayList<>(remarks);
		said.addAll(choice.remarks());
		return new Description(groups, PatientFlow.of(clinical, groups.sizes()), summaries, said);
	}

	private static VariableSummary summary(final ClinicalVariable variable, final ClinicalTable clinical,
		final PatientGroups groups, final NumberStyle style)
	{
		final String name = variable.name();
		if (variable.kind() == ClinicalVariable.Kind.NUMBER) return NumberSummary.of(name, patient -> variable.code(clinical
			.value(patient, name), clinical.where(patient))[0], groups, style);
		return LevelSummary.of(name, variable.levels(), patient -> {
			final String value = clinical.value(patient, name);
			return CsvTable.isAbsent(value) ? -1 : variable.levelOf(value, clinical.where(patient));
		}, groups);
	}

	/** The table as text: a row of all patients, then the rows of each variable, the first of them with the test. */
	public CsvTable toCsv() {
		final List<List<String>> rows = new ArrayList<>();
		rows.add(cells(PATIENTS, VariableSummary.Row.of("", group -> Integer.toString(group == PatientGroups.COUNT ? flow.left()
			: groups.size(group))), GroupTest.NO_CELLS));
		for (final VariableSummary variable : variables) {
			List<String> test = variable.test().cells();
			for (final VariableSummary.Row row : variable.rowsWithMissing()) {
				rows.add(cells(variable.name(), row.level().isEmpty() ? new VariableSummary.Row(variable.measure(), row.cells()) : row,
					test));
				test = GroupTest.NO_CELLS;
			}
		}
		final List<String> header = new ArrayList<>(List.of("variable", "level"));
		header.addAll(groups.names());
		header.add(TOTAL);
		header.addAll(GroupTest.HEADER);
		return new CsvTable("description", header, rows);
	}

	private static List<String> cells(final String variable, final VariableSummary.Row row, final List<String> test) {
		final List<String> cells = new ArrayList<>(List.of(variable, row.level()));
		cells.addAll(row.cells());
		cells.addAll(test);
		return cells;
	}
}
