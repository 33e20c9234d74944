package org.radiomate.study.intake;

import org.radiomate.io.dicom.DicomSeries;
import org.radiomate.io.dicom.SeriesVolume;
import org.radiomate.io.dicom.SliceStack;
import org.radiomate.io.dicom.UnevenSlices;
import org.radiomate.task.Progress;
import org.radiomate.volume.ImageReader;
import org.radiomate.volume.Volume;

import java.nio.file.Path;
import java.util.List;

/**
 * An image and the contour files that belong to it.
 *
 * @param patient whose
 * @param path the file, or the folder of a DICOM series
 * @param series the identifier of the series if its folder holds others; else empty
 * @param dicom the series; null for other files
 * @param contours its contour files
 */
record FoundImage(String patient, Path path, String series, DicomSeries dicom, List<Path> contours) {

	FoundImage {
		contours = List.copyOf(contours);
	}

	FoundImage with(final List<Path> found) {
		return new FoundImage(patient, path, series, dicom, found);
	}

	/** The image; the slices of a series are not read yet. */
	Volume volume(final ImageReader images) {
		if (dicom == null) return images.read(path);
		return new SeriesVolume(SliceStack.of(dicom)).read(describe(), UnevenSlices.REFUSE, Progress.NONE);
	}

	/** The image in words. */
	String describe() {
		return dicom == null ? path.getFileName().toString() : dicom.describe();
	}
}
