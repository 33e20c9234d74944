package org.radiomate.study.description;

import org.radiomate.table.ClinicalTable;
import org.radiomate.table.Cohort;
import org.radiomate.table.Outcome;
import org.radiomate.table.SplitTable;
import org.radiomate.task.ProblemException;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The two groups of patients that a description compares.
 *
 * @param names of the groups in files: positive and negative, or training and validation
 * @param labels of the groups for people, such as recurrence = 1
 * @param groupOf the group of each patient, 0 or 1, in table order
 */
public record PatientGroups(List<String> names, List<String> labels, Map<String, Integer> groupOf) {

	/** How many groups are compared. */
	static final int COUNT = 2;

	public PatientGroups {
		names = List.copyOf(names);
		labels = List.copyOf(labels);
		groupOf = Collections.unmodifiableMap(new LinkedHashMap<>(groupOf));
	}

	/** The positive class and the other one. */
	public static PatientGroups byOutcome(final ClinicalTable clinical, final Outcome outcome) {
		final Map<String, Integer> groups = new LinkedHashMap<>();
		for (final String patient : clinical.patients()) groups.put(patient, outcome.positive().get(patient) ? 0 : 1);
		return new PatientGroups(List.of("positive", "negative"), List.of(outcome.inWords(true), outcome.inWords(false)),
			groups);
	}

	/**
	 * The training and the validation cohort.
	 *
	 * @throws ProblemException if all patients are in one of them
	 */
	public static PatientGroups byCohort(final ClinicalTable clinical, final SplitTable split) {
		final Map<String, Integer> groups = new LinkedHashMap<>();
		for (final String patient : clinical.patients()) groups.put(patient, split.of(patient).ordinal());
		for (final Cohort cohort : Cohort.values()) {
			if (!groups.containsValue(cohort.ordinal())) throw new ProblemException(split.source() +
				" puts no patient of the clinical table into the " + cohort.word() + " cohort. Correct it, or group by outcome.");
		}
		final List<String> words = Arrays.stream(Cohort.values()).map(Cohort::word).toList();
		return new PatientGroups(words, words.stream().map(word -> word + " cohort").toList(), groups);
	}

	/** How many patients a group has. */
	public int size(final int group) {
		return Collections.frequency(groupOf.values(), group);
	}

	/** How many patients each group has, by its label. */
	public Map<String, Integer> sizes() {
		final Map<String, Integer> sizes = new LinkedHashMap<>();
		for (int group = 0; group < COUNT; group++) sizes.put(labels.get(group), size(group));
		return sizes;
	}
}
