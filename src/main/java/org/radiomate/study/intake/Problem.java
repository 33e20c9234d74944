package org.radiomate.study.intake;

import org.radiomate.table.CsvTable;

import java.util.List;

/**
 * What keeps images or contours out of a study.
 *
 * @param patient whose; empty if that is not known
 * @param problem what is missing or ambiguous, in a sentence
 * @param remedy what to do about it, in a sentence
 */
public record Problem(String patient, String problem, String remedy) {

	/** Problems as a table. */
	public static CsvTable table(final List<Problem> problems) {
		return new CsvTable("the problems", List.of("patient", "problem", "what_to_do"), problems.stream().map(one -> List.of(
			one.patient, one.problem, one.remedy)).toList());
	}
}
