package org.radiomate.volume;

import java.util.List;

/**
 * The contours of one structure as one reader drew them once.
 *
 * @param structure name of the structure, may be empty
 * @param reader who drew it, may be empty
 * @param repeat which of the reader's repeats, may be empty
 * @param contours what was drawn
 */
public record ContourSet(String structure, String reader, String repeat, List<Contour> contours) {

	public ContourSet {
		contours = List.copyOf(contours);
	}

	/** Whose contours they are, in words. */
	public String describe() {
		return (structure.isEmpty() ? "the structure" : structure) + (reader.isEmpty() ? "" : " by reader " + reader) + (repeat
			.isEmpty() ? "" : " repeat " + repeat);
	}

	/** How much there is, in words: voxels where the contours mean pixels (a mask's label), else what was drawn. */
	public String extent() {
		final long slices = sliceCount(), voxels = voxelCount();
		return voxels < 0 ? contours.size() + " contours" : voxels + (voxels == 1 ? " voxel" : " voxels") + " on " + slices +
			(slices == 1 ? " slice" : " slices");
	}

	/** On how many slices something was drawn. */
	public long sliceCount() {
		return contours.stream().mapToInt(Contour::slice).distinct().count();
	}

	/** The voxels of areas of pixels; -1 if something else was drawn, whose voxels a mask rule decides. */
	private long voxelCount() {
		long voxels = 0;
		for (final Contour contour : contours) {
			if (!(contour instanceof PixelArea area)) return -1;
			voxels += area.count();
		}
		return voxels;
	}

	/** Contours of a structure of which nothing is known but its name. */
	public static ContourSet of(final String structure, final List<? extends Contour> contours) {
		return new ContourSet(structure, "", "", List.copyOf(contours));
	}
}
