package org.radiomate.imagej;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.ContourSource;

import java.util.Arrays;
import java.util.List;

/** Where in ImageJ the contours of an open image are. */
public enum ContourOrigin {

	ROI_MANAGER("ROI Manager"), OVERLAY("Overlay"), SELECTION("Selection"), FILE("File");

	private final String label;

	ContourOrigin(final String label) {
		this.label = label;
	}

	/** The word in dialogs and macros. */
	public String label() {
		return label;
	}

	/** The origin that a word names. */
	public static ContourOrigin of(final String label) {
		for (final ContourOrigin origin : values()) {
			if (origin.label.equalsIgnoreCase(label.trim())) return origin;
		}
		throw new ProblemException("'" + label +
			"' is no place where contours are. Use ROI Manager, Overlay, Selection or File.");
	}

	/** The contours there, as a source that reads them when asked. */
	public ContourSource source(final ImagePlus image) {
		return source(image, RoiReading.STRICT);
	}

	/** The contours there, read in a way of one's own. */
	ContourSource source(final ImagePlus image, final RoiReading reading) {
		return grid -> RoiContours.toSets(rois(image), image, grid.depth(), place(image), reading);
	}

	/** The ROIs there. */
	List<Roi> rois(final ImagePlus image) {
		if (image == null) throw new ProblemException("No image is open, so there is no " + label +
			". Open the image, or give the contours as a file.");
		return switch (this) {
			case ROI_MANAGER -> managed();
			case OVERLAY -> overlaid(image);
			case SELECTION -> List.of(selected(image));
			case FILE -> throw new ProblemException("The contours are to come from a file, but 'contourfile' is empty. Name one.");
		};
	}

	private String place(final ImagePlus image) {
		return this == OVERLAY && image != null ? "The overlay of '" + image.getTitle() + "'" : "The " + (this == SELECTION
			? "selection" : label);
	}

	/** The selected ROIs of the manager, else all. */
	private static List<Roi> managed() {
		final RoiManager manager = RoiManager.getInstance2();
		if (manager == null || manager.getCount() == 0) throw new ProblemException(
			"The ROI Manager is empty. Draw the contours, slice by slice, and add each with the key t.");
		return List.of(manager.getSelectedRoisAsArray());
	}

	/** The ROIs of the overlay but for what a check drew. */
	private static List<Roi> overlaid(final ImagePlus image) {
		final Overlay overlay = image.getOverlay() == null ? new Overlay() : image.getOverlay();
		final List<Roi> rois = Arrays.stream(overlay.toArray()).filter(roi -> !ThicknessOverlay.isOurs(roi)).toList();
		if (rois.isEmpty()) throw new ProblemException("'" + image.getTitle() +
			"' has no overlay. Add the contours with Image > Overlay > Add Selection...");
		return rois;
	}

	/** The selection lies on the slice that is shown. */
	private static Roi selected(final ImagePlus image) {
		final Roi roi = image.getRoi();
		if (roi == null) throw new ProblemException("'" + image.getTitle() + "' has no selection. Draw the contour first.");
		final Roi placed = (Roi) roi.clone();
		placed.setPosition(image.getCurrentSlice());
		return placed;
	}
}
