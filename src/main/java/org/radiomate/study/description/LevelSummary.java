package org.radiomate.study.description;

import org.radiomate.inference.ChiSquareTest;
import org.radiomate.inference.FisherExactTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * A variable of levels: the count and percentage of each level in each group, compared by Pearson's chi-square test
 * without correction. Percentages are of the group's patients with a value; levels that no patient has are left out of the
 * test. The P value of Fisher's exact test stands beside, and is advised where an expected count is below 5.
 */
final class LevelSummary {

	private static final String MEASURE = "n (%)", WHY = "Pearson's chi-square without correction";

	private final List<String> levels;
	private final PatientGroups groups;
	private final long[][] counts;
	private final int[] missing = new int[PatientGroups.COUNT];

	private LevelSummary(final List<String> levels, final PatientGroups groups) {
		this.levels = levels;
		this.groups = groups;
		counts = new long[levels.size()][PatientGroups.COUNT];
	}

	/**
	 * Describes a variable.
	 *
	 * @param levelOf the position of a patient's level; negative if it is missing
	 */
	static VariableSummary of(final String name, final List<String> levels, final ToIntFunction<String> levelOf,
		final PatientGroups groups)
	{
		final LevelSummary summary = new LevelSummary(levels, groups);
		groups.groupOf().forEach((patient, group) -> summary.count(levelOf.applyAsInt(patient), group));
		return new VariableSummary(name, MEASURE, summary.rows(), summary.missing, summary.test());
	}

	private void count(final int level, final int group) {
		if (level < 0) missing[group]++;
		else counts[level][group]++;
	}

	private List<VariableSummary.Row> rows() {
		return IntStream.range(0, levels.size()).mapToObj(level -> VariableSummary.Row.of(levels.get(level), group -> cell(level,
			group))).toList();
	}

	private String cell(final int level, final int group) {
		final long count = inGroup(counts[level], group);
		long known = 0;
		for (final long[] row : counts) known += inGroup(row, group);
		return known == 0 ? "0" : String.format(Locale.ROOT, "%d (%.1f%%)", count, 100.0 * count / known);
	}

	private static long inGroup(final long[] row, final int group) {
		return group == PatientGroups.COUNT ? row[0] + row[1] : row[group];
	}

	private GroupTest test() {
		for (int group = 0; group < PatientGroups.COUNT; group++) {
			if (missing[group] == groups.size(group)) return VariableSummary.nothingKnownIn(groups.labels().get(group));
		}
		final List<String> present = new ArrayList<>();
		final List<long[]> rows = new ArrayList<>();
		for (int level = 0; level < counts.length; level++) {
			if (inGroup(counts[level], PatientGroups.COUNT) == 0) continue;
			present.add(levels.get(level));
			rows.add(counts[level]);
		}
		if (rows.size() < 2) return GroupTest.none("all values are '" + present.get(0) + "'");
		final long[][] table = rows.toArray(long[][]::new);
		final ChiSquareTest.Result result = ChiSquareTest.test(table, false);
		return GroupTest.of(result.test(), FisherExactTest.test(table).p(), WHY, result.hasSmallExpectedCount() ? advice(result.expected(), present) : "");
	}

	/** Names the smallest expected count, rounded down so that it is never shown as 5. */
	private String advice(final double[][] expected, final List<String> present) {
		int level = 0, group = 0;
		for (int i = 0; i < expected.length; i++) {
			for (int j = 0; j < PatientGroups.COUNT; j++) {
				if (expected[i][j] >= expected[level][group]) continue;
				level = i;
				group = j;
			}
		}
		return String.format(Locale.ROOT, "Fisher's exact test advised: expected count %.2f in %s × %s below 5", Math.floor(
			expected[level][group] * 100) / 100, present.get(level), groups.labels().get(group));
	}
}
