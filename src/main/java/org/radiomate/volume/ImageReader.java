package org.radiomate.volume;

import org.radiomate.task.ProblemException;

import java.nio.file.Path;

/** Reads image files of one or several formats; batch work is given one that knows them all. */
public interface ImageReader {

	/**
	 * Reads an image with calibrated intensities (HU for CT).
	 *
	 * @param spacing the voxel spacing to use instead of what the file says; null to take the file's
	 * @throws ProblemException if the file is missing, damaged, in colour, or says no lengths and {@code spacing} is null
	 */
	Volume read(Path file, Spacing spacing);

	/**
	 * Reads one image of a folder that may hold several.
	 *
	 * @param series which one; empty for the only one
	 * @throws ProblemException as above, also if there is no such series, or if this reader knows none
	 */
	default Volume read(final Path file, final String series, final Spacing spacing) {
		if (series.isEmpty()) return read(file, spacing);
		throw new ProblemException(file + " is no DICOM folder, so it has no series '" + series + "'. Leave 'series' empty.");
	}

	/**
	 * What an image's header says, without reading its voxels where the format allows it.
	 *
	 * @param series which one; empty for the only one
	 * @throws ProblemException as above
	 */
	default ImageHeader header(final Path file, final String series, final Spacing spacing) {
		return ImageHeader.of(read(file, series, spacing));
	}

	/** Reads an image with the spacing that its file states. */
	default Volume read(final Path file) {
		return read(file, null);
	}
}
