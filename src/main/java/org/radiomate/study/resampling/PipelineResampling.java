package org.radiomate.study.resampling;

import org.radiomate.io.SafeFile;
import org.radiomate.model.ThresholdRule;
import org.radiomate.study.FurtherStep;
import org.radiomate.study.ModellingData;
import org.radiomate.study.PipelineOptions;
import org.radiomate.study.SelectionStep;
import org.radiomate.study.StudyFolder;
import org.radiomate.study.StudyTables;
import org.radiomate.study.TrainingStep;
import org.radiomate.table.AgreementTable;
import org.radiomate.table.RobustnessTable;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The resampling of the training cohort as the last step of the pipeline: what its own command does with the pipeline's
 * options and files.
 *
 * @param method null for no resampling
 * @param repetitions repeats of the nested cross-validation, bootstrap samples or permutations; 0 for as many as
 *          {@link ResamplingOptions#defaults()} says
 */
public record PipelineResampling(ResamplingMethod method, int repetitions) implements FurtherStep {

	private static final String NONE = "none";
	private static final List<StudyFolder> FILES = List.of(StudyFolder.RESAMPLING, StudyFolder.RESAMPLING_RUNS,
		StudyFolder.SELECTION_FREQUENCY, StudyFolder.OUT_OF_FOLD_PREDICTIONS, StudyFolder.RESAMPLING_RECORD);

	public PipelineResampling {
		if (repetitions < 0) throw new ProblemException("'repetitions' is " + repetitions +
			". Give a number above 0, or 0 for the method's own.");
	}

	/** The resampling that the words mean: {@code none} or one of the methods. */
	public static PipelineResampling parse(final String method, final int repetitions) {
		return new PipelineResampling(method.trim().equalsIgnoreCase(NONE) ? null : ResamplingMethod.parse(method),
			repetitions);
	}

	@Override
	public Map<String, Object> options() {
		return Map.of("resampling", method == null ? NONE : method.label(), "repetitions", repetitions);
	}

	@Override
	public String run(final PipelineOptions pipeline, final ModellingData data, final StudyTables tables,
		final AgreementTable agreement, final RobustnessTable robust, final Progress progress)
	{
		if (method == null) {
			FILES.forEach(file -> SafeFile.remove(file.in(pipeline.folder())));
			return "";
		}
		final ResamplingStep step = new ResamplingStep(path(pipeline, tables), resampling(pipeline));
		final ModellingData robustData = robust == null ? data : data.keeping(robust.kept());
		final ResamplingStep.Resampling resampling = step.run(agreement == null ? robustData : robustData.keeping(agreement
			.kept()), progress);
		final Path folder = pipeline.folder();
		step.write(folder, resampling, tables, ResamplingRecord.Agreement.ofTables(agreement == null ? null
			: StudyFolder.AGREEMENT.in(folder), robust == null ? null : StudyFolder.ROBUSTNESS.in(folder)));
		return method.label() + ": " + resampling.tally().summary();
	}

	/** Its models are compared by their scores alone, so no threshold is chosen. */
	private static ModellingPath path(final PipelineOptions pipeline, final StudyTables tables) {
		return new ModellingPath(AgreementFilter.NONE, new SelectionStep(pipeline.selection()), TrainingStep.of(pipeline
			.learner(), pipeline.stepwise(), ThresholdRule.parse("0.5"), tables, pipeline.splitter().seed()));
	}

	private ResamplingOptions resampling(final PipelineOptions pipeline) {
		final ResamplingOptions options = ResamplingOptions.defaults().withMethod(method).withSeed(pipeline.splitter().seed())
			.withThreads(pipeline.extraction().threads());
		if (repetitions == 0) return options;
		return method == ResamplingMethod.NESTED ? options.withRepeats(repetitions) : options.withResamples(repetitions);
	}
}
