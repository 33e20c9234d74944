package org.radiomate.volume;

import org.radiomate.task.ProblemException;

import java.util.List;

/** Gives the contours that belong to one image, wherever they come from: a file, an overlay, a list of selections. */
@FunctionalInterface
public interface ContourSource {

	/**
	 * Reads the contours, one set for every structure, reader and repeat.
	 *
	 * @param grid grid of the image that they were drawn on
	 * @throws ProblemException if they cannot be read or do not fit the image, also for a failing disk or network
	 */
	List<ContourSet> read(Geometry grid);
}
