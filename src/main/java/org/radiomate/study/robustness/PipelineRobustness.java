package org.radiomate.study.robustness;

import org.radiomate.io.SafeFile;
import org.radiomate.selection.FeatureRobustness;
import org.radiomate.study.PipelineOptions;
import org.radiomate.study.RobustnessStep;
import org.radiomate.study.StudyFolder;
import org.radiomate.study.StudyManifest;
import org.radiomate.task.Progress;
import org.radiomate.volume.ContourReader;
import org.radiomate.volume.ImageReader;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Robustness as a step of the pipeline, on training patients alone: what its own command does with the pipeline's options.
 *
 * @param wanted whether it is asked for
 * @param perturbations how readings are perturbed
 * @param robustness the cutoff
 */
public record PipelineRobustness(boolean wanted, PerturbationOptions perturbations, FeatureRobustness robustness) implements
	RobustnessStep
{

	/** Not asked for. */
	public static final PipelineRobustness NONE = new PipelineRobustness(false, PerturbationOptions.defaults(),
		new FeatureRobustness(0));

	@Override
	public Map<String, Object> options() {
		final Map<String, Object> options = new LinkedHashMap<>();
		options.put("robustness", wanted);
		options.put("robustnesscutoff", robustness.cutoff());
		options.putAll(perturbations.map());
		return options;
	}

	@Override
	public String describe() {
		return perturbations.describe();
	}

	@Override
	public Outcome run(final PipelineOptions pipeline, final StudyManifest training, final ImageReader images,
		final ContourReader contours, final Progress progress)
	{
		if (!wanted) {
			SafeFile.remove(StudyFolder.ROBUSTNESS.in(pipeline.folder()));
			SafeFile.remove(StudyFolder.ROBUSTNESS_RECORD.in(pipeline.folder()));
			return null;
		}
		final RobustnessStudy.Measured measured = new RobustnessStudy(images, contours, pipeline.featureSet(), pipeline
			.extraction(), perturbations, robustness).run(training, progress);
		measured.write(pipeline.folder());
		return new Outcome(measured.table(), measured.problems());
	}
}
