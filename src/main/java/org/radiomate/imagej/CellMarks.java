package org.radiomate.imagej;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.ImageCanvas;
import ij.gui.Line;
import ij.gui.Overlay;
import ij.gui.Roi;

import org.radiomate.feature.FeatureBasis;
import org.radiomate.feature.texture.CellVoxels;
import org.radiomate.feature.texture.GrayLevelGrid;
import org.radiomate.volume.PixelArea;
import org.radiomate.volume.RoiCrop;

import java.awt.Color;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.stream.IntStream;

/** Marks the voxels that a cell of a matrix counts on the images beside it, at a click on the cell too. */
final class CellMarks extends MouseAdapter {

	/** The property of a matrix's image that holds its marks. */
	static final String PROPERTY = "radiomate.cells";

	private static final String NAME = "cell";

	/** More lines between the voxels of pairs would hide them. */
	private static final int MOST_LINES = 400;

	private static final Color VOXELS = new Color(0, 230, 255, 140), PAIR = Color.WHITE;

	private final FeatureBasis.Matrix matrix;
	private final RoiCrop crop;
	private final List<ImagePlus> images;

	/**
	 * Marks nothing yet.
	 *
	 * @param crop the part of the whole image that the matrix was counted in
	 * @param images what to mark on, calibrated so that a place reads as in the whole image
	 */
	CellMarks(final FeatureBasis.Matrix matrix, final RoiCrop crop, final List<ImagePlus> images) {
		this.matrix = matrix;
		this.crop = crop;
		this.images = images;
	}

	@Override
	public void mousePressed(final MouseEvent event) {
		final ImageCanvas canvas = (ImageCanvas) event.getSource();
		final ImagePlus shown = canvas.getImage();
		IJ.showStatus(mark((int) shown.getCalibration().getY(canvas.offScreenY(event.getY())), (int) shown.getCalibration().getX(
			canvas.offScreenX(event.getX()))));
	}

	/**
	 * Marks a cell and takes away earlier marks.
	 *
	 * @return what is marked, in a sentence
	 * @throws org.radiomate.task.ProblemException if there is no such cell
	 */
	String mark(final int row, final int column) {
		final CellVoxels.Cell cell = matrix.cell(row, column);
		final int[] slices = IntStream.concat(IntStream.of(cell.voxels()), IntStream.of(cell.partners())).map(this::slice).sorted()
			.distinct().toArray();
		images.forEach(image -> mark(image, cell, slices));
		final String what = "Cell of gray level " + row + " and " + matrix.columns().heading(column) + ": ";
		return what + (slices.length == 0 ? "no " + matrix.columns().counted() + "." : counted(cell.count()) + ", marked on " + (slices.length == 1 ? "slice " + (crop.z0() + slices[0] + 1) : slices.length +
				" slices from " + (crop.z0() + slices[0] + 1) + " to " + (crop.z0() + slices[slices.length - 1] + 1)) + ".");
	}

	private String counted(final int count) {
		final String plural = matrix.columns().counted();
		return count + " " + (count == 1 ? plural.substring(0, plural.length() - 1) : plural);
	}

	private int slice(final int voxel) {
		return voxel / (grid().width() * grid().height());
	}

	private GrayLevelGrid grid() {
		return matrix.levels().grid();
	}

	private void mark(final ImagePlus image, final CellVoxels.Cell cell, final int[] slices) {
		final Overlay overlay = image.getOverlay() == null ? new Overlay() : image.getOverlay();
		overlay.remove(NAME);
		final int dx = crop.x0() + (int) image.getCalibration().xOrigin, dy = crop.y0() + (int) image.getCalibration().yOrigin;
		for (final int slice : slices) {
			add(overlay, RoiContours.traced(area(cell, slice, dx, dy)), VOXELS, slice);
		}
		if (cell.voxels().length <= MOST_LINES) addLines(overlay, cell, dx, dy);
		image.setOverlay(overlay);
		if (slices.length > 0 && IntStream.of(slices).noneMatch(slice -> slice + 1 == image.getCurrentSlice())) image.setSlice(
			slices[0] + 1);
	}

	private PixelArea area(final CellVoxels.Cell cell, final int slice, final int dx, final int dy) {
		final int size = grid().width() * grid().height();
		final boolean[] inside = new boolean[size];
		for (int i = 0; i < cell.voxels().length; i++) {
			if (slice(cell.voxels()[i]) == slice) inside[cell.voxels()[i] % size] = true;
			if (slice(cell.partners()[i]) == slice) inside[cell.partners()[i] % size] = true;
		}
		return new PixelArea(slice, dx, dy, grid().width(), grid().height(), inside);
	}

	/** From each reference voxel to its neighbour in the same slice; ImageJ draws lines between the centres of pixels. */
	private void addLines(final Overlay overlay, final CellVoxels.Cell cell, final int dx, final int dy) {
		for (int i = 0; i < cell.voxels().length; i++) {
			final int from = cell.voxels()[i], to = cell.partners()[i];
			if (from == to || slice(from) != slice(to)) continue;
			add(overlay, new Line((double) x(from) + dx, y(from) + dy, x(to) + dx, y(to) + dy), PAIR, slice(from));
		}
	}

	private int x(final int voxel) {
		return voxel % grid().width();
	}

	private int y(final int voxel) {
		return voxel / grid().width() % grid().height();
	}

	private static void add(final Overlay overlay, final Roi roi, final Color colour, final int slice) {
		if (roi instanceof Line) roi.setStrokeColor(colour);
		else roi.setFillColor(colour);
		roi.setName(NAME);
		roi.setPosition(slice + 1);
		overlay.add(roi);
	}
}
