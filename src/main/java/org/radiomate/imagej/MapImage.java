package org.radiomate.imagej;

import ij.IJ;
import ij.ImagePlus;
import ij.plugin.LutLoader;
import ij.process.LUT;

import org.radiomate.volume.Volume;

import java.awt.GraphicsEnvironment;
import java.awt.image.IndexColorModel;

/** Shows a map of a feature: 32-bit in mm, its values in colours, with a bar that tells them. */
public final class MapImage {

	private static final String VIRIDIS = "mpl-viridis", FIRE = "fire";

	/** The bar is made for images of this height; smaller ones get a smaller bar. */
	private static final double HEIGHT_OF_FULL_BAR = 450;

	private MapImage() {}

	/**
	 * The image.
	 *
	 * @param unit of the values; empty for plain numbers
	 * @param slice the slice to show, from 1
	 * @param bar whether to draw a calibration bar into the overlay; without a screen there is none
	 */
	public static ImagePlus of(final Volume map, final String unit, final int slice, final boolean bar) {
		final ImagePlus image = FilteredImage.of(map);
		image.getCalibration().setValueUnit(unit.isEmpty() ? "value" : unit);
		image.setLut(lut());
		image.setSlice(slice);
		setRange(image);
		if (bar && !GraphicsEnvironment.isHeadless()) addBar(image);
		return image;
	}

	private static LUT lut() {
		final IndexColorModel viridis = LutLoader.getLut(VIRIDIS);
		return new LUT(viridis == null ? LutLoader.getLut(FIRE) : viridis, 0, 255);
	}

	/** ImageJ's own range is that of the slice shown; a map is compared across slices. */
	private static void setRange(final ImagePlus image) {
		float lowest = Float.POSITIVE_INFINITY, highest = Float.NEGATIVE_INFINITY;
		for (int z = 1; z <= image.getStackSize(); z++) {
			for (final float value : (float[]) image.getStack().getPixels(z)) {
				lowest = value < lowest ? value : lowest;
				highest = value > highest ? value : highest;
			}
		}
		if (lowest < highest) image.setDisplayRange(lowest, highest);
	}

	private static void addBar(final ImagePlus image) {
		final double zoom = Math.min(2, Math.max(0.2, image.getHeight() / HEIGHT_OF_FULL_BAR));
		IJ.run(image, "Calibration Bar...", "location=[Upper Right] fill=White label=Black number=5 decimal=2 font=12 zoom=" + Math
			.rint(100 * zoom) / 100 + " overlay");
	}
}
