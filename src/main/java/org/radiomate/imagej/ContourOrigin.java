package org.radiomate.imagej;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.ContourSource;
import org.radiomate.volume.Geometry;

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
		return grid -> read(image, grid);
	}

	private List<ContourSet> read(final ImagePlus image, final Geometry grid) {
		if (image == null) throw new ProblemException("No image is open, so there is no " + label +
			". Open the image, or give the contours as a file.");
		return switch (this) {
			case ROI_MANAGER -> RoiContours.toSets(managed(), image, grid.depth(), "The ROI Manager");
			case OVERLAY -> RoiContours.toSets(overlaid(image), image, grid.depth(), "The overlay of '" + image.getTitle() +
				"'");
			case SELECTION -> selected(image, grid);
			case FILE -> throw new ProblemException("The contours are to come from a file, but 'contourfile' is empty. Name one.");
		};
	}

	/** The selected ROIs of the manager, else all. */
	private static List<Roi> managed() {
		final RoiManager manager = RoiManager.getInstance2();
		if (manager == null || manager.getCount() == 0) throw new ProblemException(
			"The ROI Manager is empty. Draw the contours, slice by slice, and add each with the key t.");
		return List.of(manager.getSelectedRoisAsArray());
	}

	private static List<Roi> overlaid(final ImagePlus image) {
		final Overlay overlay = image.getOverlay();
		if (overlay == null || overlay.size() == 0) throw new ProblemException("'" + image.getTitle() +
			"' has no overlay. Add the contours with Image > Overlay > Add Selection...");
		return List.of(overlay.toArray());
	}

	/** The selection lies on the slice that is shown. */
	private static List<ContourSet> selected(final ImagePlus image, final Geometry grid) {
		final Roi roi = image.getRoi();
		if (roi == null) throw new ProblemException("'" + image.getTitle() + "' has no selection. Draw the contour first.");
		final Roi placed = (Roi) roi.clone();
		placed.setPosition(image.getCurrentSlice());
		return RoiContours.toSets(List.of(placed), image, grid.depth(), "The selection");
	}
}
