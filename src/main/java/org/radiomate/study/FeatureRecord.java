package org.radiomate.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.radiomate.feature.StageDiagnostics;
import org.radiomate.io.Json;
import org.radiomate.model.ImageTraits;
import org.radiomate.volume.Acquisition;
import org.radiomate.volume.Geometry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a feature table was made, written beside it: the feature set with all its parameters, the software, and for every
 * reading the files, the grid, and why a value is absent.
 *
 * @param schema version of this form
 * @param software name and version
 * @param featureSet the feature set
 * @param readings one for each row of the table
 */
public record FeatureRecord(int schema, String software, JsonNode featureSet, List<Reading> readings) {

	/** 2 since readings hold the stages of the preprocessing, 3 since they say how the image was acquired. */
	static final int SCHEMA = 3;

	private static final String STAGES = "stages", ACQUISITION = "acquisition";

	/**
	 * One row of the feature table.
	 *
	 * @param image the image as the manifest names it
	 * @param imageSha256 of the image file; empty for an open image
	 * @param contours the contours as the manifest names them
	 * @param contoursSha256 of the contour file; empty if they are no file
	 * @param voxels how many voxels the mask has
	 * @param warnings what the user should know of this reading
	 * @param absent why a feature has no value, by feature
	 * @param stages image and region before and after each step of the preprocessing; none in records of version 1
	 * @param acquisition how the image was acquired, as far as it says; unknown in records of versions 1 and 2
	 */
	public record Reading(String patient, String structure, String reader, String repeat, String image, String imageSha256,
		String contours, String contoursSha256, Geometry geometry, long voxels, List<String> warnings,
		Map<String, String> absent, List<StageDiagnostics> stages, Acquisition acquisition)
	{

		/** What a model remembers of the image. */
		ImageTraits traits() {
			return PatientExtraction.traits(geometry, acquisition, stages);
		}
	}

	/** Where the record of a feature table lies. */
	public static Path beside(final Path featureTable) {
		final String name = featureTable.getFileName().toString();
		final int dot = name.lastIndexOf('.');
		return featureTable.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".json");
	}

	/** The readings of a table whose record lies beside it; none for a table made elsewhere. */
	static List<Reading> readingsBeside(final Path featureTable) {
		final JsonNode readings = tree(featureTable).path("readings");
		for (final JsonNode reading : readings) {
			if (!(reading instanceof ObjectNode old)) continue;
			if (!old.has(STAGES)) old.putArray(STAGES);
			if (!old.has(ACQUISITION)) old.putPOJO(ACQUISITION, Acquisition.UNKNOWN);
		}
		return readings.isArray() ? List.of(Json.bind(readings, Reading[].class, beside(featureTable) +
			" is not the record of a feature table")) : List.of();
	}

	private static JsonNode tree(final Path featureTable) {
		final Path file = beside(featureTable);
		return Files.exists(file) ? Json.readTree(file, "the record of a feature table") : MissingNode.getInstance();
	}

	/** The feature set of a table whose record lies beside it; null for a table made elsewhere. */
	static JsonNode featureSetBeside(final Path featureTable) {
		final JsonNode set = tree(featureTable).path("featureSet");
		return set.isObject() ? set : null;
	}

	/** Writes the record beside its table. */
	public void writeBeside(final Path featureTable) {
		Json.write(beside(featureTable), this);
	}
}
