package org.radiomate.study.robustness;

import com.fasterxml.jackson.databind.JsonNode;

import org.radiomate.study.Finding;
import org.radiomate.table.RobustnessTable;
import org.radiomate.task.Software;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How robustness was measured, written beside its table: no time, no number of threads and no folder outside the study, so
 * that equal runs leave equal records.
 *
 * @param software name and version
 * @param java the Java that ran it
 * @param seedRule how the seeds of the steps follow from the one given
 * @param options by the parameter's name
 * @param featureSet the feature set
 * @param readings what was perturbed, and how
 * @param counts features, and how many were kept
 * @param problems what could not be extracted
 */
record RobustnessRecord(String software, String java, String seedRule, Map<String, Object> options, JsonNode featureSet,
	List<Reading> readings, Map<String, Object> counts, List<Problem> problems)
{

	/**
	 * One patient's reading.
	 *
	 * @param image the image as the manifest names it
	 * @param contours the contours as the manifest names them
	 * @param steps the perturbations, each put before the steps of the feature set
	 */
	record Reading(String patient, String structure, String reader, String repeat, String image, String imageSha256,
		String contours, String contoursSha256, List<String> steps)
	{}

	/** What was wrong with whom. */
	record Problem(String patient, String sentence) {}

	static RobustnessRecord of(final PerturbationOptions perturbations, final JsonNode featureSet,
		final RobustnessTable table, final List<Reading> readings, final List<Finding> problems)
	{
		final Map<String, Object> options = new LinkedHashMap<>(perturbations.map());
		options.put("seed", perturbations.seed());
		options.put("cutoff", table.cutoff());
		final Map<String, Object> counts = new LinkedHashMap<>();
		counts.put("patients", readings.size());
		counts.put("features", table.rows().size());
		counts.put("kept", table.kept().size());
		return new RobustnessRecord(Software.nameAndVersion(), System.getProperty("java.version"), PerturbationOptions.seedRule(),
			options, featureSet, readings, counts, problems.stream().map(problem -> new Problem(problem.patient(), problem
				.sentence())).toList());
	}
}
