package org.radiomate.study;

import org.radiomate.feature.FeatureVector;
import org.radiomate.model.ImageTraits;
import org.radiomate.table.FeatureTable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A patient to whom a model is applied, as the image tells: features, and what the image is like.
 *
 * @param features the values by feature id, NaN if absent; empty for a model that looks at no image
 * @param absent why a feature has no value, by id
 * @param image what the image is like; null if there is none
 * @param remarks what the extraction said of this image
 */
public record NewPatient(Map<String, Double> features, Map<String, String> absent, ImageTraits image,
	List<String> remarks)
{

	/** A patient without an image. */
	public static final NewPatient WITHOUT_IMAGE = new NewPatient(Map.of(), Map.of(), null, List.of());

	/** What was extracted of one image. */
	public static NewPatient of(final PatientExtraction extraction) {
		final FeatureVector vector = extraction.features();
		return new NewPatient(byId(vector.ids(), vector.values()), vector.absent(), extraction.traits(), extraction.warnings());
	}

	/** A row of an extracted study with its record. */
	static NewPatient of(final List<String> ids, final FeatureTable.Reading row, final FeatureRecord.Reading record) {
		return new NewPatient(byId(ids, row.values()), record.absent(), record.traits(), record.warnings());
	}

	private static Map<String, Double> byId(final List<String> ids, final double[] values) {
		final Map<String, Double> byId = new HashMap<>();
		for (int j = 0; j < values.length; j++) byId.put(ids.get(j), values[j]);
		return byId;
	}

	double value(final String id) {
		return features.getOrDefault(id, Double.NaN);
	}
}
