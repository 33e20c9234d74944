package org.radiomate.feature;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes the values of the calculators, in the order of their features; a value that does not exist comes with its reason. */
public final class FeatureValues {

	private static final String LEFT_OUT = "the feature set leaves it out";

	private final List<FeatureInfo> features;
	private final Set<String> leftOut;
	private final double[] values;
	private final Map<String, String> absent = new HashMap<>();
	private final Set<String> warnings = new LinkedHashSet<>();
	private int size;
	private int grayLevels;

	/** For the values of these features. */
	public FeatureValues(final List<FeatureInfo> features) {
		this(features, Set.of());
	}

	/**
	 * For the values of these features.
	 *
	 * @param leftOut ids of those that nobody wants, so that their calculator can spare the work
	 */
	FeatureValues(final List<FeatureInfo> features, final Set<String> leftOut) {
		this.features = features;
		this.leftOut = leftOut;
		values = new double[features.size()];
	}

	/** Adds the next feature's value; one that is no finite number is absent for the reason given. */
	public void add(final double value, final String reasonIfAbsent) {
		if (Double.isFinite(value)) values[size++] = value;
		else addAbsent(reasonIfAbsent);
	}

	/** Passes over the next feature if nobody wants it; a calculator need not ask. */
	public boolean skipsUnwanted() {
		final boolean unwanted = leftOut.contains(features.get(size).id());
		if (unwanted) addAbsent(LEFT_OUT);
		return unwanted;
	}

	/** Adds the next feature as absent. */
	public void addAbsent(final String reason) {
		absent.put(features.get(size).id(), reason);
		values[size++] = Double.NaN;
	}

	/** Adds what another calculator gave, whose features come next. */
	void append(final FeatureValues next) {
		System.arraycopy(next.values, 0, values, size, next.size);
		size += next.size;
		absent.putAll(next.absent);
		warnings.addAll(next.warnings);
		if (next.grayLevels != 0) grayLevels = next.grayLevels;
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
