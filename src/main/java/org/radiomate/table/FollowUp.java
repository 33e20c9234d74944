package org.radiomate.table;

import org.radiomate.task.ProblemException;

import java.util.Collection;
import java.util.Optional;

/**
 * What the months of follow-up say about recurrence within a horizon. Positive: recurrence at or before the horizon.
 * Negative: recurrence after it, or none and a follow-up at least as long as it. Unknown: no recurrence and a shorter
 * follow-up.
 *
 * @param clinical the table with the columns {@link OutcomeDefinition#RECURRENCE_MONTHS} and
 *          {@link OutcomeDefinition#FOLLOWUP_MONTHS}
 * @param horizonMonths until when a recurrence counts
 */
record FollowUp(ClinicalTable clinical, double horizonMonths) {

	/** Whether a patient had a recurrence within the horizon; empty if the follow-up was too short to know. */
	Optional<Boolean> recurred(final String patient) {
		final double recurrence = months(patient, OutcomeDefinition.RECURRENCE_MONTHS), followed = months(patient,
			OutcomeDefinition.FOLLOWUP_MONTHS);
		if (recurrence > followed) throw new ProblemException(clinical.where(patient) + ": the recurrence of patient '" +
			patient + "' at " + CsvTable.number(recurrence) + " months lies beyond the follow-up of " + CsvTable.number(followed) +
			" months. Correct one of them.");
		if (!Double.isNaN(recurrence)) return Optional.of(recurrence <= horizonMonths);
		if (Double.isNaN(followed)) throw new ProblemException(clinical.where(patient) + ": patient '" + patient +
			"' has neither " + OutcomeDefinition.RECURRENCE_MONTHS + " nor " + OutcomeDefinition.FOLLOWUP_MONTHS +
			". Fill in one, or give a reason in the column 'excluded'.");
		return followed >= horizonMonths ? Optional.of(false) : Optional.empty();
	}

	private double months(final String patient, final String column) {
		final String where = clinical.where(patient) + ", column '" + column + "'";
		final double months = CsvTable.number(clinical.value(patient, column), where);
		if (months < 0 || Double.isInfinite(months)) throw new ProblemException(where + ": " + clinical.value(patient, column) +
			" months cannot be. Correct the cell, or leave it empty if it is not known.");
		return months;
	}

	/** Why a patient of whom too little is known is set aside. */
	String tooShort() {
		return "followed for less than " + CsvTable.number(horizonMonths) + " months without recurrence";
	}

	/** The label of the positive class. */
	String positiveLabel() {
		return OutcomeDefinition.RECURRENCE + " within " + CsvTable.number(horizonMonths) + " months";
	}

	void refuseOneClass(final Collection<Boolean> recurred) {
		if (recurred.contains(true) && recurred.contains(false)) return;
		final String who = recurred.isEmpty() ? "no patient is known to have had, or not to have had, a " : recurred.contains(
			true) ? "every patient of whom it is known has a " : "no patient has a ";
		throw new ProblemException(clinical.csv().source() + ": " + who + positiveLabel() +
			", but an outcome has two classes. Change 'horizonmonths', or add patients.");
	}
}
