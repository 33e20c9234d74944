package org.radiomate.volume;

import org.radiomate.task.ProblemException;

/** Gives one image, wherever it comes from: a file, a folder, an open window. */
@FunctionalInterface
public interface ImageSource {

	/**
	 * Reads the image with calibrated intensities.
	 *
	 * @throws ProblemException if it cannot be read, also for a failing disk or network
	 */
	Volume read();
}
