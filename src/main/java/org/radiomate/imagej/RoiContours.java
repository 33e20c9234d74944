package org.radiomate.imagej;

import ij.ImagePlus;
import ij.gui.ImageRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ByteProcessor;
import ij.process.FloatPolygon;
import ij.process.ImageProcessor;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.Contour;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.OutlineContour;
import org.radiomate.volume.PixelArea;
import org.radiomate.volume.contour.ContourFlaw;
import org.radiomate.volume.contour.OutlineFlaws;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * ROIs as contours and back. Polygon and freehand selections are outlines; rectangle, oval, traced, brush and composite
 * selections already mean pixels. Whose a ROI is stands in its properties {@code radiomics.patient}, {@code .structure},
 * {@code .reader} and {@code .repeat}.
 */
public final class RoiContours {

	/** The ROI properties that say whose a contour is. */
	public static final String STRUCTURE = "radiomics.structure", READER = "radiomics.reader", REPEAT =
		"radiomics.repeat";

	/** The ROI property that says which patient's a contour is; contours of several are refused. */
	static final String PATIENT = "radiomics.patient";

	/** An image of 8192 x 8192. */
	private static final long MOST_PIXELS = 1L << 26;

	private final ImagePlus image;
	private final int slices;
	private final String source;

	/** The ROI that said on which time point the contours lie, and whose they are; null until there is one. */
	private Roi onTimePoint, ofPatient;

	private RoiContours(final ImagePlus image, final int slices, final String source) {
		this.image = image;
		this.slices = slices;
		this.source = source;
	}

	/**
	 * Sorts ROIs into sets by structure, reader and repeat.
	 *
	 * @param rois the ROIs, in any order
	 * @param image the image they belong to, for positions in hyperstacks; null if there is none
	 * @param slices how many slices the image has
	 * @param source where the ROIs came from, for messages
	 * @throws ProblemException naming the first ROI that cannot be used and its slice
	 */
	public static List<ContourSet> toSets(final List<Roi> rois, final ImagePlus image, final int slices,
		final String source)
	{
		return toSets(rois, image, slices, source, RoiReading.STRICT);
	}

	/** Sorts those ROIs that are wanted and can be used. */
	static List<ContourSet> toSets(final List<Roi> rois, final ImagePlus image, final int slices, final String source,
		final RoiReading reading)
	{
		final RoiContours contours = new RoiContours(image, slices, source);
		final Map<List<String>, List<Contour>> sets = new LinkedHashMap<>();
		for (final Roi roi : rois) {
			if (!reading.wanted().test(roi)) continue;
			final Contour contour = contours.contour(roi, reading.onFlaw());
			if (contour != null) sets.computeIfAbsent(owner(roi), key -> new ArrayList<>()).add(contour);
		}
		return sets.entrySet().stream().map(entry -> new ContourSet(entry.getKey().get(0), entry.getKey().get(1), entry
			.getKey().get(2), entry.getValue())).toList();
	}

	/** Structure, reader and repeat. */
	static List<String> owner(final Roi roi) {
		return List.of(property(roi, STRUCTURE), property(roi, READER), property(roi, REPEAT));
	}

	static String property(final Roi roi, final String key) {
		final String value = roi.getProperty(key);
		return value == null ? "" : value.trim();
	}

	/** The contour of a ROI; null if it cannot be used, which is told. */
	private Contour contour(final Roi roi, final Consumer<ContourFlaw> onFlaw) {
		int slice = -1;
		try {
			refuseOtherPatient(roi);
			slice = slice(roi);
			refuseOtherPlace(roi, slice);
			final Contour contour = toContour(roi, slice, source);
			final String emptiness = OutlineFlaws.emptiness(contour);
			if (!emptiness.isEmpty()) throw problem(roi, slice, emptiness + ". Remove it, or draw it again");
			return contour;
		}
		catch (final ProblemException e) {
			final List<String> owner = owner(roi);
			onFlaw.accept(new ContourFlaw(owner.get(0), owner.get(1), owner.get(2), slice < slices ? slice : -1, e.getMessage()));
			return null;
		}
	}

	private ProblemException problem(final Roi roi, final int slice, final String what) {
		return new ProblemException(source + ": the contour '" + name(roi) + "' on slice " + (slice + 1) + " " + what + ".");
	}

	private void refuseOtherPatient(final Roi roi) {
		if (property(roi, PATIENT).isEmpty()) return;
		if (ofPatient == null) ofPatient = roi;
		if (property(roi, PATIENT).equals(property(ofPatient, PATIENT))) return;
		throw new ProblemException(source + " has contours of two patients: '" + name(ofPatient) + "' on slice " + (slice(
			ofPatient) + 1) + " is of '" + property(ofPatient, PATIENT) + "', '" + name(roi) + "' on slice " + (slice(roi) + 1) +
			" of '" + property(roi, PATIENT) + "'. Keep those of one patient, or correct the property " + PATIENT + ".");
	}

	/** The 0-based slice: from the position in a hyperstack, the position in a stack, or the only slice there is. */
	private int slice(final Roi roi) {
		if (roi.hasHyperStackPosition() && roi.getZPosition() > 0) return roi.getZPosition() - 1;
		final int position = roi.getPosition();
		if (position > 0) return image == null || position > image.getStackSize() ? position - 1 : image
			.convertIndexToPosition(position)[1] - 1;
		if (slices == 1) return 0;
		throw new ProblemException(source + ": the contour '" + name(roi) +
			"' belongs to no slice. Select its slice and update it in the ROI Manager.");
	}

	/** A contour must lie in the stack, on a channel and a time point that the image has, and all on one time point. */
	private void refuseOtherPlace(final Roi roi, final int slice) {
		if (slice >= slices) throw problem(roi, slice, "lies beyond the stack, which has " + count(slices, "slice") +
			". Use the image that it was drawn on");
		if (!roi.hasHyperStackPosition()) return;
		final int time = roi.getTPosition();
		if (image != null && roi.getCPosition() > image.getNChannels()) throw problem(roi, slice, "lies on channel " + roi
			.getCPosition() + ", but '" + image.getTitle() + "' has " + count(image.getNChannels(), "channel") +
			". Use the image that it was drawn on");
		if (image != null && time > image.getNFrames()) throw problem(roi, slice, "lies on time point " + time + ", but '" +
			image.getTitle() + "' has " + count(image.getNFrames(), "time point") + ". Use the image that it was drawn on");
		if (time == 0) return;
		if (onTimePoint == null) onTimePoint = roi;
		if (time != onTimePoint.getTPosition()) throw problem(roi, slice, "lies on time point " + time + ", but '" + name(
			onTimePoint) + "' on time point " + onTimePoint.getTPosition() + ". Select the contours of one time point");
	}

	private static String count(final int number, final String what) {
		return number + " " + what + (number == 1 ? "" : "s");
	}

	/** One ROI on a 0-based slice. */
	static Contour toContour(final Roi roi, final int slice, final String source) {
		if (roi instanceof TextRoi || roi instanceof ImageRoi) throw noArea(roi, slice, source);
		return switch (roi.getType()) {
			case Roi.POLYGON, Roi.FREEROI -> outline(roi, slice);
			case Roi.RECTANGLE, Roi.OVAL, Roi.TRACED_ROI, Roi.COMPOSITE -> {
				refuseVast(roi, slice, source);
				yield pixels(roi, slice);
			}
			default -> throw noArea(roi, slice, source);
		};
	}

	/** A damaged file may claim more pixels than memory holds. */
	private static void refuseVast(final Roi roi, final int slice, final String source) {
		final Rectangle box = roi.getBounds();
		if (box.width < 0 || box.height < 0 || (long) box.width * box.height > MOST_PIXELS) throw new ProblemException(source + ": '" + name(roi) + "' on slice " + (slice +
			1) + " is " + box.width + " x " + box.height + " pixels, which no image has. Remove it, or draw it again.");
	}

	private static ProblemException noArea(final Roi roi, final int slice, final String source) {
		return new ProblemException(source + ": '" + name(roi) + "' on slice " + (slice + 1) + " is a " + roi
			.getTypeAsString().toLowerCase(Locale.ROOT) + ", which encloses no area. Remove it, or draw a closed contour.");
	}

	static String name(final Roi roi) {
		return roi.getName() == null ? roi.getTypeAsString() : roi.getName();
	}

	private static Contour outline(final Roi roi, final int slice) {
		final FloatPolygon polygon = roi.getFloatPolygon();
		final double[] x = new double[polygon.npoints], y = new double[polygon.npoints];
		for (int i = 0; i < polygon.npoints; i++) {
			x[i] = exact(polygon.xpoints[i]);
			y[i] = exact(polygon.ypoints[i]);
		}
		return new OutlineContour(slice, x, y);
	}

	/** The shortest decimal of ImageJ's single-precision coordinate, so that 24.7f means 24.7. */
	private static double exact(final float coordinate) {
		return Double.parseDouble(Float.toString(coordinate));
	}

	static PixelArea pixels(final Roi roi, final int slice) {
		final Rectangle box = roi.getBounds();
		final boolean[] inside = new boolean[box.width * box.height];
		final ImageProcessor mask = roi.getMask();
		if (mask == null) Arrays.fill(inside, true);
		else for (int i = 0; i < inside.length; i++) inside[i] = mask.get(i) != 0;
		return new PixelArea(slice, box.x, box.y, box.width, box.height, inside);
	}

	/** The contours of a set as ROIs with their position and owner. */
	public static List<Roi> toRois(final ContourSet set) {
		final List<Roi> rois = new ArrayList<>();
		for (final Contour contour : set.contours()) {
			final Roi roi = toRoi(contour);
			roi.setPosition(contour.slice() + 1);
			setProperty(roi, STRUCTURE, set.structure());
			setProperty(roi, READER, set.reader());
			setProperty(roi, REPEAT, set.repeat());
			rois.add(roi);
		}
		return rois;
	}

	private static void setProperty(final Roi roi, final String key, final String value) {
		if (!value.isEmpty()) roi.setProperty(key, value);
	}

	private static Roi toRoi(final Contour contour) {
		if (contour instanceof OutlineContour outline) {
			return new PolygonRoi(floats(outline.x()), floats(outline.y()), Roi.FREEROI);
		}
		return traced((PixelArea) contour);
	}

	private static float[] floats(final double[] values) {
		final float[] result = new float[values.length];
		for (int i = 0; i < result.length; i++) result[i] = (float) values[i];
		return result;
	}

	/** A selection of exactly these pixels. */
	static Roi traced(final PixelArea area) {
		final ByteProcessor pixels = new ByteProcessor(area.width(), area.height());
		for (int i = 0; i < area.inside().length; i++) pixels.set(i, area.inside()[i] ? 255 : 0);
		pixels.setThreshold(255, 255, ImageProcessor.NO_LUT_UPDATE);
		final Roi roi = ThresholdToSelection.run(new ImagePlus("", pixels));
		roi.setLocation(area.x0() + roi.getBounds().x, area.y0() + roi.getBounds().y);
		return roi;
	}
}
