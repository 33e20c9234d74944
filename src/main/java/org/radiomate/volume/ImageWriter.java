package org.radiomate.volume;

import org.radiomate.task.ProblemException;

import java.nio.file.Path;

/** Writes images in one file format. */
@FunctionalInterface
public interface ImageWriter {

	/**
	 * Writes an image.
	 *
	 * @throws ProblemException if the file cannot be written
	 */
	void write(Volume volume, Path file);
}
