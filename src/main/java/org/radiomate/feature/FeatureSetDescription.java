package org.radiomate.feature;

import org.radiomate.volume.filter.PreprocessingStep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A feature set in words, one line for each thing that decides the values. */
final class FeatureSetDescription {

	private static final int MOST_NAMED = 12;

	private FeatureSetDescription() {}

	static String of(final FeatureSet set) {
		final List<String> lines = new ArrayList<>();
		lines.add(set.name() + ": " + set.features().size() + " features (" + counts(set.features()) + ").");
		if (!set.description().isBlank()) lines.add(set.description());
		lines.add("Mask rule: " + set.maskRule().fileName() + ". Intensity scale: " + set.intensityScale().fileName() + ".");
		lines.add(set.steps().isEmpty() ? "No preprocessing." : "Preprocessing, in this order: " + set.steps().stream().map(
			PreprocessingStep::text).collect(Collectors.joining("; ")) + ".");
		set.families().forEach(family -> lines.add(family.describe() + "."));
		if (!set.leaveOut().isEmpty()) lines.add("Left out: " + named(set.leaveOut()) + ".");
		return String.join("\n", lines);
	}

	private static String counts(final List<FeatureInfo> features) {
		final Map<String, Long> byFamily = features.stream().collect(Collectors.groupingBy(FeatureInfo::family,
			LinkedHashMap::new, Collectors.counting()));
		return byFamily.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue()).collect(Collectors.joining(
			", "));
	}

	private static String named(final List<String> ids) {
		if (ids.size() <= MOST_NAMED) return String.join(", ", ids);
		return String.join(", ", ids.subList(0, MOST_NAMED)) + " and " + (ids.size() - MOST_NAMED) + " more";
	}
}
