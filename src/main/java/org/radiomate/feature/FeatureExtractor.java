package org.radiomate.feature;

import org.radiomate.task.ParallelTasks;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.volume.Mask;
import org.radiomate.volume.Volume;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Computes a feature set on one image and mask. Stateless: the same input gives the same bits on any number of threads. */
public final class FeatureExtractor {

	private FeatureExtractor() {}

	/** What one family gave, and what its response map's preparation told. */
	private record Computed(FeatureValues values, List<String> warnings) {}

	/** Extracts all features of the set on the caller's thread, with diagnostics of the region only. */
	public static FeatureVector extract(final Volume volume, final Mask mask, final FeatureSet set) {
		return extract(volume, mask, set, false, 1, Progress.NONE);
	}

	/**
	 * Extracts all features of the set. Its steps come first, in HU; if one gives a response, which is no HU any more, the
	 * preparation takes the values as they are, as on the intensity scale 'stored'.
	 *
	 * @param imageDiagnostics whether to preprocess the whole image, not only the part that the features depend on, and to tell
	 *          its figures at every stage; the features are the same
	 * @param threads how many families are computed at once; 0 for as many as there are processors
	 * @throws ProblemException if the mask is empty, before or after a step, or an intensity in it is not a finite number
	 * @throws IllegalArgumentException if mask and image differ in size
	 * @throws java.util.concurrent.CancellationException if the user cancels
	 */
	public static FeatureVector extract(final Volume volume, final Mask mask, final FeatureSet set,
		final boolean imageDiagnostics, final int threads, final Progress progress)
	{
		final List<String> warnings = new ArrayList<>();
		final PreparedImage prepared = new PreparedImage(volume, mask, set, imageDiagnostics, warnings, progress.quiet());
		final List<FeatureCalculator> families = set.families();
		final Set<String> leaveOut = Set.copyOf(set.leaveOut());
		final List<Computed> computed = ParallelTasks.map(families.size(), threads, "Computing features", progress,
			family -> compute(families.get(family), leaveOut, prepared));
		final List<FeatureInfo> all = set.allFeatures();
		final FeatureValues values = new FeatureValues(all);
		for (final Computed part : computed) {
			warnings.addAll(part.warnings);
			values.append(part.values);
		}
		warnings.addAll(values.warnings());
		return keep(all, values, leaveOut, prepared.region().morphology().count(), warnings, prepared.stages());
	}

	private static Computed compute(final FeatureCalculator family, final Set<String> leaveOut,
		final PreparedImage prepared)
	{
		final List<FeatureInfo> features = family.features();
		final Computed computed = new Computed(new FeatureValues(features, leaveOut), new ArrayList<>());
		family.compute(prepared.regionOf(family, computed.warnings), computed.values);
		if (computed.values.size() != features.size()) throw new IllegalStateException("Features missing in " + family);
		return computed;
	}

	private static FeatureVector keep(final List<FeatureInfo> all, final FeatureValues values, final Set<String> left,
		final long voxels, final List<String> warnings, final List<StageDiagnostics> stages)
	{
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
