package org.radiomate.study;

import org.radiomate.io.FileHash;
import org.radiomate.io.Json;
import org.radiomate.task.Software;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a run was made with: the software, every option, seed, and the hash of every table that went in. It can be given as
 * the options file of another run. It holds no time, no number of threads and no folder outside the study, so that equal
 * runs leave equal records wherever they are.
 *
 * @param software name and version
 * @param java the Java that ran it
 * @param randomGenerator the generator of the split and the folds
 * @param options every option by the parameter's name; files in the study folder relative to it, others by name
 * @param inputs SHA-256 by the parameter that names the file
 * @param seeds by the random step
 * @param counts how many patients, features and so on
 */
public record RunRecord(String software, String java, String randomGenerator, Map<String, Object> options,
	Map<String, String> inputs, Map<String, Long> seeds, Map<String, Object> counts)
{

	static RunRecord of(final PipelineOptions options, final StudyPipeline.Result result) {
		return new RunRecord(Software.nameAndVersion(), System.getProperty("java.version"), CohortSplitter.GENERATOR, options(
			options), hashes(options), seeds(options), counts(result));
	}

	private static Map<String, Object> options(final PipelineOptions options) {
		final Map<String, Object> map = new LinkedHashMap<>();
		options.inputs().forEach((parameter, file) -> map.put(parameter, StudyPaths.name(options.folder(), file)));
		map.put("idcolumn", options.idColumn());
		map.put("outcome", options.outcome().column());
		map.put("positive", options.outcome().positive());
		map.put("horizonmonths", options.outcome().horizonMonths());
		map.put("variables", options.variables().text());
		if (options.setFile() == null) map.put("featureset", options.featureSet().name());
		map.put("onproblem", options.extraction().leaveOut() ? ExtractionOptions.LEAVE_OUT : ExtractionOptions.STOP);
		map.put("reader", options.reader());
		map.put("form", options.agreement().form().label());
		map.put("agreementcutoff", options.agreement().cutoff());
		map.put("agreementcohort", options.agreementOfTraining() ? "training" : "all");
		map.putAll(options.robustness().options());
		putSplit(options, map);
		putSelection(options, map);
		map.put("stepwise", options.stepwise().toString());
		map.put("learner", options.learner().label());
		map.put("threshold", options.threshold().text());
		map.putAll(options.resampling().options());
		return map;
	}

	private static void putSplit(final PipelineOptions options, final Map<String, Object> map) {
		map.put("fraction", options.splitter().fraction());
		map.put("stratify", options.splitter().stratified());
		map.put("seed", options.splitter().seed());
		map.put("splitcolumn", options.centre() == null ? "" : options.centre().column());
		map.put("validationcentre", options.centre() == null ? "" : options.centre().validation());
	}

	private static void putSelection(final PipelineOptions options, final Map<String, Object> map) {
		map.put("significance", options.selection().significance());
		map.put("correlationcutoff", options.selection().correlationCutoff());
		map.put("family", options.selection().family().toString());
		map.put("folds", options.selection().folds());
		map.put("rule", options.selection().rule().label());
	}

	private static Map<String, String> hashes(final PipelineOptions options) {
		final Map<String, String> hashes = new LinkedHashMap<>();
		options.inputs().forEach((parameter, file) -> hashes.put(parameter, FileHash.sha256(file)));
		return hashes;
	}

	private static Map<String, Long> seeds(final PipelineOptions options) {
		final long seed = options.splitter().seed();
		return Map.of("split", seed, "folds", options.selection().seed(), "learner", seed, "bootstrap", seed, "robustness", seed, "resampling",
			seed);
	}

	private static Map<String, Object> counts(final StudyPipeline.Result result) {
		final Map<String, Object> counts = new LinkedHashMap<>();
		counts.put("patients", result.data().features().rows().size());
		counts.put("features", result.data().features().features().size());
		if (result.agreement() != null) counts.put("agreed", result.agreement().kept().size());
		if (result.robust() != null) counts.put("robust", result.robust().kept().size());
		counts.put("passed_screen", result.selection().result().passedScreen());
		counts.put("selected", result.selection().result().selected().size());
		return counts;
	}

	void write(final Path file) {
		Json.write(file, this);
	}
}
