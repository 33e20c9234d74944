package org.radiomate.table;

import org.radiomate.task.ProblemException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a clinical table says what happened to each patient: in a column of two labels, or, with a horizon, in the months
 * to recurrence and of follow-up ({@link FollowUp}). With a horizon the column of labels is not looked at, and patients
 * who were followed too shortly to know are set aside.
 *
 * @param column the outcome's column; with a horizon only the outcome's name
 * @param positive the label of the positive class; empty means 1; of no use with a horizon
 * @param horizonMonths until when a recurrence counts, in months; 0 to read the column
 */
public record OutcomeDefinition(String column, String positive, double horizonMonths) {

	/** Name the columns of the months to recurrence (empty without one) and of the months of follow-up. */
	public static final String RECURRENCE_MONTHS = "recurrence_months", FOLLOWUP_MONTHS = "followup_months";

	/** The outcome's name where a horizon is given and no name. */
	public static final String RECURRENCE = "recurrence";

	public OutcomeDefinition {
		if (!(horizonMonths >= 0 && horizonMonths < Double.POSITIVE_INFINITY)) throw new ProblemException("The horizon is " +
			horizonMonths + " months. Give a number above 0, such as 12, or 0 to read the outcome's column.");
		if (column.isEmpty() && horizonMonths == 0) throw new ProblemException(
			"'outcome' is empty. Give the column of the outcome, or 'horizonmonths' to take it from the follow-up.");
		column = column.isEmpty() ? RECURRENCE : column;
	}

	/** The outcome in a column of labels. */
	public static OutcomeDefinition ofColumn(final String column, final String positive) {
		return new OutcomeDefinition(column, positive, 0);
	}

	/** Whether the outcome comes from the months of follow-up. */
	public boolean isFromFollowUp() {
		return horizonMonths > 0;
	}

	/** The columns that tell the outcome, which are neither features nor variables. */
	public List<String> columns() {
		return List.of(column, RECURRENCE_MONTHS, FOLLOWUP_MONTHS);
	}

	/**
	 * The table without the patients of whom too little is known: they join the excluded ones, with the reason.
	 *
	 * @throws ProblemException for bad months, naming file and line
	 */
	public ClinicalTable knownIn(final ClinicalTable clinical) {
		if (!isFromFollowUp()) return clinical;
		final FollowUp followUp = new FollowUp(clinical, horizonMonths);
		final Map<String, String> reasons = new LinkedHashMap<>();
		for (final String patient : clinical.patients()) {
			if (followUp.recurred(patient).isEmpty()) reasons.put(patient, followUp.tooShort());
		}
		return clinical.excluding(reasons);
	}

	/**
	 * The outcome of every patient of whom it is known.
	 *
	 * @throws ProblemException for a cell that is no outcome, naming file and line, or if there is but one class
	 */
	public Outcome of(final ClinicalTable clinical) {
		return isFromFollowUp() ? fromFollowUp(clinical) : fromColumn(clinical);
	}

	/**
	 * What is wrong with the outcome of single patients, in a sentence for each of them; without them it can be read. What is
	 * wrong with the whole column is left to {@link #of}.
	 */
	public Map<String, String> badCells(final ClinicalTable clinical) {
		if (!isFromFollowUp()) return Outcome.badLabels(clinical, column, positive);
		final FollowUp followUp = new FollowUp(clinical, horizonMonths);
		final Map<String, String> bad = new LinkedHashMap<>();
		for (final String patient : clinical.patients()) {
			try {
				followUp.recurred(patient);
			}
			catch (final ProblemException e) {
				bad.put(patient, e.getMessage());
			}
		}
		return bad;
	}

	private Outcome fromFollowUp(final ClinicalTable clinical) {
		final FollowUp followUp = new FollowUp(clinical, horizonMonths);
		final Map<String, Boolean> recurred = new LinkedHashMap<>();
		for (final String patient : clinical.patients()) {
			final Optional<Boolean> known = followUp.recurred(patient);
			known.ifPresent(is -> recurred.put(patient, is));
		}
		followUp.refuseOneClass(recurred.values());
		return new Outcome(column, followUp.positiveLabel(), "no " + followUp.positiveLabel(), recurred);
	}

	private Outcome fromColumn(final ClinicalTable clinical) {
		final List<String> labels = new ArrayList<>();
		final List<Integer> lines = new ArrayList<>();
		for (final String patient : clinical.patients()) {
			labels.add(clinical.value(patient, column));
			lines.add(clinical.line(patient));
		}
		return Outcome.of(clinical.csv().source(), column, positive, clinical.patients(), lines, labels);
	}

	/** What a reader of the results should know; empty if the outcome stands in its own column. */
	public Optional<String> remark() {
		return isFromFollowUp() ? Optional.of("The outcome comes from " + RECURRENCE_MONTHS + " and " + FOLLOWUP_MONTHS +
			" with a horizon of " + CsvTable.number(horizonMonths) + " months; no other column is looked at for it.") : Optional
				.empty();
	}
}
