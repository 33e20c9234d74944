package org.radiomate.feature.ibsi;

import com.fasterxml.jackson.annotation.JsonValue;

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
}
