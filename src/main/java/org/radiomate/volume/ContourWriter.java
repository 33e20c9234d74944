package org.radiomate.volume;

import org.radiomate.task.ProblemException;

import java.nio.file.Path;
import java.util.List;

/** Writes contours in one file format. */
@FunctionalInterface
public interface ContourWriter {

	/**
	 * Writes the contours.
	 *
	 * @throws ProblemException if the file cannot be written, or the format cannot hold the contours
	 */
	void write(List<ContourSet> contours, Path file);
}
