package org.radiomate.imagej;

import ij.WindowManager;

import org.radiomate.task.ProblemException;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** All images that are open, each with contours of its own. */
public final class OpenImages {

	private OpenImages() {}

	/**
	 * The images with their contours.
	 *
	 * @param contours where the contours of each image are: Overlay or Selection, since an image has these to itself
	 * @param structure whose contours; empty if there is but one structure
	 */
	public static List<PatientInput> withContours(final String contours, final String structure) {
		final ContourOrigin origin = ContourOrigin.of(contours);
		if (origin != ContourOrigin.OVERLAY && origin != ContourOrigin.SELECTION) throw new ProblemException(
			"With 'allimages' every image needs contours of its own, which " + origin.label() +
				" cannot give. Choose Overlay or Selection as 'contours'.");
		final int[] ids = WindowManager.getIDList();
		if (ids == null) throw new ProblemException("No image is open. Open the stacks, or give a study as 'manifest'.");
		return Arrays.stream(ids).mapToObj(WindowManager::getImage).filter(Objects::nonNull).map(
			image -> new PatientInput(image, "", contours, "", structure)).toList();
	}
}
