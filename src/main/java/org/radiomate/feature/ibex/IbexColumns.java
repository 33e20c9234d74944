package org.radiomate.feature.ibex;

import org.radiomate.feature.FeatureInfo;
import org.radiomate.task.ProblemException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How IBEX names its columns. */
public final class IbexColumns {

	/** What IBEX writes in place of a direction where all are put together. */
	static final int ALL_DIRECTIONS = -333;

	/** Reference of everything that IBEX defines. */
	static final String IBEX = "IBEX beta 1.0, Zhang 2015, doi:10.1118/1.4908210";

	private IbexColumns() {}

	/**
	 * The directions, checked.
	 *
	 * @throws ProblemException if there is none, or one is not a multiple of 45 from 0 to the highest
	 */
	static List<Integer> directions(final List<Integer> directions, final int highest) {
		if (directions.isEmpty()) throw new ProblemException("A family of features lists no direction; list at least one.");
		for (final int direction : directions) {
			if (direction >= 0 && direction <= highest && direction % 45 == 0) continue;
			throw new ProblemException("The direction " + direction + " is unknown; use multiples of 45 from 0 to " + highest +
				" degrees.");
		}
		return List.copyOf(directions);
	}

	/** IBEX's category of a family; that of features which IBEX does not have is the family itself. */
	public static String category(final String family) {
		return switch (family) {
			case "GLCM" -> "GrayLevelCooccurenceMatrix25";
			case "GLRLM" -> "GrayLevelRunLengthMatrix25";
			default -> family;
		};
	}

	/** The directions as columns, the aggregate first as in IBEX. */
	static List<Integer> withAggregate(final List<Integer> directions, final boolean aggregate) {
		final List<Integer> columns = new ArrayList<>();
		if (aggregate) columns.add(ALL_DIRECTIONS);
		columns.addAll(directions);
		return columns;
	}

	/** Numbers in words. */
	static String list(final List<Integer> numbers) {
		return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
	}

	/** In words, whether there are columns of all directions. */
	static String aggregates(final boolean aggregate) {
		return (aggregate ? "with" : "without") + " the aggregates of all directions";
	}

	/** Where a feature stands; -1 if it is none of them. */
	static int indexOf(final List<FeatureInfo> features, final String id) {
		for (int i = 0; i < features.size(); i++) {
			if (features.get(i).id().equals(id)) return i;
		}
		return -1;
	}

	/** A number as IBEX writes it in a column's name: 5, 0.025. */
	static String number(final double value) {
		return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
	}
}
