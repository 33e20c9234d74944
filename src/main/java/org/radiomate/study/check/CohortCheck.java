package org.radiomate.study.check;

import org.radiomate.study.Finding;
import org.radiomate.study.PipelineOptions;
import org.radiomate.study.SelectionStep;
import org.radiomate.table.ClinicalTable;
import org.radiomate.table.Cohort;
import org.radiomate.table.CsvTable;
import org.radiomate.table.SplitTable;
import org.radiomate.task.ProblemException;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Whether every patient gets a cohort, and every training patient a fold and all clinical values. */
final class CohortCheck {

	private final PipelineOptions options;
	private final List<Finding> findings;

	CohortCheck(final PipelineOptions options, final List<Finding> findings) {
		this.options = options;
		this.findings = findings;
	}

	/** Checks the cohorts of those patients who can be modelled. */
	void run(final ClinicalTable clinical, final Collection<String> withFeatures) {
		final List<String> patients = withFeatures.stream().filter(clinical.rowOf()::containsKey).toList();
		final SplitTable split = split(clinical, patients);
		if (split == null) return;
		final List<String> training = patients.stream().filter(patient -> cohort(split, patient) == Cohort.TRAINING)
			.toList();
		training.forEach(patient -> checkValues(clinical, patient));
		if (options.foldFile() != null) checkFolds(training);
	}

	private SplitTable split(final ClinicalTable clinical, final List<String> patients) {
		try {
			if (options.splitFile() != null) return given(CsvTable.read(options.splitFile()));
			if (options.centre() != null) return byCentre(clinical);
			return options.outcome() == null ? null : options.split(clinical, options.outcome().of(clinical), patients);
		}
		catch (final ProblemException e) {
			findings.add(Finding.ofStudy(e.getMessage()));
			return null;
		}
	}

	private SplitTable given(final CsvTable csv) {
		return SplitTable.of(csv, csv.columnOr(SplitTable.COHORT, SplitTable.SET), csv.columnOr(options.idColumn(),
			org.radiomate.table.FeatureTable.PATIENT), sentence -> findings.add(Finding.ofStudy(sentence)));
	}

	private SplitTable byCentre(final ClinicalTable clinical) {
		clinical.csv().column(options.centre().column());
		final ClinicalTable placed = clinical.excluding(missingCentre(clinical));
		return options.outcome() == null ? null : options.centre().split(placed, options.outcome().of(placed));
	}

	private Map<String, String> missingCentre(final ClinicalTable clinical) {
		final Map<String, String> missing = new java.util.LinkedHashMap<>();
		for (final String patient : clinical.patients()) {
			try {
				options.centre().cohort(clinical, patient);
			}
			catch (final ProblemException e) {
				missing.put(patient, e.getMessage());
				findings.add(Finding.ofPatient(patient, e.getMessage()));
			}
		}
		return missing;
	}

	/** The cohort of a patient; null if there is none, which is told. */
	private Cohort cohort(final SplitTable split, final String patient) {
		if (options.centre() != null && options.splitFile() == null) return split.cohorts().get(patient);
		try {
			return split.of(patient);
		}
		catch (final ProblemException e) {
			findings.add(Finding.ofPatient(patient, e.getMessage()));
			return null;
		}
	}

	/** Models are fitted to whole rows. */
	private void checkValues(final ClinicalTable clinical, final String patient) {
		for (final String variable : options.variables().names()) {
			if (!clinical.csv().has(variable) || !CsvTable.isAbsent(clinical.value(patient, variable))) continue;
			findings.add(Finding.ofPatient(patient, clinical.where(patient) + ": training patient '" + patient +
				"' has no value of '" + variable +
				"'. Fill it in, leave the variable out, or exclude the patient in the column 'excluded'."));
		}
	}

	private void checkFolds(final List<String> training) {
		try {
			final Map<String, Integer> folds = SelectionStep.readFolds(options.foldFile(), options.idColumn(), sentence -> findings
				.add(Finding.ofStudy(sentence)));
			final List<String> without = training.stream().filter(patient -> !folds.containsKey(patient)).toList();
			if (2 * without.size() > training.size()) findings.add(Finding.ofStudy(options.foldFile() + " gives no fold to " +
				without.size() + " of " + training.size() + " training patients. Add a number from 1 on, or give another file."));
			else without.forEach(patient -> findings.add(Finding.ofPatient(patient, SelectionStep.withoutFold(patient))));
		}
		catch (final ProblemException e) {
			findings.add(Finding.ofStudy(e.getMessage()));
		}
	}
}
