package org.radiomate.study.resampling;

import org.radiomate.io.FileHash;
import org.radiomate.model.ModelTrainer;
import org.radiomate.selection.SelectionOptions;
import org.radiomate.study.CohortSplitter;
import org.radiomate.study.StudyTables;
import org.radiomate.task.DerivedSeed;
import org.radiomate.task.Software;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a resampling was made with and what became of its fits, written beside its tables as {@code resampling.json}. It holds no time and no number of
 * threads, so that equal runs leave equal records.
 *
 * @param software name and version
 * @param java the Java that ran it
 * @param randomGenerator the generator of all draws
 * @param seedRule how the seed of a resample follows from the one given
 * @param options every option, as text, by the parameter's name
 * @param inputs SHA-256 by the file's name, without its folder
 * @param counts patients, features, fits, and why fits failed
 * @param featuresChosen how many fits chose that many features
 * @param remarks what was said
 */
public record ResamplingRecord(String software, String java, String randomGenerator, String seedRule,
	Map<String, Object> options, Map<String, String> inputs, Map<String, Object> counts, Map<Integer, Integer> featuresChosen,
	List<String> remarks)
{

	/**
	 * What was said of the agreement of readers and of robustness.
	 *
	 * @param options by the parameter's name
	 * @param files that were read for it
	 */
	public record Agreement(Map<String, Object> options, List<Path> files) {

		/** Nothing was said of it. */
		public static final Agreement NONE = new Agreement(Map.of(), List.of());

		/** The features that these tables keep were looked at; null for no such table. */
		public static Agreement ofTables(final Path agreementTable, final Path robustnessTable) {
			return NONE.with("agreementtable", agreementTable).with("robustnesstable", robustnessTable);
		}

		/** The same with one more table whose features were kept; null for none. */
		public Agreement with(final String parameter, final Path table) {
			if (table == null) return this;
			final Map<String, Object> more = new LinkedHashMap<>(options);
			more.put(parameter, table.getFileName().toString());
			return new Agreement(more, Stream.concat(files.stream(), Stream.of(table)).toList());
		}
	}

	static ResamplingRecord of(final ResamplingStep step, final ResamplingStep.Resampling resampling,
		final StudyTables tables, final Agreement agreement)
	{
		return new ResamplingRecord(Software.nameAndVersion(), System.getProperty("java.version"), CohortSplitter.GENERATOR,
			DerivedSeed.RULE, options(step, tables, agreement), inputs(tables, agreement), counts(resampling), resampling.tally()
				.featureCounts(), resampling.remarks());
	}

	private static Map<String, Object> options(final ResamplingStep step, final StudyTables tables,
		final Agreement agreement)
	{
		final Map<String, Object> map = new LinkedHashMap<>(agreement.options);
		map.put("idcolumn", tables.idColumn());
		map.put("outcome", tables.outcome().column());
		map.put("positive", tables.outcome().positive());
		map.put("horizonmonths", tables.outcome().horizonMonths());
		map.put("reader", tables.reader());
		map.put("variables", tables.variables().text());
		putResampling(step.options(), map);
		putSelection(step.path().selection().options(), map);
		final ModelTrainer trainer = step.path().training().trainer();
		map.put("stepwise", trainer.stepwise().toString());
		map.put("learner", trainer.learner().label());
		return map;
	}

	private static void putResampling(final ResamplingOptions options, final Map<String, Object> map) {
		map.put("method", options.method().label());
		map.put("cohort", options.allPatients() ? "all" : "training");
		map.put("seed", options.seed());
		if (options.method() == ResamplingMethod.BOOTSTRAP) map.put("stratify", options.stratified());
		else {
			map.put("outerfolds", options.outerFolds());
			map.put("repeats", options.repeats());
		}
		if (options.method() != ResamplingMethod.NESTED) map.put("resamples", options.resamples());
	}

	private static void putSelection(final SelectionOptions options, final Map<String, Object> map) {
		map.put("significance", options.significance());
		map.put("correlationcutoff", options.correlationCutoff());
		map.put("family", options.family().toString());
		map.put("innerfolds", options.folds());
		map.put("rule", options.rule().label());
	}

	private static Map<String, String> inputs(final StudyTables tables, final Agreement agreement) {
		final List<Path> files = new ArrayList<>(agreement.files);
		for (final Path file : new Path[] { tables.featureTable(), tables.clinicalTable(), tables.splitFile() }) {
			if (file != null) files.add(file);
		}
		final Map<String, String> inputs = new LinkedHashMap<>();
		files.forEach(file -> inputs.put(file.getFileName().toString(), FileHash.sha256(file)));
		return inputs;
	}

	private static Map<String, Object> counts(final ResamplingStep.Resampling resampling) {
		final FitTally tally = resampling.tally();
		final Map<String, Object> counts = new LinkedHashMap<>(resampling.counts());
		counts.put("fits", tally.fits());
		counts.put("failed", tally.failed());
		counts.put("failures", tally.problems());
		counts.put("nothing_selected", tally.nothingSelected());
		counts.put("with_warnings", tally.withWarnings());
		return counts;
	}
}
