package org.radiomate.study;

import org.radiomate.io.FileHash;
import org.radiomate.io.Json;
import org.radiomate.task.Software;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a run was made with: the software, every option and seed, and the hash of every table that went in. It holds no
 * time, so that equal runs leave equal records.
 *
 * @param software name and version
 * @param java the Java that ran it
 * @param randomGenerator the generator of the split and the folds
 * @param options every option, as text, by the parameter's name
 * @param inputs SHA-256 by file
 * @param counts how many patients, features and so on
 */
public record RunRecord(String software, String java, String randomGenerator, Map<String, Object> options,
	Map<String, String> inputs, Map<String, Object> counts)
{

	static RunRecord of(final PipelineOptions options, final StudyPipeline.Result result) {
		return new RunRecord(Software.nameAndVersion(), System.getProperty("java.version"), CohortSplitter.GENERATOR, options(
			options), inputs(options), counts(result));
	}

	private static Map<String, Object> options(final PipelineOptions options) {
		final Map<String, Object> map = new LinkedHashMap<>();
		map.put("manifest", text(options.manifest()));
		map.put("featuretable", text(options.featureTable()));
		map.put("clinicaltable", text(options.clinicalTable()));
		map.put("idcolumn", options.idColumn());
		map.put("outcome", options.outcome().column());
		map.put("positive", options.outcome().positive());
		map.put("horizonmonths", options.outcome().horizonMonths());
		map.put("variables", options.variables().text());
		map.put("featureset", options.featureSet().name());
		map.put("reader", options.reader());
		map.put("form", options.agreement().form().label());
		map.put("agreementcutoff", options.agreement().cutoff());
		map.put("agreementcohort", options.agreementOfTraining() ? "training" : "all");
		putSplit(options, map);
		putSelection(options, map);
		map.put("stepwise", options.stepwise().toString());
		map.put("learner", options.learner().label());
		map.put("threshold", options.threshold().text());
		return map;
	}

	private static void putSplit(final PipelineOptions options, final Map<String, Object> map) {
		map.put("splitfile", text(options.splitFile()));
		map.put("fraction", options.splitter().fraction());
		map.put("stratify", options.splitter().stratified());
		map.put("seed", options.splitter().seed());
	}

	private static void putSelection(final PipelineOptions options, final Map<String, Object> map) {
		map.put("significance", options.selection().significance());
		map.put("correlationcutoff", options.selection().correlationCutoff());
		map.put("family", options.selection().family().toString());
		map.put("folds", options.selection().folds());
		map.put("foldfile", text(options.foldFile()));
		map.put("rule", options.selection().rule().label());
	}

	private static String text(final Path path) {
		return path == null ? "" : path.toString();
	}

	private static Map<String, String> inputs(final PipelineOptions options) {
		final Map<String, String> inputs = new LinkedHashMap<>();
		for (final Path file : new Path[] { options.manifest(), options.featureTable(), options.clinicalTable(), options
			.splitFile(), options.foldFile() }) {
			if (file != null) inputs.put(file.toString(), FileHash.sha256(file));
		}
		return inputs;
	}

	private static Map<String, Object> counts(final StudyPipeline.Result result) {
		final Map<String, Object> counts = new LinkedHashMap<>();
		counts.put("patients", result.data().features().rows().size());
		counts.put("features", result.data().features().features().size());
		if (result.agreement() != null) counts.put("agreed", result.agreement().kept().size());
		counts.put("passed_screen", result.selection().result().passedScreen());
		counts.put("selected", result.selection().result().selected().size());
		return counts;
	}

	void write(final Path file) {
		Json.write(file, this);
	}
}
