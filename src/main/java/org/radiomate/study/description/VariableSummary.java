package org.radiomate.study.description;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One variable described.
 *
 * @param name the variable
 * @param measure what the cells hold, such as median (range)
 * @param rows a row for each level; one without a level for a number
 * @param missing how many patients of each group have no value
 * @param test how the groups were compared
 */
public record VariableSummary(String name, String measure, List<Row> rows, int[] missing, GroupTest test) {

	private static final String MISSING = "(missing)";

	/**
	 * One row of the table.
	 *
	 * @param level the level, or empty for a number
	 * @param cells one for each group and one for all patients
	 */
	public record Row(String level, List<String> cells) {

		/** A row from what each group's cell is; the group behind the last one means all patients. */
		static Row of(final String level, final IntFunction<String> cell) {
			return new Row(level, IntStream.rangeClosed(0, PatientGroups.COUNT).mapToObj(cell).toList());
		}
	}

	public VariableSummary {
		rows = List.copyOf(rows);
	}

	/** The rows, with one of the missing values if there are any. */
	public List<Row> rowsWithMissing() {
		final int all = Arrays.stream(missing).sum();
		if (all == 0) return rows;
		return Stream.concat(rows.stream(), Stream.of(Row.of(MISSING, group -> Integer.toString(group == PatientGroups.COUNT
			? all : missing[group])))).toList();
	}

	/** Why a variable of which a group knows nothing is not compared. */
	static GroupTest nothingKnownIn(final String group) {
		return GroupTest.none("no patient of the group '" + group + "' has a value");
	}
}
