package org.radiomate.imagej;

import ij.ImagePlus;
import ij.Prefs;
import ij.gui.GUI;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.Contour;
import org.radiomate.volume.ContourSet;

import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where in ImageJ contours are put. */
public enum ContourDestination {

	/** The ROI Manager, behind what is there; without a screen there is none, and the overlay takes its place. */
	ROI_MANAGER("ROI Manager"),
	/** The image's overlay, in place of what was there. */
	OVERLAY("Overlay");

	private final String label;

	ContourDestination(final String label) {
		this.label = label;
	}

	/** The destination that a word names. */
	public static ContourDestination of(final String label) {
		return Arrays.stream(values()).filter(place -> place.label.equalsIgnoreCase(label.trim())).findFirst().orElseThrow(
			() -> new ProblemException("'" + label + "' is no place for contours; use " + Arrays.stream(values()).map(
				place -> place.label).collect(Collectors.joining(" or ")) + "."));
	}

	/**
	 * Puts contours onto an image.
	 *
	 * @return the word for where they are
	 * @throws ProblemException if one lies on a slice that the image lacks
	 */
	public String put(final List<ContourSet> sets, final ImagePlus image, final String source) {
		final List<Roi> rois = new ArrayList<>();
		for (final ContourSet set : sets) {
			set.contours().forEach(contour -> checkSlice(contour, image, source));
			rois.addAll(RoiContours.toRois(set));
		}
		rois.forEach(roi -> place(roi, image));
		if (this == OVERLAY || GraphicsEnvironment.isHeadless()) return overlay(rois, image);
		final RoiManager manager = manager(image);
		rois.forEach(manager::addRoi);
		manager.runCommand(image, "Show All");
		showFirst(rois, image);
		return label;
	}

	/** A new one opens over the image; it keeps the place that the user gives it. */
	private static RoiManager manager(final ImagePlus image) {
		final RoiManager open = RoiManager.getInstance2();
		if (open != null) return open;
		final RoiManager manager = RoiManager.getRoiManager();
		if (Prefs.getLocation(RoiManager.LOC_KEY) == null) placeBeside(image.getWindow(), manager);
		return manager;
	}

	/** To the right of the image, as far as the screen goes; an image that has no window yet opens further left. */
	private static void placeBeside(final Window image, final RoiManager manager) {
		final Rectangle screen = GUI.getMaxWindowBounds(manager);
		final int furthest = screen.x + screen.width - manager.getWidth();
		manager.setLocation(image == null ? furthest : Math.min(furthest, image.getX() + image.getWidth()), image == null ? screen.y +
			screen.height / 4 : image.getY());
	}

	/** Nobody should have to look for what was put there. */
	private static void showFirst(final List<Roi> rois, final ImagePlus image) {
		if (rois.isEmpty()) return;
		final Roi first = rois.get(0);
		if (first.hasHyperStackPosition()) image.setPosition(first.getCPosition(), first.getZPosition(), first.getTPosition());
		else image.setSlice(first.getPosition());
	}

	private static void checkSlice(final Contour contour, final ImagePlus image, final String source) {
		if (contour.slice() < image.getNSlices()) return;
		throw new ProblemException(source + " has a contour on slice " + (contour.slice() + 1) + ", but '" + image.getTitle() +
			"' has " + image.getNSlices() + (image.getNSlices() == 1 ? " slice" : " slices") +
			". Open the image that the contours were drawn on.");
	}

	private static String overlay(final List<Roi> rois, final ImagePlus image) {
		final Overlay overlay = new Overlay();
		rois.forEach(overlay::add);
		image.setOverlay(overlay);
		return OVERLAY.label;
	}

	/** In a hyperstack a slice is one of its coordinates. */
	private static void place(final Roi roi, final ImagePlus image) {
		final int slice = roi.getPosition();
		final String structure = roi.getProperty(RoiContours.STRUCTURE);
		roi.setName((structure == null ? "" : structure + "-") + String.format(Locale.ROOT, "%04d", slice));
		if (image.getNChannels() > 1 || image.getNFrames() > 1) roi.setPosition(image.getChannel(), slice, image.getFrame());
	}
}
