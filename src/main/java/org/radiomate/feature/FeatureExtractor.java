package org.radiomate.feature;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.IntensityScale;
import org.radiomate.volume.Mask;
import org.radiomate.volume.RoiCrop;
import org.radiomate.volume.Volume;
import org.radiomate.volume.filter.MaskedImage;
import org.radiomate.volume.filter.Preprocessing;
import org.radiomate.volume.filter.PreprocessingStep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Computes a feature set on one image and mask. Stateless: the same input gives the same bits on any thread. */
public final class FeatureExtractor {

	private FeatureExtractor() {}

	/** Extracts all features of the set, with diagnostics of the region only. */
	public static FeatureVector extract(final Volume volume, final Mask mask, final FeatureSet set) {
		return extract(volume, mask, set, false);
	}

	/**
	 * Extracts all features of the set. Its steps come first, in HU; if one gives a response, which is no HU any more, the
	 * preparation takes the values as they are, as on the intensity scale 'stored'.
	 *
	 * @param imageDiagnostics whether to preprocess the whole image, not only the part that the features depend on, and to tell
	 *          its figures at every stage; the features are the same
	 * @throws ProblemException if the mask is empty, before or after a step, or an intensity in it is not a finite number
	 * @throws IllegalArgumentException if mask and image differ in size
	 */
	public static FeatureVector extract(final Volume volume, final Mask mask, final FeatureSet set,
		final boolean imageDiagnostics)
	{
		final List<String> warnings = new ArrayList<>();
		final Prepared prepared = prepare(volume, mask, set, imageDiagnostics, warnings);
		final Roi roi = prepared.roi();
		final List<FeatureInfo> all = set.allFeatures();
		final FeatureValues values = new FeatureValues(all);
		for (final FeatureCalculator family : set.families()) {
			final int expected = values.size() + family.features().size();
			family.compute(roi, values);
			if (values.size() != expected) throw new IllegalStateException("Features missing in " + family);
		}
		warnings.addAll(values.warnings());
		return keep(all, values, set.leaveOut(), roi.morphology().count(), warnings, prepared.stages());
	}

	/**
	 * A region as the families get it.
	 *
	 * @param image the image that it was cut from: preprocessed, on its own grid, if the set has steps
	 * @param stages what it was before and after each step
	 */
	record Prepared(Roi roi, Volume image, List<StageDiagnostics> stages) {}

	/** Applies the steps and the preparation of a set. */
	static Prepared prepare(final Volume volume, final Mask mask, final FeatureSet set, final List<String> warnings) {
		return prepare(volume, mask, set, false, warnings);
	}

	private static Prepared prepare(final Volume volume, final Mask mask, final FeatureSet set, final boolean wholeImage,
		final List<String> warnings)
	{
		final double marginMm = set.families().stream().mapToDouble(FeatureCalculator::surroundingMm).max().orElse(0);
		final List<StageDiagnostics> stages = new ArrayList<>();
		final MaskedImage image = Preprocessing.apply(set.steps(), volume, mask, wholeImage ? Double.POSITIVE_INFINITY
			: marginMm, (step, stage) -> stages.add(StageDiagnostics.of(step == null ? StageDiagnostics.INITIAL : step.text(),
				stage)));
		final Prepared prepared = set.steps().isEmpty() ? new Prepared(set.preparation().prepare(volume, mask, set
			.intensityScale(), warnings), volume, stages) : afterSteps(image, set, stages, warnings);
		if (marginMm == 0) return prepared;
		final Roi roi = prepared.roi();
		return new Prepared(roi.withSurroundings(roi.intensity().widened(prepared.image(), marginMm)), prepared.image(), stages);
	}

	private static Prepared afterSteps(final MaskedImage image, final FeatureSet set, final List<StageDiagnostics> stages,
		final List<String> warnings)
	{
		final boolean sameScale = set.steps().stream().allMatch(PreprocessingStep::keepsIntensityScale);
		final Roi roi = set.preparation().prepare(image.volume(), image.morphologicalMask(), sameScale ? set.intensityScale()
			: IntensityScale.STORED, warnings);
		return new Prepared(new Roi(roi.intensity().withInside(inside(image.intensityMask(), roi.intensity())), roi
			.morphology(), roi.scale()), image.volume(), stages);
	}

	/** Which voxels of a crop belong to a mask. */
	private static boolean[] inside(final Mask mask, final RoiCrop crop) {
		final boolean[] inside = new boolean[crop.inside().length];
		int i = 0;
		for (int z = 0; z < crop.depth(); z++) {
			for (int y = 0; y < crop.height(); y++) {
				for (int x = 0; x < crop.width(); x++, i++) {
					inside[i] = crop.inside()[i] && mask.contains(crop.x0() + x, crop.y0() + y, crop.z0() + z);
				}
			}
		}
		return inside;
	}

	private static FeatureVector keep(final List<FeatureInfo> all, final FeatureValues values, final List<String> leaveOut,
		final long voxels, final List<String> warnings, final List<StageDiagnostics> stages)
	{
		final Set<String> left = new HashSet<>(leaveOut);
		final List<FeatureInfo> features = new ArrayList<>();
		final Map<String, String> absent = new HashMap<>();
		final double[] kept = new double[all.size() - left.size()];
		for (int i = 0; i < all.size(); i++) {
			final String id = all.get(i).id();
			if (left.contains(id)) continue;
			kept[features.size()] = values.value(i);
			features.add(all.get(i));
			if (values.reason(id) != null) absent.put(id, values.reason(id));
		}
		return new FeatureVector(features, kept, absent, voxels, values.grayLevels(), warnings, stages);
	}
}
