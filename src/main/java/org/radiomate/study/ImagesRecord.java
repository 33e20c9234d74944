package org.radiomate.study;

import org.radiomate.io.Json;
import org.radiomate.table.CsvTable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the images of a study are like as a whole, written beside {@code images.csv}.
 *
 * @param software name and version
 * @param options by the parameter's name
 * @param summary the cohort in a sentence
 * @param figures median and range by column
 * @param warnings what to think of, in sentences
 * @param problems images that could not be described, in sentences
 */
public record ImagesRecord(String software, Map<String, Object> options, String summary, List<Figure> figures,
	List<String> warnings, List<String> problems)
{

	/**
	 * A column of the table.
	 *
	 * @param images how many have it
	 */
	public record Figure(String figure, int images, double median, double minimum, double maximum) {}

	/** Median and range as a table. */
	public CsvTable table() {
		return new CsvTable("images", List.of("figure", "images", "median", "minimum", "maximum"), figures.stream().map(
			figure -> List.of(figure.figure, Integer.toString(figure.images), CsvTable.number(figure.median), CsvTable.number(
				figure.minimum), CsvTable.number(figure.maximum))).toList());
	}

	/** Writes the record into a folder. */
	public void write(final Path folder) {
		Json.write(StudyFolder.IMAGES_RECORD.in(folder), this);
	}

	/** The record of a folder whose images were described. */
	static Optional<ImagesRecord> of(final Path folder) {
		final Path file = StudyFolder.IMAGES_RECORD.in(folder);
		return Files.exists(file) ? Optional.of(Json.read(file, ImagesRecord.class, "a description of images")) : Optional.empty();
	}
}
