package org.radiomate.imagej;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.Contour;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.PixelArea;

import java.awt.GraphicsEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Where the contours go that a command made: a RoiSet.zip, or the ROI Manager. What the same command made before of the same
 * reading is replaced, unless somebody edited it; what was drawn stays.
 */
public final class ContourResults {

	private final PatientInput input;
	private final Path file;

	/**
	 * @param input where the drawn contours are
	 * @param file the file to write; null for the ROI Manager
	 * @throws ProblemException if there can be no ROI Manager
	 */
	public ContourResults(final PatientInput input, final Path file) {
		if (file == null && RoiManager.getInstance2() == null && GraphicsEnvironment.isHeadless()) throw new ProblemException(
			"Without a screen there is no ROI Manager. Give a file as 'savefile'.");
		this.input = input;
		this.file = file;
	}

	/** Puts interpolated slices beside the drawn ones: the file holds both. */
	public void putInterpolated(final ContourSet drawn, final List<PixelArea> areas) {
		final List<Roi> made = rois(drawn, drawn.structure(), areas, MadeContours.INTERPOLATED);
		final Predicate<Roi> earlier = earlier(drawn, drawn.structure(), MadeContours.INTERPOLATED);
		final List<Roi> kept = input.rois().stream().filter(earlier.negate()).toList();
		put(kept.isEmpty() ? RoiContours.toRois(drawn) : kept, made, earlier);
	}

	/** Puts cleaned slices, as a structure of its own: the file holds these alone. */
	public void putCleaned(final ContourSet drawn, final String structure, final List<PixelArea> areas) {
		put(List.of(), rois(drawn, structure, areas, MadeContours.CLEANED), earlier(drawn, structure, MadeContours.CLEANED));
	}

	private List<Roi> rois(final ContourSet drawn, final String structure, final List<PixelArea> areas,
		final MadeContours kind)
	{
		final List<Roi> rois = RoiContours.toRois(new ContourSet(structure, drawn.reader(), drawn.repeat(), List
			.<Contour> copyOf(areas)));
		final String patient = input.patientProperty(drawn);
		for (int i = 0; i < rois.size(); i++) {
			final Roi roi = rois.get(i);
			roi.setName((structure.isEmpty() ? "Contour" : structure) + " slice " + (areas.get(i).slice() + 1) + (kind ==
				MadeContours.INTERPOLATED ? " interpolated" : ""));
			if (!patient.isEmpty()) roi.setProperty(RoiContours.PATIENT, patient);
			if (file == null) place(roi, areas.get(i).slice() + 1);
			kind.mark(roi);
		}
		return rois;
	}

	/** In a hyperstack a ROI belongs to a place of three numbers; 0 means all channels or all time points. */
	private void place(final Roi roi, final int slice) {
		final ImagePlus image = input.openImage();
		if (image != null && image.getNSlices() < image.getStackSize()) roi.setPosition(0, slice, 0);
	}

	private static Predicate<Roi> earlier(final ContourSet drawn, final String structure, final MadeContours kind) {
		final List<String> owner = List.of(structure, drawn.reader(), drawn.repeat());
		return roi -> kind.made(roi) && RoiContours.owner(roi).equals(owner);
	}

	private void put(final List<Roi> kept, final List<Roi> made, final Predicate<Roi> earlier) {
		if (file != null) {
			final List<Roi> all = new ArrayList<>(kept);
			all.addAll(made);
			RoiSetFile.writeRois(all, file);
			return;
		}
		final RoiManager manager = RoiManager.getInstance2() == null ? new RoiManager() : RoiManager.getInstance2();
		for (int i = manager.getCount() - 1; i >= 0; i--) {
			if (earlier.test(manager.getRoi(i))) manager.delete(i);
		}
		for (final Roi roi : kept) if (!holds(manager, roi)) manager.addRoi((Roi) roi.clone());
		made.forEach(manager::addRoi);
		manager.deselect();
	}

	private static boolean holds(final RoiManager manager, final Roi roi) {
		for (final Roi other : manager.getRoisAsArray()) {
			if (other == roi || other.equals(roi) && other.getPosition() == roi.getPosition() && other.getZPosition() == roi
				.getZPosition() && RoiContours.owner(other).equals(RoiContours.owner(roi))) return true;
		}
		return false;
	}
}
