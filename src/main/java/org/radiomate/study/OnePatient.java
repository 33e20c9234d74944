package org.radiomate.study;

import org.radiomate.feature.FeatureInfo;
import org.radiomate.feature.FeatureSet;
import org.radiomate.table.CsvTable;
import org.radiomate.table.FeatureTable;
import org.radiomate.task.Software;
import org.radiomate.volume.ContourSet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The features of one image as a table of one row, with the record of how it was made.
 *
 * @param name the patient's name: that of the image
 * @param contours whose contours they were
 * @param extraction the features
 * @param set the feature set
 */
public record OnePatient(String name, ContourSet contours, PatientExtraction extraction, FeatureSet set) {

	/** The table. */
	public FeatureTable table() {
		return new FeatureTable(name, extraction.features().ids(), List.of(new FeatureTable.Reading(name, contours.reader(),
			contours.repeat(), extraction.features().values())));
	}

	/** The same values to read: a line for each feature, with its unit and what it tells, or why it has no value. */
	public CsvTable list() {
		final List<List<String>> rows = new ArrayList<>();
		for (int i = 0; i < extraction.features().features().size(); i++) {
			final FeatureInfo info = extraction.features().features().get(i);
			final String absent = extraction.features().absent().get(info.id());
			rows.add(List.of(info.id(), CsvTable.number(extraction.features().values()[i]), info.unit().equals("1") ? "" : info.unit(), info
				.family(), info.displayName(), absent == null ? info.meaning() : "absent: " + absent));
		}
		return new CsvTable(name, List.of("feature", "value", "unit", "family", "name", "what_it_tells"), rows);
	}

	/** Writes the table and the record beside it. */
	public void write(final Path file) {
		new FeatureRecord(FeatureRecord.SCHEMA, Software.nameAndVersion(), StudyExtraction.json(set), List.of(
			new FeatureRecord.Reading(name, contours.structure(), contours.reader(), contours.repeat(), name, "", "", "",
				extraction.geometry(), extraction.features().voxels(), extraction.warnings(), new TreeMap<>(extraction.features()
					.absent()), extraction.features().stages(), extraction.acquisition()))).writeBeside(file);
		table().write(file);
	}

	/** What the user should know: warnings, and which features are absent why; null if nothing. */
	public String remarks() {
		final List<String> remarks = new ArrayList<>(extraction.warnings());
		new TreeMap<>(extraction.features().absent()).forEach((id, reason) -> remarks.add(id + " is absent: " + reason));
		return remarks.isEmpty() ? null : String.join("\n", remarks);
	}
}
