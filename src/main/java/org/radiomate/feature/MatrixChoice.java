package org.radiomate.feature;

import org.radiomate.task.ProblemException;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Which matrix a person wants to look at, where no feature says so.
 *
 * @param kind what to look at
 * @param direction degrees in the slice, or {@link #ALL_DIRECTIONS}
 * @param distance in pixels; co-occurrence only
 */
public record MatrixChoice(Kind kind, int direction, int distance) {

	/** All directions of the feature set put together, as IBEX writes it. */
	public static final int ALL_DIRECTIONS = -333;

	private static final String ALL = "all";

	/** What can be looked at. */
	public enum Kind {
			COOCCURRENCE("co-occurrence"), RUN_LENGTH("run length"), ZONE_SIZE("zone size"), ZONE_DISTANCE("zone distance"),
			DEPENDENCE("dependence"), HISTOGRAM("histogram"), DISCRETISED("discretised image");

		private final String label;

		Kind(final String label) {
			this.label = label;
		}

		/** The word in dialogs and macros. */
		public String label() {
			return label;
		}
	}

	/**
	 * Reads the words of a dialog.
	 *
	 * @throws ProblemException if one of them is unknown
	 */
	public static MatrixChoice parse(final String kind, final String direction, final int distance) {
		if (distance < 1) throw new ProblemException("The distance " + distance + " is not a number of pixels; use 1 or more.");
		return new MatrixChoice(kind(kind), direction(direction.trim()), distance);
	}

	private static Kind kind(final String word) {
		return Arrays.stream(Kind.values()).filter(kind -> kind.label.equals(word.trim())).findFirst().orElseThrow(
			() -> new ProblemException("The matrix '" + word + "' is unknown; use one of " + Arrays.stream(Kind.values()).map(
				Kind::label).collect(Collectors.joining(", ")) + "."));
	}

	private static int direction(final String word) {
		if (word.equals(ALL)) return ALL_DIRECTIONS;
		if (word.matches("\\d{1,3}") && Integer.parseInt(word) % 45 == 0 && Integer.parseInt(word) < 360) return Integer.parseInt(
			word);
		throw new ProblemException("The direction '" + word + "' is unknown; use multiples of 45 from 0 to 315 degrees, or all.");
	}

	/** Whether all directions are meant. */
	public boolean allDirections() {
		return direction == ALL_DIRECTIONS;
	}

	/** What is meant in a few words that a file can be called. */
	public String name() {
		final String where = allDirections() ? ALL : Integer.toString(direction);
		return switch (kind) {
			case COOCCURRENCE -> kind.label + " " + where + "-" + distance;
			case RUN_LENGTH -> kind.label + " " + where;
			default -> kind.label;
		};
	}

	/** What is meant in words. */
	public String describe() {
		final String where = allDirections() ? "all directions" : "direction " + direction + " degrees";
		return switch (kind) {
			case COOCCURRENCE -> "Co-occurrence matrix, " + where + ", distance " + distance +
				" pixels: ordered pairs of voxels inside the mask, by the gray levels of the reference voxel (row) and its neighbour (column)";
			case RUN_LENGTH -> "Run-length matrix, " + where +
				": runs of equal gray level inside the mask, by gray level (row) and length in voxels (column)";
			case ZONE_SIZE -> "Zone-size matrix: connected voxels of equal gray level, by gray level (row) and number of voxels (column)";
			case ZONE_DISTANCE ->
				"Zone-distance matrix: connected voxels of equal gray level, by gray level (row) and smallest distance from the edge (column)";
			case DEPENDENCE ->
				"Dependence matrix: voxels by gray level (row) and 1 + the number of neighbours of the same gray level (column)";
			case HISTOGRAM -> "Histogram: the voxels inside the mask by intensity";
			case DISCRETISED -> "Discretised image: the gray level of every voxel inside the mask";
		};
	}
}
