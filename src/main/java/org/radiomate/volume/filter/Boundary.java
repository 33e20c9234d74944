package org.radiomate.volume.filter;

import com.fasterxml.jackson.annotation.JsonValue;

import org.radiomate.volume.Geometry;
import org.radiomate.volume.GridAxis;

/** What lies beyond the image's border for a filter (IBSI 2, section on boundary conditions; arXiv:2006.05470). */
public enum Boundary {

	/** Zeros (constant value padding). */
	ZERO("zero"),

	/** The nearest voxel's value. */
	NEAREST("nearest"),

	/** The image again. */
	PERIODIC("periodic"),

	/** The image mirrored at the outer faces of its outermost voxels. */
	MIRROR("mirror");

	/** Where a position has no voxel that stands for it. */
	static final int NOTHING = -1;

	private final String word;

	Boundary(final String word) {
		this.word = word;
	}

	/** The word that files and texts use. */
	@JsonValue
	public String word() {
		return word;
	}

	/** The voxel of a line that stands for a position; {@link #NOTHING} for a zero. */
	int source(final GridAxis axis, final int position) {
		if (position >= 0 && position < axis.length()) return position;
		return switch (this) {
			case ZERO -> NOTHING;
			case NEAREST -> position < 0 ? 0 : axis.length() - 1;
			case PERIODIC -> Math.floorMod(position, axis.length());
			case MIRROR -> axis.mirrored(position);
		};
	}

	/** How far a filter of that radius looks: in a periodic image up to the other side. */
	Reach reach(final int voxels, final Geometry grid, final Dimensions dimensions) {
		return this == PERIODIC ? Reach.everywhere(dimensions) : Reach.ofVoxels(voxels, grid, dimensions);
	}
}
