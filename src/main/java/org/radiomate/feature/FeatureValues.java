package org.radiomate.feature;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes the values of the calculators, in the order of their features; a value that does not exist comes with its reason. */
public final class FeatureValues {

	private final List<FeatureInfo> features;
	private final double[] values;
	private final Map<String, String> absent = new HashMap<>();
	private final Set<String> warnings = new LinkedHashSet<>();
	private int size;
	private int grayLevels;

	/** For the values of these features. */
	public FeatureValues(final List<FeatureInfo> features) {
		this.features = features;
		values = new double[features.size()];
	}

	/** Adds the next feature's value; one that is no finite number is absent for the reason given. */
	public void add(final double value, final String reasonIfAbsent) {
		if (Double.isFinite(value)) values[size++] = value;
		else addAbsent(reasonIfAbsent);
	}

	/** Adds the next feature as absent. */
	public void addAbsent(final String reason) {
		absent.put(features.get(size).id(), reason);
		values[size++] = Double.NaN;
	}

	/** Tells how many gray levels the region holds. */
	public void grayLevels(final int present) {
		grayLevels = present;
	}

	/** Tells the user something, once however many families tell it. */
	public void warn(final String sentence) {
		warnings.add(sentence);
	}

	Set<String> warnings() {
		return warnings;
	}

	int size() {
		return size;
	}

	int grayLevels() {
		return grayLevels;
	}

	/** The value of a feature that was added, NaN if absent. */
	public double value(final int index) {
		return values[index];
	}

	/** Why the feature is absent, or null. */
	String reason(final String id) {
		return absent.get(id);
	}
}
