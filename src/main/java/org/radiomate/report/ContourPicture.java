package org.radiomate.report;

import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;

import org.radiomate.io.SafeFile;
import org.radiomate.volume.AreaOutlines;
import org.radiomate.volume.Contour;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.OutlineContour;
import org.radiomate.volume.PixelArea;
import org.radiomate.volume.Volume;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;

/** Draws some slices of an image around a structure, with everybody's contours on them. */
public final class ContourPicture {

	private static final int PANEL = 260, COLUMNS = 3, MOST_SLICES = 6, GAP = 6;
	private static final double MARGIN_MM = 15;

	private final Volume volume;
	private final List<ContourSet> readings;
	private final double black;
	private final double white;
	private int left, top, side;

	/**
	 * A picture of one patient.
	 *
	 * @param readings the first one's slices are shown
	 * @param black intensity shown black
	 * @param white intensity shown white
	 */
	public ContourPicture(final Volume volume, final List<ContourSet> readings, final double black, final double white) {
		this.volume = volume;
		this.readings = readings;
		this.black = black;
		this.white = white;
	}

	/** Writes the picture as PNG. */
	public void write(final Path file) {
		final int[] slices = slices();
		frame();
		final int columns = Math.min(COLUMNS, slices.length), rows = (slices.length + columns - 1) / columns;
		final BufferedImage picture = new BufferedImage(columns * (PANEL + GAP) - GAP, rows * (PANEL + GAP) - GAP,
			BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = picture.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
		for (int i = 0; i < slices.length; i++) {
			drawPanel((Graphics2D) graphics.create(i % columns * (PANEL + GAP), i / columns * (PANEL + GAP), PANEL, PANEL),
				slices[i]);
		}
		graphics.dispose();
		SafeFile.write(file, out -> ImageIO.write(picture, "png", out));
	}

	/** At most six of the first reading's slices, evenly from the first to the last. */
	private int[] slices() {
		final int[] all = readings.get(0).contours().stream().mapToInt(Contour::slice).distinct().sorted().toArray();
		if (all.length <= MOST_SLICES) return all;
		final int[] chosen = new int[MOST_SLICES];
		for (int i = 0; i < MOST_SLICES; i++) {
			chosen[i] = all[(int) Math.round(i * (all.length - 1.0) / (MOST_SLICES - 1))];
		}
		return chosen;
	}

	/** A square around all contours, within the image. */
	private void frame() {
		double x0 = Double.MAX_VALUE, y0 = Double.MAX_VALUE, x1 = 0, y1 = 0;
		for (final ContourSet reading : readings) {
			for (final Contour contour : reading.contours()) {
				final java.awt.geom.Rectangle2D box = path(contour).getBounds2D();
				x0 = Math.min(x0, box.getMinX());
				y0 = Math.min(y0, box.getMinY());
				x1 = Math.max(x1, box.getMaxX());
				y1 = Math.max(y1, box.getMaxY());
			}
		}
		final double margin = MARGIN_MM / volume.geometry().spacingXMm();
		final int width = volume.geometry().width(), height = volume.geometry().height();
		side = (int) Math.min(Math.min(width, height), Math.ceil(Math.max(x1 - x0, y1 - y0) + 2 * margin));
		left = (int) Math.max(0, Math.min(width - side, (x0 + x1 - side) / 2));
		top = (int) Math.max(0, Math.min(height - side, (y0 + y1 - side) / 2));
	}

	private void drawPanel(final Graphics2D panel, final int slice) {
		panel.drawImage(pixels(slice), 0, 0, PANEL, PANEL, null);
		final double zoom = (double) PANEL / side;
		panel.scale(zoom, zoom);
		panel.translate(-left, -top);
		panel.setStroke(new BasicStroke((float) (1.6 / zoom)));
		for (int r = 0; r < readings.size(); r++) {
			panel.setColor(ChartStyle.bright(r));
			for (final Contour contour : readings.get(r).contours()) if (contour.slice() == slice) panel.draw(path(contour));
		}
		panel.translate(left, top);
		panel.scale(1 / zoom, 1 / zoom);
		panel.setColor(Color.WHITE);
		panel.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 13));
		panel.drawString("slice " + (slice + 1), 6, 18);
		panel.dispose();
	}

	private BufferedImage pixels(final int slice) {
		final BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
		final RandomAccess<? extends RealType<?>> access = volume.voxels().randomAccess();
		for (int y = 0; y < side; y++) {
			for (int x = 0; x < side; x++) {
				final double value = access.setPositionAndGet(left + x, top + y, slice).getRealDouble();
				final int gray = (int) Math.round(Math.max(0, Math.min(1, (value - black) / (white - black))) * 255);
				image.setRGB(x, y, gray * 0x010101);
			}
		}
		return image;
	}

	private static Path2D path(final Contour contour) {
		final Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
		if (contour instanceof OutlineContour outline) add(path, outline.x(), outline.y());
		else AreaOutlines.of((PixelArea) contour).forEach(outline -> add(path, outline.x(), outline.y()));
		return path;
	}

	private static void add(final Path2D path, final double[] x, final double[] y) {
		path.moveTo(x[0], y[0]);
		for (int i = 1; i < x.length; i++) path.lineTo(x[i], y[i]);
		path.closePath();
	}
}
