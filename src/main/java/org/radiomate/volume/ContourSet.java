package org.radiomate.volume;

import org.radiomate.task.ProblemException;

import java.util.List;

/**
 * The contours of one structure as one reader drew them once.
 *
 * @param structure name of the structure, may be empty
 * @param reader who drew it, may be empty
 * @param repeat which of the reader's repeats, may be empty
 * @param contours what was drawn
 * @param problem why the contours cannot be used on the image, in words: who asks for them gets it as an exception, and no other
 *          structure of the file is held up; empty if they can
 */
public record ContourSet(String structure, String reader, String repeat, List<Contour> contours, String problem) {

	/** Contours that can be used. */
	public ContourSet(final String structure, final String reader, final String repeat, final List<Contour> contours) {
		this(structure, reader, repeat, contours, "");
	}

	public ContourSet {
		contours = List.copyOf(contours);
	}

	/** A structure that is in a file but cannot be used, and why. */
	public static ContourSet unusable(final String structure, final String problem) {
		return new ContourSet(structure, "", "", List.of(), problem);
	}

	/** Whether the contours can be used. */
	public boolean isUsable() {
		return problem.isEmpty();
	}

	/**
	 * What was drawn.
	 *
	 * @throws ProblemException if it cannot be used
	 */
	@Override
	public List<Contour> contours() {
		if (isUsable()) return contours;
		throw new ProblemException(problem);
	}

	/** Whose contours they are, in words. */
	public String describe() {
		return (structure.isEmpty() ? "the structure" : structure) + (reader.isEmpty() ? "" : " by reader " + reader) + (repeat
			.isEmpty() ? "" : " repeat " + repeat);
	}

	/** How much there is, in words: voxels where the contours mean pixels (a mask's label), else what was drawn. */
	public String extent() {
		if (!isUsable()) return "not usable on this image";
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
