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
	 * @throws ProblemException if they cannot be read or do not fit the image, also for a failing disk or network
	 */
	List<ContourSet> read(Path file, Geometry grid);
}
