package org.radiomate.imagej;

import org.radiomate.io.dicom.DicomSeries;
import org.radiomate.io.dicom.ImageReference;
import org.radiomate.io.dicom.SliceStack;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Placement;

import java.nio.file.Path;

/**
 * The image that exported contours belong to.
 *
 * @param imageFile its file; null for an open image
 * @param grid its voxel grid
 * @param placement where it lies in the patient; null if unknown
 * @param seriesFolder the folder of its DICOM series; null if unknown
 * @param seriesUid which series of the folder; empty for the only one
 */
public record ExportTarget(Path imageFile, Geometry grid, Placement placement, Path seriesFolder, String seriesUid) {

	/**
	 * The image as DICOM names it.
	 *
	 * @throws ProblemException if its series is not known, or has another grid than the image
	 */
	ImageReference reference() {
		if (seriesFolder == null) throw new ProblemException(
			"RTSTRUCT and SEG name the slices that they belong to, and the image does not say where its DICOM series lies. Give its folder as 'seriesdir'.");
		final DicomSeries series = SeriesChoice.of(seriesFolder, Progress.NONE).choose(seriesUid);
		final SliceStack stack = SliceStack.of(series);
		if (!stack.geometry().sameGrid(grid, 1e-3)) throw new ProblemException("The series " + series.describe() + " has " +
			stack.geometry().describe() + ", but the contours are on an image of " + grid.describe() +
			". Give the folder of the series that they were drawn on.");
		return ImageReference.of(stack);
	}
}
