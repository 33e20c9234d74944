package org.radiomate.study;

import org.radiomate.table.CsvTable;
import org.radiomate.table.FeatureTable;
import org.radiomate.task.ProblemException;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing that is wrong with a study.
 *
 * @param patient whose problem it is; empty if the whole study cannot be run because of it
 * @param line of the manifest, if it is one reading's problem; 0 if it is the patient's
 * @param sentence what is wrong, where, and what to do
 */
public record Finding(String patient, int line, String sentence) {

	/** So many stand in a line; more stand in lines of their own. */
	private static final int FEW = 2, MOST_SHOWN = 25;

	/** What keeps the whole study from being run. */
	public static Finding ofStudy(final String sentence) {
		return new Finding("", 0, sentence);
	}

	/** What is wrong with one patient. */
	public static Finding ofPatient(final String patient, final String sentence) {
		return new Finding(patient, 0, sentence);
	}

	/** The same with files named as in the study's own files. */
	public Finding in(final StudyPaths paths) {
		return new Finding(patient, line, paths.plain(sentence));
	}

	/** Whether leaving out a patient or a reading would mend it. */
	public boolean canBeLeftOut() {
		return !patient.isEmpty();
	}

	/** The findings as a table. */
	public static CsvTable table(final List<Finding> findings) {
		return new CsvTable("problems", List.of(FeatureTable.PATIENT, "problem"), findings.stream().map(finding -> List.of(
			finding.patient, finding.sentence)).toList());
	}

	/**
	 * Stops if anything was found.
	 *
	 * @throws ProblemException that says all of it
	 */
	public static void refuse(final List<Finding> findings) {
		if (findings.isEmpty()) return;
		if (findings.size() == 1) throw new ProblemException(findings.get(0).sentence);
		final String more = findings.size() <= MOST_SHOWN ? "" : "\n… and " + (findings.size() - MOST_SHOWN) +
			" more; 'dryrun' of Run Radiomics Pipeline lists all.";
		final String between = findings.size() <= FEW ? " - " : "\n- ";
		throw new ProblemException("The study has " + findings.size() + " problems:" + findings.stream().limit(MOST_SHOWN)
			.map(finding -> between + finding.sentence).collect(Collectors.joining()) + more);
	}
}
