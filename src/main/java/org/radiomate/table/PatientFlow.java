package org.radiomate.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many patients a clinical table has, how many are left out for which reason, and how many are left.
 *
 * @param total all patients of the table
 * @param excluded patients by reason, in the order in which the table first gives it
 * @param groups patients who are left, by group
 */
public record PatientFlow(int total, Map<String, Integer> excluded, Map<String, Integer> groups) {

	public PatientFlow {
		excluded = Collections.unmodifiableMap(new LinkedHashMap<>(excluded));
		groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
	}

	/** The flow of a table whose remaining patients are in these groups. */
	public static PatientFlow of(final ClinicalTable clinical, final Map<String, Integer> groups) {
		final Map<String, Integer> excluded = new LinkedHashMap<>();
		for (final String reason : clinical.excluded().values()) excluded.merge(reason, 1, Integer::sum);
		return new PatientFlow(clinical.excluded().size() + clinical.rowOf().size(), excluded, groups);
	}

	/** How many are left. */
	public int left() {
		return total - excluded.values().stream().mapToInt(Integer::intValue).sum();
	}

	/** The flow as text: all, each reason, who is left, each group. */
	public CsvTable toCsv() {
		final List<List<String>> rows = new ArrayList<>();
		rows.add(List.of("all", "", Integer.toString(total)));
		excluded.forEach((reason, n) -> rows.add(List.of("excluded", reason, Integer.toString(n))));
		rows.add(List.of("included", "", Integer.toString(left())));
		groups.forEach((group, n) -> rows.add(List.of("group", group, Integer.toString(n))));
		return new CsvTable("flow", List.of("step", "detail", "patients"), rows);
	}
}
