package org.radiomate.study;

import org.radiomate.table.AgreementTable;
import org.radiomate.table.RobustnessTable;
import org.radiomate.task.Progress;

import java.util.Map;

/** A step of the pipeline that is built on the whole study, such as its resampling; it writes its own files. */
public interface FurtherStep {

	/** The options by the pipeline's parameter names, for the record of the run. */
	Map<String, Object> options();

	/**
	 * Runs the step, or takes away what it left in the folder if it is not wanted.
	 *
	 * @param agreement null if there was but one reading of each patient
	 * @param robust which features are robust against perturbation; null if that was not measured
	 * @return what it found in a line; empty if it was not wanted
	 */
	String run(PipelineOptions pipeline, ModellingData data, StudyTables tables, AgreementTable agreement, RobustnessTable robust,
		Progress progress);
}
