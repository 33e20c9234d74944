package org.radiomate.feature;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The features of one region.
 *
 * @param features what they are, in the order of their columns
 * @param values NaN where absent, not to be changed
 * @param absent why a value is absent, by feature id
 * @param voxels number of voxels in the mask
 * @param grayLevels number of gray levels present, 0 if the feature set counts none
 * @param warnings sentences for the user
 * @param stages image and region before and after each step of the preprocessing
 */
public record FeatureVector(List<FeatureInfo> features, double[] values, Map<String, String> absent, long voxels,
	int grayLevels, List<String> warnings, List<StageDiagnostics> stages)
{

	public FeatureVector {
		features = List.copyOf(features);
		absent = Map.copyOf(absent);
		warnings = List.copyOf(warnings);
		stages = List.copyOf(stages);
	}

	/** The feature ids, in the order of the values. */
	public List<String> ids() {
		return features.stream().map(FeatureInfo::id).toList();
	}

	/**
	 * The value of a feature, NaN if absent.
	 *
	 * @throws IllegalArgumentException if the set has no such feature
	 */
	public double value(final String id) {
		final int index = ids().indexOf(id);
		if (index < 0) throw new IllegalArgumentException("No feature " + id);
		return values[index];
	}

	/** Whether the other object holds the same features, values (to the bit), reasons and warnings. */
	@Override
	public boolean equals(final Object object) {
		return object instanceof FeatureVector other && features.equals(other.features) && Arrays.equals(values,
			other.values) && absent.equals(other.absent) && voxels == other.voxels && grayLevels == other.grayLevels &&
			warnings.equals(other.warnings) && stages.equals(other.stages);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(values);
	}
}
