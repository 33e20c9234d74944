package org.radiomate.feature;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.Mask;
import org.radiomate.volume.Volume;

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
		final PreparedImage prepared = new PreparedImage(volume, mask, set, imageDiagnostics, warnings);
		final List<FeatureInfo> all = set.allFeatures();
		final FeatureValues values = new FeatureValues(all);
		for (final FeatureCalculator family : set.families()) {
			final int expected = values.size() + family.features().size();
			family.compute(prepared.regionOf(family), values);
			if (values.size() != expected) throw new IllegalStateException("Features missing in " + family);
		}
		warnings.addAll(values.warnings());
		return keep(all, values, set.leaveOut(), prepared.region().morphology().count(), warnings, prepared.stages());
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
