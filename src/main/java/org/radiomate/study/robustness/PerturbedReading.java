package org.radiomate.study.robustness;

import org.radiomate.feature.FeatureExtractor;
import org.radiomate.feature.FeatureSet;
import org.radiomate.feature.FeatureVector;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.volume.Mask;
import org.radiomate.volume.Volume;
import org.radiomate.volume.filter.PreprocessingStep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * The features of one reading as it is, and after each of its perturbations.
 *
 * @param values by reading, the unperturbed one first, and feature; NaN where absent
 * @param problems why values are absent, a sentence for each reading
 */
record PerturbedReading(double[][] values, List<String> problems) {

	/**
	 * Extracts all of them.
	 *
	 * @throws ProblemException if the reading cannot be used as it is
	 */
	static PerturbedReading of(final Volume volume, final Mask mask, final FeatureSet set,
		final List<PreprocessingStep> perturbations, final Progress progress)
	{
		final List<String> problems = new ArrayList<>();
		final double[][] values = new double[perturbations.size() + 1][];
		values[0] = valuesOf(FeatureExtractor.extract(volume, mask, set), "Unperturbed", problems);
		for (int k = 1; k < values.length; k++) {
			progress.check();
			values[k] = perturbed(volume, mask, set, perturbations.get(k - 1), problems);
		}
		return new PerturbedReading(values, problems);
	}

	/** No voxel may be left, or a texture need more of them; that is the perturbation's problem, not the study's. */
	private static double[] perturbed(final Volume volume, final Mask mask, final FeatureSet set,
		final PreprocessingStep perturbation, final List<String> problems)
	{
		final List<PreprocessingStep> steps = new ArrayList<>(List.of(perturbation));
		steps.addAll(set.steps());
		try {
			return valuesOf(FeatureExtractor.extract(volume, mask, set.withSteps(steps)), "Perturbed by '" + perturbation.text() +
				"'", problems);
		}
		catch (final ProblemException e) {
			problems.add("Perturbed by '" + perturbation.text() + "', no feature has a value: " + e.getMessage());
			final double[] absent = new double[set.features().size()];
			Arrays.fill(absent, Double.NaN);
			return absent;
		}
	}

	private static double[] valuesOf(final FeatureVector features, final String how, final List<String> problems) {
		final TreeMap<String, String> absent = new TreeMap<>(features.absent());
		if (!absent.isEmpty()) problems.add(how + ", there is no value of " + String.join(", ", absent.keySet()) + ". The first: " +
			absent.firstEntry().getValue());
		return features.values();
	}
}
