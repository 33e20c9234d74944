package org.radiomate.volume;

import org.radiomate.task.ProblemException;

import java.nio.file.Path;
import java.util.List;

/** Reads contour files of one or several formats; batch work is given one that knows them all. */
public interface ContourReader {

	/**
	 * Reads the contours, one set for every structure, reader and repeat.
	 *
	 * @param grid grid of the image that they were drawn on
	 * @param placement where the grid lies in the patient; null if unknown, then contours in millimetres cannot be read
	 * @throws ProblemException if they cannot be read or do not fit the image, also for a failing disk or network
	 */
	List<ContourSet> read(Path file, Geometry grid, Placement placement);

	/** Reads the contours of an image that does not say where in the patient it lies. */
	default List<ContourSet> read(final Path file, final Geometry grid) {
		return read(file, grid, null);
	}
}
