package org.radiomate.study.resampling;

import org.radiomate.model.ModelKind;
import org.radiomate.table.CsvTable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What became of all fits of the path: how many failed and why, how many selected nothing, and how often each feature was
 * chosen.
 *
 * @param fits all attempts
 * @param failed those that gave no model
 * @param problems how often each problem made one fail
 * @param nothingSelected fits that chose no feature, whose radiomics model is the intercept alone
 * @param withWarnings fits of each model in which something was said, such as separation
 * @param timesChosen in how many fits each feature was chosen
 * @param featureCounts how many fits chose that many features
 */
public record FitTally(int fits, int failed, Map<String, Integer> problems, int nothingSelected,
	Map<ModelKind, Integer> withWarnings, Map<String, Integer> timesChosen, Map<Integer, Integer> featureCounts)
{

	/** The columns of {@link #cells}. */
	static final List<String> HEADER = List.of("fits", "failed", "nothing_selected", "with_warnings");

	static FitTally of(final List<Attempt.Summary> attempts) {
		final Map<String, Integer> problems = new TreeMap<>(), chosen = new TreeMap<>();
		final Map<ModelKind, Integer> warned = new EnumMap<>(ModelKind.class);
		final Map<Integer, Integer> counts = new TreeMap<>();
		for (final Attempt.Summary attempt : attempts) {
			if (attempt.failed()) {
				problems.merge(attempt.problem(), 1, Integer::sum);
				continue;
			}
			attempt.selected().forEach(feature -> chosen.merge(feature, 1, Integer::sum));
			counts.merge(attempt.selected().size(), 1, Integer::sum);
			attempt.warnings().forEach((kind, sentences) -> warned.merge(kind, sentences.isEmpty() ? 0 : 1, Integer::sum));
		}
		return new FitTally(attempts.size(), problems.values().stream().mapToInt(Integer::intValue).sum(), problems, counts
			.getOrDefault(0, 0), warned, chosen, counts);
	}

	/** The fits that gave a model. */
	int succeeded() {
		return fits - failed;
	}

	List<String> cells(final ModelKind kind) {
		return List.of(Integer.toString(fits), Integer.toString(failed), Integer.toString(nothingSelected), Integer.toString(
			withWarnings.getOrDefault(kind, 0)));
	}

	/**
	 * How often each feature was chosen, the most frequent first and equal ones in table order; those that never were are
	 * in it too.
	 *
	 * @param features all features of the table
	 * @param byAll what the path chose when fitted to all patients
	 */
	CsvTable frequencies(final List<String> features, final List<String> byAll) {
		final Set<String> inAll = new LinkedHashSet<>(byAll);
		final List<String> order = new ArrayList<>(features);
		order.sort(Collections.reverseOrder(java.util.Comparator.comparing(id -> timesChosen.getOrDefault(id, 0))));
		return new CsvTable("selection frequency", List.of("feature", "times_chosen", FitTally.HEADER.get(0), "share",
			"chosen_on_all_patients"), order.stream().map(id -> List.of(id, Integer.toString(timesChosen.getOrDefault(id, 0)),
				Integer.toString(succeeded()), CsvTable.number(timesChosen.getOrDefault(id, 0) / (double) succeeded()), inAll
					.contains(id) ? "yes" : "no")).toList());
	}

	/** What went wrong, in sentences; none if all is well. */
	List<String> remarks() {
		final List<String> remarks = new ArrayList<>();
		problems.forEach((problem, times) -> remarks.add(times + " of " + fits + " fits failed and are left out: " + problem));
		if (nothingSelected > 0) remarks.add(nothingSelected + " of " + fits +
			" fits selected no feature; their radiomics model gives everybody the same probability.");
		withWarnings.forEach((kind, times) -> {
			if (times > 0) remarks.add("In " + times + " of " + fits + " fits of the " + kind.word() +
				" model there was a warning, such as separated classes.");
		});
		return remarks;
	}

	/** How many features were chosen: median and range in a sentence. */
	String summary() {
		final double[] sizes = featureCounts.entrySet().stream().flatMapToDouble(entry -> java.util.stream.DoubleStream
			.generate(entry::getKey).limit(entry.getValue())).toArray();
		final Spread spread = Spread.of(sizes);
		return "Features chosen in " + succeeded() + " fits: median " + CsvTable.number(spread.median()) + " (" + CsvTable.number(
			spread.lowest()) + " to " + CsvTable.number(spread.highest()) + ").";
	}
}
