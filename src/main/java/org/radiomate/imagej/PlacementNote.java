package org.radiomate.imagej;

import ij.ImagePlus;

import org.radiomate.volume.Geometry;
import org.radiomate.volume.Placement;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Keeps in an image's info where it lies in the patient, so that contours in millimetres find their pixels also after the image
 * was saved as TIFF. The note counts only while the image has the size and spacing it was written for: what is cropped or
 * resampled has lost its place.
 */
final class PlacementNote {

	private static final String INFO = "Info", KEY = "Radiomate placement: ", FRAME = "Radiomate frame of reference: ";
	private static final double SAME_MM = 1e-6;

	private PlacementNote() {}

	/** Adds the note to what the image's info says already. */
	static void write(final ImagePlus image, final Geometry grid, final Placement placement) {
		if (placement == null) return;
		final String numbers = DoubleStream.of(concat(grid, placement)).mapToObj(Double::toString).collect(Collectors.joining(
			" "));
		final Object before = image.getProperty(INFO);
		image.setProperty(INFO, (before == null ? "" : before + "\n") + KEY + numbers + "\n" + FRAME + placement
			.frameOfReference());
	}

	private static double[] concat(final Geometry grid, final Placement at) {
		return DoubleStream.of(grid.width(), grid.height(), grid.depth(), grid.spacingXMm(), grid.spacingYMm(), grid
			.spacingZMm(), at.originMm()[0], at.originMm()[1], at.originMm()[2], at.xAxis()[0], at.xAxis()[1], at.xAxis()[2], at
				.yAxis()[0], at.yAxis()[1], at.yAxis()[2], at.zAxis()[0], at.zAxis()[1], at.zAxis()[2]).toArray();
	}

	/** Where the image lies; null if it does not say, or has another grid than when the note was written. */
	static Placement read(final ImagePlus image, final Geometry grid) {
		final String numbers = line(image, KEY);
		if (numbers == null) return null;
		final double[] n = Arrays.stream(numbers.split(" ")).mapToDouble(PlacementNote::number).toArray();
		if (n.length != 18 || Arrays.stream(n).anyMatch(Double::isNaN)) return null;
		final boolean same = n[0] == grid.width() && n[1] == grid.height() && n[2] == grid.depth() && Math.abs(n[3] - grid
			.spacingXMm()) < SAME_MM && Math.abs(n[4] - grid.spacingYMm()) < SAME_MM && Math.abs(n[5] - grid
				.spacingZMm()) < SAME_MM;
		final String frame = line(image, FRAME);
		return same ? new Placement(Arrays.copyOfRange(n, 6, 9), Arrays.copyOfRange(n, 9, 12), Arrays.copyOfRange(n, 12, 15),
			Arrays.copyOfRange(n, 15, 18), frame == null ? "" : frame) : null;
	}

	private static double number(final String text) {
		try {
			return Double.parseDouble(text);
		}
		catch (final NumberFormatException e) {
			return Double.NaN;
		}
	}

	/** What stands behind a key in an image's info; null if the key is not there. */
	static String line(final ImagePlus image, final String key) {
		if (!(image.getProperty(INFO) instanceof String info)) return null;
		return info.lines().filter(line -> line.startsWith(key)).map(line -> line.substring(key.length()).strip()).findFirst()
			.orElse(null);
	}
}
