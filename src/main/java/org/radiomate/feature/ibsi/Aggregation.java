package org.radiomate.feature.ibsi;

import com.fasterxml.jackson.annotation.JsonValue;

import org.radiomate.feature.FamilyParameter;
import org.radiomate.feature.FeatureInfo;
import org.radiomate.task.ProblemException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How directions and slices are put together, as IBSI defines it (reference manual, section 3.6 and the following). */
public enum Aggregation {

		/** A value for each direction and slice; their mean. */
		SLICE_DIRECTIONS_AVERAGED("2D:avg", "2D_avg", "BTW3", "by slice, mean over directions and slices", 2),

		/** The matrices of a slice's directions added up; the mean over slices. */
		SLICES_AVERAGED("2D:smrg", "2D_comb", "SUJT", "by slice, directions merged, mean over slices", 2),

		/** The matrices of all slices added up for each direction; the mean over directions. */
		DIRECTIONS_AVERAGED("2.5D:dmrg", "2_5D_avg", "JJUI", "slices merged, mean over directions", 2),

		/** One matrix of all directions in all slices. */
		SLICES_MERGED("2.5D:vmrg", "2_5D_comb", "ZW7Z", "slices and directions merged", 2),

		/** A value for each of the 13 directions in space; their mean. */
		SPACE_AVERAGED("3D:avg", "3D_avg", "ITBB", "in the volume, mean over directions", 3),

		/** One matrix of all 13 directions in space. */
		SPACE_MERGED("3D:mrg", "3D_comb", "IAZD", "in the volume, directions merged", 3),

		/** Without directions: a value for each slice; their mean. */
		BY_SLICE("2D", "2D", "8QNN", "by slice, mean over slices", 2),

		/** Without directions: one matrix of all slices. */
		MERGED("2.5D", "2_5D", "62GR", "slices merged", 2),

		/** Without directions: one matrix of the volume. */
		SPACE("3D", "3D", "KOBO", "in the volume", 3);

	private final String word;
	private final String suffix;
	private final String ibsiCode;
	private final String description;
	private final int dimensions;

	Aggregation(final String word, final String suffix, final String ibsiCode, final String description,
		final int dimensions)
	{
		this.word = word;
		this.suffix = suffix;
		this.ibsiCode = ibsiCode;
		this.description = description;
		this.dimensions = dimensions;
	}

	/** The word that feature sets use. */
	@JsonValue
	public String word() {
		return word;
	}

	/** What a column's name ends in. */
	public String suffix() {
		return suffix;
	}

	/** In words, with IBSI's code. */
	public String describe() {
		return word + " (" + ibsiCode + "): " + description;
	}

	/** Whether neighbours in other slices count. */
	public boolean inSpace() {
		return dimensions == 3;
	}

	/** Whether it says what to do with directions, as it must for co-occurrence and run lengths and may not for others. */
	public boolean directional() {
		return ordinal() < BY_SLICE.ordinal();
	}

	/** What to say beside the merged matrix of a feature that is a mean over several. */
	String remark() {
		return switch (this) {
			case SLICES_MERGED, SPACE_MERGED, MERGED, SPACE -> "";
			default -> "The feature is a mean over several matrices; the matrix shown is their sum";
		};
	}

	/** Which directions there are, as the end of a sentence. */
	String directions() {
		return inSpace() ? " in all 13 directions in space" : " in the 4 directions within slices";
	}

	/** In words, as feature sets list them. */
	static String words(final List<Aggregation> aggregations) {
		return aggregations.stream().map(Aggregation::word).collect(Collectors.joining(", "));
	}

	/** Which one a feature belongs to, if each has as many features, one aggregation after the other. */
	static Optional<Aggregation> of(final String id, final List<FeatureInfo> features, final List<Aggregation> aggregations) {
		final int index = features.stream().map(FeatureInfo::id).toList().indexOf(id);
		return index < 0 ? Optional.empty() : Optional.of(aggregations.get(index * aggregations.size() / features.size()));
	}

	/**
	 * Aggregations that fit a family.
	 *
	 * @param directional whether the family has directions
	 * @throws ProblemException if there is none, or one that does not fit
	 */
	static List<Aggregation> checked(final List<Aggregation> aggregations, final boolean directional, final String family) {
		if (aggregations == null || aggregations.isEmpty()) throw new ProblemException("The family " + family +
			" lists no aggregation; list at least one of " + words(fitting(directional)) + ".");
		for (final Aggregation aggregation : aggregations) {
			if (aggregation.directional() != directional) throw new ProblemException("The aggregation '" + aggregation.word +
				"' is none of the family " + family + "; use " + words(fitting(directional)) + ".");
		}
		return List.copyOf(aggregations);
	}

	private static List<Aggregation> fitting(final boolean directional) {
		return Arrays.stream(values()).filter(aggregation -> aggregation.directional() == directional).toList();
	}

	/**
	 * Reads words such as {@code 3D:avg 3D} and takes those that fit a family: a set's families with directions and those
	 * without are changed by one text.
	 */
	static List<Aggregation> parse(final FamilyParameter parameter, final String text, final boolean directional) {
		final List<Aggregation> aggregations = new ArrayList<>();
		for (final String word : text.trim().split("[\\s,;]+")) {
			aggregations.add(Arrays.stream(values()).filter(aggregation -> aggregation.word.equals(word)).findFirst().orElseThrow(
				() -> parameter.problem(text)));
		}
		final List<Aggregation> fitting = aggregations.stream().filter(aggregation -> aggregation.directional() == directional)
			.toList();
		if (fitting.isEmpty()) throw parameter.problem(text);
		return fitting;
	}
}
