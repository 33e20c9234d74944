package org.radiomate.imagej;

import ij.ImagePlus;
import ij.process.ColorProcessor;

import org.jfree.chart.JFreeChart;

/** A chart as an image of ImageJ. */
public final class ChartImage {

	private static final int WIDTH = 720, FRAME = 120, BAR = 34, LEAST_HEIGHT = 260;

	private ChartImage() {}

	/** A chart of bars, as high as they need. */
	public static ImagePlus ofBars(final String title, final JFreeChart chart, final int bars) {
		return new ImagePlus(title, new ColorProcessor(chart.createBufferedImage(WIDTH, Math.max(LEAST_HEIGHT, FRAME + BAR *
			bars))));
	}
}
