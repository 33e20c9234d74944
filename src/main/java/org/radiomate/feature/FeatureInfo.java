package org.radiomate.feature;

/**
 * What one feature is. Declared once, beside its calculator; table headers and help come from it.
 *
 * @param id name of the feature's column; never changes
 * @param displayName the feature in plain words
 * @param family the group it belongs to
 * @param aggregation how directions, distances and slices are put together; empty where there is nothing to put together
 * @param ibsiCode the IBSI code where the value is IBSI's, else empty
 * @param difference how it differs from the IBSI feature nearest to it; empty if it does not
 * @param unit of the value; {@code 1} for a plain number
 * @param definition the equation
 * @param reference where the definition comes from
 * @param meaning one line on what it tells a clinician
 */
public record FeatureInfo(String id, String displayName, String family, String aggregation, String ibsiCode,
	String difference, String unit, String definition, String reference, String meaning)
{

	/** The same feature of a response map. */
	FeatureInfo onMap(final String map, final String steps) {
		return new FeatureInfo(map + "_" + id, displayName + " of " + map, family + " of " + map, aggregation, ibsiCode,
			difference, unit.startsWith("intensity") ? unit.replace("intensity", "response") : unit, definition + "; on the image after " + steps, reference,
			meaning);
	}

	/** The same feature with another parameter, which is named in the id and told in the aggregation. */
	public FeatureInfo with(final String suffix, final String parameter) {
		return new FeatureInfo(id + suffix, displayName, family, aggregation + ", " + parameter, ibsiCode, difference, unit,
			definition, reference, meaning);
	}
}
