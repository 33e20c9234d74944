package org.radiomate.imagej;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.EllipseRoi;
import ij.gui.Overlay;
import ij.gui.Plot;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.process.FloatProcessor;
import ij.process.LUT;

import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;

import org.radiomate.feature.FeatureBasis;
import org.radiomate.feature.shape.SliceShape;
import org.radiomate.feature.texture.GrayLevelGrid;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.RoiCrop;
import org.radiomate.volume.Volume;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;

/** Pictures of what a feature is computed from: the mask on the image, the gray levels, the matrix, the histogram. */
public final class BasisImages {

	/** Pixels shown around the mask. */
	private static final int MARGIN = 6;

	private static final Color MASK = new Color(255, 200, 0, 90), HULL = new Color(0, 220, 255), ELLIPSE = Color.MAGENTA;

	private BasisImages() {}

	/**
	 * The image around the mask, the mask half transparent on it, for shapes with convex hull (cyan) and ellipse (magenta).
	 */
	public static ImagePlus mask(final Volume volume, final RoiCrop crop, final FeatureBasis basis, final String title) {
		final int left = Math.max(0, crop.x0() - MARGIN), top = Math.max(0, crop.y0() - MARGIN);
		final int right = Math.min(volume.geometry().width(), crop.x0() + crop.width() + MARGIN), bottom = Math.min(volume
			.geometry().height(), crop.y0() + crop.height() + MARGIN);
		final ImageStack stack = new ImageStack(right - left, bottom - top);
		for (int z = 0; z < crop.depth(); z++) {
			stack.addSlice("slice " + (crop.z0() + z + 1), pixels(volume, left, top, right, bottom, crop.z0() + z));
		}
		final ImagePlus image = new ImagePlus(title, stack);
		calibrate(image, crop.geometry(), left, top, crop.z0());
		image.resetDisplayRange();
		image.setOverlay(overlay(crop, basis, crop.x0() - left, crop.y0() - top));
		return image;
	}

	private static float[] pixels(final Volume volume, final int left, final int top, final int right, final int bottom,
		final int slice)
	{
		final int width = right - left;
		final float[] pixels = new float[width * (bottom - top)];
		final RandomAccess<? extends RealType<?>> access = volume.voxels().randomAccess();
		for (int i = 0; i < pixels.length; i++) {
			access.setPosition(new int[] { left + i % width, top + i / width, slice });
			pixels[i] = access.get().getRealFloat();
		}
		return pixels;
	}

	private static Overlay overlay(final RoiCrop crop, final FeatureBasis basis, final int dx, final int dy) {
		final Overlay overlay = new Overlay();
		for (final SliceShape slice : SliceShape.of(crop)) {
			final Roi mask = RoiContours.traced(slice.pixels());
			mask.setFillColor(MASK);
			add(overlay, mask, slice.slice(), dx, dy);
		}
		if (basis instanceof FeatureBasis.Slices shape) addOutlines(overlay, shape, dx, dy);
		return overlay;
	}

	private static void addOutlines(final Overlay overlay, final FeatureBasis.Slices shape, final int dx, final int dy) {
		for (final SliceShape hull : shape.hulls()) {
			final Roi outline = RoiContours.traced(hull.pixels());
			outline.setStrokeColor(HULL);
			add(overlay, outline, hull.slice(), dx, dy);
		}
		for (final SliceShape slice : shape.slices()) {
			final Roi ellipse = ellipse(slice.ellipse());
			ellipse.setStrokeColor(ELLIPSE);
			add(overlay, ellipse, slice.slice(), dx, dy);
		}
	}

	private static void add(final Overlay overlay, final Roi roi, final int slice, final int dx, final int dy) {
		roi.setLocation(roi.getXBase() + dx, roi.getYBase() + dy);
		roi.setPosition(slice + 1);
		overlay.add(roi);
	}

	private static Roi ellipse(final SliceShape.Ellipse ellipse) {
		final double angle = Math.toRadians(ellipse.orientationDegrees()), half = ellipse.majorAxis() / 2;
		final double dx = half * Math.cos(angle), dy = -half * Math.sin(angle);
		return new EllipseRoi(ellipse.centreX() - dx, ellipse.centreY() - dy, ellipse.centreX() + dx, ellipse.centreY() + dy,
			ellipse.minorAxis() / ellipse.majorAxis());
	}

	/** The gray levels as pixel values, not a number (black) outside the mask. */
	public static ImagePlus levels(final FeatureBasis.Levels levels, final RoiCrop crop, final String title) {
		final GrayLevelGrid grid = levels.grid();
		final int area = grid.width() * grid.height();
		final ImageStack stack = new ImageStack(grid.width(), grid.height());
		for (int z = 0; z < grid.depth(); z++) {
			final float[] pixels = new float[area];
			for (int i = 0; i < area; i++) {
				final int level = grid.levels()[z * area + i];
				pixels[i] = level == 0 ? Float.NaN : level;
			}
			stack.addSlice("slice " + (crop.z0() + z + 1), pixels);
		}
		final ImagePlus image = new ImagePlus(title, stack);
		calibrate(image, crop.geometry(), crop.x0(), crop.y0(), crop.z0());
		final int[] present = Arrays.stream(grid.levels()).filter(level -> level > 0).sorted().toArray();
		image.setLut(colours());
		image.setDisplayRange(present[0] - 1, present[present.length - 1]);
		image.getCalibration().setValueUnit("gray level");
		return image;
	}

	/** In millimetres, a place reading as it does in the whole image. */
	private static void calibrate(final ImagePlus image, final Geometry grid, final int x0, final int y0, final int z0) {
		ImageFiles.setSpacing(image, grid);
		final Calibration calibration = image.getCalibration();
		calibration.xOrigin = -x0;
		calibration.yOrigin = -y0;
		calibration.zOrigin = -z0;
	}

	/**
	 * The counts of a matrix as pixel values, from the lowest to the highest level that occurs. The place of a pixel reads as
	 * the level (run length) of its column and the level of its row.
	 */
	public static ImagePlus matrix(final FeatureBasis.Matrix matrix, final String title) {
		final double[][] counts = matrix.counts();
		final boolean square = matrix.columns() == FeatureBasis.Matrix.Columns.NEIGHBOUR_LEVEL;
		final int[] present = Arrays.stream(matrix.levels().grid().levels()).filter(level -> level > 0).sorted().toArray();
		final int low = present[0], high = present[present.length - 1];
		final int firstColumn = square ? low : 1, lastColumn = square ? high : counts[0].length;
		final FloatProcessor pixels = new FloatProcessor(lastColumn - firstColumn + 1, high - low + 1);
		for (int row = low; row <= high; row++) {
			for (int column = firstColumn; column <= lastColumn; column++) {
				pixels.setf(column - firstColumn, row - low, (float) counts[row - 1][column - 1]);
			}
		}
		final ImagePlus image = new ImagePlus(title, pixels);
		image.setLut(colours());
		image.resetDisplayRange();
		final Calibration calibration = image.getCalibration();
		calibration.xOrigin = -firstColumn;
		calibration.yOrigin = -low;
		calibration.setXUnit(matrix.columns().label());
		calibration.setYUnit("gray level");
		calibration.setValueUnit("count");
		return image;
	}

	/** The histogram on the image's own scale, with a line at a percentile. */
	public static ImagePlus histogram(final FeatureBasis.Histogram histogram, final String title) {
		final List<FeatureBasis.Histogram.Bin> shown = histogram.bins().stream().filter(bin -> bin.voxels() > 0).toList();
		final double[] x = shown.stream().mapToDouble(bin -> bin.value() + histogram.toImage()).toArray();
		final double[] y = shown.stream().mapToDouble(FeatureBasis.Histogram.Bin::voxels).toArray();
		final double highest = Arrays.stream(y).max().orElse(1);
		final Plot plot = new Plot(title, histogram.unit().isEmpty() ? "intensity" : histogram.unit(), "voxels");
		plot.setLimits(x[0] - 1, x[x.length - 1] + 1, 0, 1.05 * highest);
		plot.setColor(Color.DARK_GRAY);
		for (int i = 0; i < x.length; i++) plot.drawLine(x[i], 0, x[i], y[i]);
		if (!Double.isNaN(histogram.marked())) {
			plot.setColor(Color.RED);
			plot.setLineWidth(2);
			plot.drawLine(histogram.marked() + histogram.toImage(), 0, histogram.marked() + histogram.toImage(), 1.05 * highest);
		}
		return plot.getImagePlus();
	}

	/** Black for nothing, then from dark blue by red to light yellow. */
	private static LUT colours() {
		final byte[] red = new byte[256], green = new byte[256], blue = new byte[256];
		for (int i = 1; i < 256; i++) {
			red[i] = (byte) Math.min(255, 40 + 2 * i);
			green[i] = (byte) Math.max(0, Math.min(255, 2 * i - 255));
			blue[i] = (byte) Math.max(0, Math.min(200, 160 - i + Math.max(0, 3 * (i - 200))));
		}
		return new LUT(red, green, blue);
	}
}
