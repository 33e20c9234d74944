package org.radiomate.study.check;

import org.radiomate.model.ClinicalCoding;
import org.radiomate.model.ClinicalVariable;
import org.radiomate.study.Finding;
import org.radiomate.study.PipelineOptions;
import org.radiomate.table.ClinicalTable;
import org.radiomate.table.CsvTable;
import org.radiomate.task.ProblemException;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the clinical table knows every patient, and its cells mean what the options say. */
final class ClinicalCheck {

	private final PipelineOptions options;
	private final List<Finding> findings;

	ClinicalCheck(final PipelineOptions options, final List<Finding> findings) {
		this.options = options;
		this.findings = findings;
	}

	/**
	 * Checks the table.
	 *
	 * @param patients who is to be modelled
	 * @param fromTable whether they come from a feature table
	 * @return the table of the patients whose outcome can be read; null if it cannot be read at all
	 */
	ClinicalTable run(final Collection<String> patients, final boolean fromTable) {
		if (options.clinicalTable() == null && options.featureTable() == null) return null;
		try {
			final ClinicalTable all = ClinicalTable.of(withoutRepeats(CsvTable.read(options.hasClinicalTable() ? options
				.clinicalTable() : options.featureTable()), !options.hasClinicalTable()), options.idColumn());
			tellUnknown(all, patients, fromTable);
			final ClinicalTable known = withOutcome(all);
			options.variables().variables().forEach(variable -> check(variable, known));
			return known;
		}
		catch (final ProblemException e) {
			findings.add(Finding.ofStudy(e.getMessage()));
			return null;
		}
	}

	/** The table without lines that have no patient or repeat one; readings of a feature table may repeat them. */
	private CsvTable withoutRepeats(final CsvTable csv, final boolean mayRepeat) {
		final List<String> ids = csv.cells(options.idColumn());
		final Set<String> seen = new HashSet<>();
		final List<List<String>> rows = new ArrayList<>();
		final List<Integer> lines = new ArrayList<>();
		for (int i = 0; i < ids.size(); i++) {
			final boolean isNew = !ids.get(i).isEmpty() && seen.add(ids.get(i));
			if (isNew) {
				rows.add(csv.rows().get(i));
				lines.add(csv.lines().get(i));
			}
			else if (!mayRepeat) findings.add(Finding.ofStudy(csv.where(i) + (ids.get(i).isEmpty()
				? ": the patient's id is empty. Fill it in, or remove the line." : ": patient '" + ids.get(i) +
					"' is there twice. Remove one line.")));
		}
		return new CsvTable(csv.source(), csv.header(), rows, lines);
	}

	private void tellUnknown(final ClinicalTable clinical, final Collection<String> patients, final boolean fromTable) {
		for (final String patient : patients) {
			if (clinical.rowOf().containsKey(patient) || clinical.excluded().containsKey(patient)) continue;
			findings.add(Finding.ofPatient(patient, clinical.csv().source() + " has no line for patient '" + patient +
				"'. Add it, or take the patient out of the " + (fromTable ? "feature table." : "manifest.")));
		}
	}

	private ClinicalTable withOutcome(final ClinicalTable clinical) {
		if (options.outcome() == null) return clinical;
		final Map<String, String> bad = options.outcome().badCells(clinical);
		bad.forEach((patient, sentence) -> findings.add(Finding.ofPatient(patient, sentence)));
		final ClinicalTable known = options.outcome().knownIn(clinical.excluding(bad));
		try {
			options.outcome().of(known);
		}
		catch (final ProblemException e) {
			findings.add(Finding.ofStudy(e.getMessage()));
		}
		return known;
	}

	private void check(final ClinicalVariable variable, final ClinicalTable clinical) {
		try {
			clinical.csv().column(variable.name());
			final ClinicalVariable settled = settled(variable, clinical);
			for (final String patient : clinical.patients()) check(settled, clinical, patient);
		}
		catch (final ProblemException e) {
			findings.add(Finding.ofStudy(e.getMessage() + " Correct 'variables'."));
		}
	}

	/** Where most cells are numbers, a number is meant, and the others are mistakes rather than levels. */
	private static ClinicalVariable settled(final ClinicalVariable variable, final ClinicalTable clinical) {
		final List<String> cells = clinical.patients().stream().map(patient -> clinical.value(patient, variable.name())).filter(
			cell -> !CsvTable.isAbsent(cell)).toList();
		final long numbers = cells.stream().filter(CsvTable::isNumber).count();
		if (variable.kind() == ClinicalVariable.Kind.UNSPECIFIED && 2 * numbers > cells.size()) return new ClinicalVariable(
			variable.name(), ClinicalVariable.Kind.NUMBER, List.of());
		return new ClinicalCoding(List.of(variable)).settledBy(clinical, clinical.patients()).variables().get(0);
	}

	private void check(final ClinicalVariable settled, final ClinicalTable clinical, final String patient) {
		try {
			settled.code(clinical.value(patient, settled.name()), clinical.where(patient));
		}
		catch (final ProblemException e) {
			findings.add(Finding.ofPatient(patient, e.getMessage()));
		}
	}
}
