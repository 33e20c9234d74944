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

	/**
	 * Extracts all features of the set.
	 *
	 * @throws ProblemException if the mask is empty or an intensity in it is not a finite number
	 * @throws IllegalArgumentException if mask and image differ in size
	 */
	public static FeatureVector extract(final Volume volume, final Mask mask, final FeatureSet set) {
		final List<String> warnings = new ArrayList<>();
		final Roi roi = prepare(volume, mask, set, warnings);
		final List<FeatureInfo> all = set.allFeatures();
		final FeatureValues values = new FeatureValues(all);
		for (final FeatureCalculator family : set.families()) {
			final int expected = values.size() + family.features().size();
			family.compute(roi, values);
			if (values.size() != expected) throw new IllegalStateException("Features missing in " + family);
		}
		return keep(all, values, set.leaveOut(), mask.count(), warnings);
	}

	/** The region as the families get it. */
	static Roi prepare(final Volume volume, final Mask mask, final FeatureSet set, final List<String> warnings) {
		return set.preparation().prepare(volume, mask, set.intensityScale(), warnings);
	}

	private static FeatureVector keep(final List<FeatureInfo> all, final FeatureValues values, final List<String> leaveOut,
		final long voxels, final List<String> warnings)
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
		return new FeatureVector(features, kept, absent, voxels, values.grayLevels(), warnings);
	}
}
