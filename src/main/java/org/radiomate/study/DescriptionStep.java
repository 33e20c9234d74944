package org.radiomate.study;

import org.radiomate.model.ClinicalCoding;
import org.radiomate.study.description.Description;
import org.radiomate.study.description.NumberStyle;
import org.radiomate.study.description.PatientGroups;
import org.radiomate.study.description.VariableChoice;
import org.radiomate.table.ClinicalTable;
import org.radiomate.table.FeatureTable;
import org.radiomate.table.Outcome;
import org.radiomate.table.OutcomeDefinition;
import org.radiomate.table.SplitTable;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The description of a clinical table, and the files it leaves: {@code description.csv}, {@code flow.csv} and {@code
 * description.html}. It looks at all patients and selects nothing.
 *
 * @param coding the variables; empty for every column that looks like one
 * @param style how numbers are summarised and compared
 * @param aside columns that are no variables besides those that have a meaning of their own
 */
public record DescriptionStep(ClinicalCoding coding, NumberStyle style, Collection<String> aside) {

	private static final String NO_COHORT = "in neither cohort of the split";

	/** Describes a table by outcome; patients of whom the outcome is not known are left out, and counted. */
	public Description byOutcome(final ClinicalTable table, final OutcomeDefinition definition) {
		final ClinicalTable clinical = definition.knownIn(table);
		return describe(clinical, PatientGroups.byOutcome(clinical, definition.of(clinical)), Optional.empty(), Optional.of(
			definition));
	}

	/**
	 * Describes a table by cohort; patients of neither cohort are left out, and counted.
	 *
	 * @param definition the outcome, which is described too; empty for none
	 */
	public Description byCohort(final ClinicalTable table, final Optional<OutcomeDefinition> definition,
		final SplitTable split)
	{
		final ClinicalTable known = definition.isPresent() ? definition.get().knownIn(table) : table;
		final Map<String, String> outside = new LinkedHashMap<>();
		for (final String patient : known.patients()) {
			if (!split.cohorts().containsKey(patient)) outside.put(patient, NO_COHORT);
		}
		final ClinicalTable clinical = known.excluding(outside);
		return describe(clinical, PatientGroups.byCohort(clinical, split), definition.map(outcome -> outcome.of(clinical)),
			definition);
	}

	private Description describe(final ClinicalTable clinical, final PatientGroups groups, final Optional<Outcome> outcome,
		final Optional<OutcomeDefinition> definition)
	{
		final List<String> remarks = definition.flatMap(OutcomeDefinition::remark).map(List::of).orElse(List.of());
		return Description.of(clinical, groups, outcome, choice(clinical, definition), style, remarks);
	}

	private VariableChoice choice(final ClinicalTable clinical, final Optional<OutcomeDefinition> definition) {
		if (!coding.isEmpty()) return VariableChoice.named(coding, clinical);
		final Set<String> known = new HashSet<>(aside);
		known.addAll(List.of(clinical.idColumn(), FeatureTable.READER, FeatureTable.REPEAT, SplitTable.COHORT, SplitTable.SET,
			ClinicalTable.EXCLUDED, OutcomeDefinition.RECURRENCE_MONTHS, OutcomeDefinition.FOLLOWUP_MONTHS));
		definition.ifPresent(given -> known.addAll(given.columns()));
		return VariableChoice.all(clinical, known);
	}

	/** Writes the files. */
	public static void write(final Path folder, final Description description) {
		description.toCsv().write(StudyFolder.DESCRIPTION.in(folder));
		description.flow().toCsv().write(StudyFolder.FLOW.in(folder));
		new DescriptionPage(description).write(StudyFolder.DESCRIPTION_PAGE.in(folder));
	}
}
