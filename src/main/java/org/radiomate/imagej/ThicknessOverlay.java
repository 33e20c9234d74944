package org.radiomate.imagej;

import ij.ImagePlus;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.TextRoi;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.contour.CheckedSlice;
import org.radiomate.volume.contour.InscribedCircle;

import java.awt.Color;
import java.awt.Font;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Draws on every slice where a wall is thickest: the circle that fits there, with its diameter in mm; red where it is too
 * thin. What an earlier check drew goes, all else in the overlay stays.
 */
public final class ThicknessOverlay {

	private static final String NAME = "Radiomics wall thickness";
	private static final Color ENOUGH = Color.GREEN, TOO_THIN = Color.RED;
	private static final double TEXT_SCREEN_PIXELS = 14, SMALLEST_FONT = 2;

	private ThicknessOverlay() {}

	/** Whether a ROI of an overlay is such a drawing, no contour. */
	static boolean isOurs(final Roi roi) {
		return NAME.equals(roi.getName());
	}

	/**
	 * Draws the thickness.
	 *
	 * @throws ProblemException if there is no open image to draw on
	 */
	public static void draw(final PatientInput input, final List<CheckedSlice> slices, final double minThicknessMm) {
		final ImagePlus image = input.openImage();
		if (image == null) throw new ProblemException("There is no open image to draw on. Open it, or turn 'drawoverlay' off.");
		final Overlay overlay = image.getOverlay() == null ? new Overlay() : image.getOverlay();
		overlay.remove(NAME);
		for (final CheckedSlice slice : slices) {
			if (slice.thickest() != null) draw(image, overlay, slice, minThicknessMm);
		}
		image.setOverlay(overlay);
	}

	private static void draw(final ImagePlus image, final Overlay overlay, final CheckedSlice slice,
		final double minThicknessMm)
	{
		final InscribedCircle circle = slice.thickest();
		final Geometry grid = new ImagePlusSource(image).geometry();
		final double width = circle.diameterMm() / grid.spacingXMm(), height = circle.diameterMm() / grid.spacingYMm();
		final Roi oval = new OvalRoi(circle.x() - width / 2, circle.y() - height / 2, width, height);
		final Font font = font(image);
		final double line = 1.3 * font.getSize() * before(overlay, slice.slice() + 1);
		final Roi text = new TextRoi(circle.x() + width / 2 + 1, circle.y() - font.getSize() + line, label(slice), font);
		for (final Roi roi : List.of(oval, text)) {
			roi.setName(NAME);
			roi.setStrokeColor(circle.diameterMm() < minThicknessMm ? TOO_THIN : ENOUGH);
			if (image.getNSlices() < image.getStackSize()) roi.setPosition(0, slice.slice() + 1, 0);
			else roi.setPosition(slice.slice() + 1);
			overlay.add(roi);
		}
	}

	/** As large on the screen at any zoom, as far as whole sizes go. */
	private static Font font(final ImagePlus image) {
		final double zoom = image.getCanvas() == null ? 1 : image.getCanvas().getMagnification();
		return new Font(Font.SANS_SERIF, Font.PLAIN, (int) Math.max(SMALLEST_FONT, Math.round(TEXT_SCREEN_PIXELS / zoom)));
	}

	/** How many readings have their thickness written on the slice already; the next one goes a line lower. */
	private static long before(final Overlay overlay, final int slice) {
		return Arrays.stream(overlay.toArray()).filter(roi -> roi instanceof TextRoi && isOurs(roi) && Math.max(roi
			.getPosition(), roi.getZPosition()) == slice).count();
	}

	private static String label(final CheckedSlice slice) {
		final String reader = slice.reader().isEmpty() ? "" : " (reader " + slice.reader() + ")";
		return String.format(Locale.ROOT, "%.1f mm%s", slice.thickest().diameterMm(), reader);
	}
}
