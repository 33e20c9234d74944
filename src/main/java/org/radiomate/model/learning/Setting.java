package org.radiomate.model.learning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One point of a learner's grid.
 *
 * @param values by name, in order
 */
public record Setting(Map<String, Double> values) {

	/** The setting that fixes nothing, from which grids grow. */
	static final List<Setting> NONE = List.of(new Setting(Map.of()));

	/** Every setting with each of the values, the last name varying fastest. */
	static List<Setting> cross(final List<Setting> settings, final String name, final double... values) {
		final List<Setting> grid = new ArrayList<>();
		for (final Setting setting : settings) {
			for (final double value : values) {
				final Map<String, Double> more = new LinkedHashMap<>(setting.values);
				more.put(name, value);
				grid.add(new Setting(more));
			}
		}
		return grid;
	}

	double get(final String name) {
		return values.get(name);
	}

	int whole(final String name) {
		return values.get(name).intValue();
	}

	/** Such as {@code mtry:3; minleaf:5}. */
	public String text() {
		return values.entrySet().stream().map(entry -> entry.getKey() + ":" + number(entry.getValue())).collect(Collectors
			.joining("; "));
	}

	private static String number(final double value) {
		return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
	}
}
