package org.radiomate.study;

import org.radiomate.table.RobustnessTable;
import org.radiomate.task.Progress;
import org.radiomate.volume.ContourReader;
import org.radiomate.volume.ImageReader;

import java.util.List;
import java.util.Map;

/**
 * The step of the pipeline that leaves features out which change when contours and images are perturbed. It is told of the
 * training patients alone, and writes its own files.
 */
public interface RobustnessStep {

	/**
	 * What was found.
	 *
	 * @param problems readings that the figures leave out
	 */
	record Outcome(RobustnessTable table, List<Finding> problems) {}

	/** The options by the pipeline's parameter names, for the record of the run. */
	Map<String, Object> options();

	/** Whether it is asked for. */
	boolean wanted();

	/** What is done to contours and images, in words. */
	String describe();

	/**
	 * Runs the step, or takes away what it left in the folder if it is not wanted.
	 *
	 * @param training the training patients, one reading of each; null without images
	 * @return null if it was not wanted
	 */
	Outcome run(PipelineOptions pipeline, StudyManifest training, ImageReader images, ContourReader contours,
		Progress progress);
}
