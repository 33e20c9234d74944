package org.radiomate.study;

import org.radiomate.feature.FeatureInfo;
import org.radiomate.feature.FeatureSet;
import org.radiomate.io.FileHash;
import org.radiomate.io.Json;
import org.radiomate.table.FeatureTable;
import org.radiomate.task.ParallelTasks;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.task.Software;
import org.radiomate.volume.ContourReader;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.ImageReader;
import org.radiomate.volume.Volume;

import com.fasterxml.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The features of all readings of a manifest, several patients at once. An image with several readings is opened once.
 *
 * @param images opens image files
 * @param contours opens contour files
 * @param set what to extract
 * @param threads how many patients at once; 0 for as many as there are processors
 */
public record StudyExtraction(ImageReader images, ContourReader contours, FeatureSet set, int threads) {

	/**
	 * The table and how it was made.
	 */
	public record Extracted(FeatureTable table, FeatureRecord record) {

		/** Writes both, the table last. */
		public void write(final Path folder) {
			record.writeBeside(StudyFolder.FEATURES.in(folder));
			table.write(StudyFolder.FEATURES.in(folder));
		}
	}

	/** One finished reading. */
	private record Finished(StudyManifest.Entry entry, ContourSet contours, PatientExtraction extraction,
		FeatureRecord.Reading record)
	{}

	/**
	 * Extracts the features.
	 *
	 * @throws ProblemException that names the manifest's line and the patient at fault
	 */
	public Extracted run(final StudyManifest manifest, final Progress progress) {
		final List<List<StudyManifest.Entry>> byImage = new ArrayList<>(byImage(manifest).values());
		final List<List<Finished>> finished = ParallelTasks.map(byImage.size(), threads, "Extracting features", progress,
			index -> extract(manifest, byImage.get(index)));
		final Map<StudyManifest.Entry, Finished> byEntry = new LinkedHashMap<>();
		finished.forEach(list -> list.forEach(one -> byEntry.put(one.entry, one)));
		final List<Finished> inOrder = manifest.entries().stream().map(byEntry::get).toList();
		final FeatureTable table = new FeatureTable(manifest.file().toString(), set.features().stream().map(FeatureInfo::id)
			.toList(), inOrder.stream().map(StudyExtraction::row).toList());
		return new Extracted(table, new FeatureRecord(FeatureRecord.SCHEMA, Software.nameAndVersion(), json(set), inOrder
			.stream().map(Finished::record).toList()));
	}

	/** The feature set as JSON. */
	static JsonNode json(final FeatureSet set) {
		return Json.parse(set.toJson(), JsonNode.class, "the feature set");
	}

	private static Map<String, List<StudyManifest.Entry>> byImage(final StudyManifest manifest) {
		final Map<String, List<StudyManifest.Entry>> byImage = new LinkedHashMap<>();
		for (final StudyManifest.Entry entry : manifest.entries()) {
			byImage.computeIfAbsent(entry.image() + "\n" + entry.spacing() + "\n" + entry.series(), key -> new ArrayList<>()).add(entry);
		}
		return byImage;
	}

	private List<Finished> extract(final StudyManifest manifest, final List<StudyManifest.Entry> entries) {
		StudyManifest.Entry current = entries.get(0);
		try {
			final Volume volume = images.read(current.image(), current.series(), current.spacing());
			final String hash = FileHash.sha256(current.image());
			final List<Finished> finished = new ArrayList<>();
			for (final StudyManifest.Entry entry : entries) {
				current = entry;
				finished.add(extract(manifest, entry, volume, hash));
			}
			return finished;
		}
		catch (final ProblemException e) {
			throw new ProblemException(manifest.file() + ", line " + current.line() + ", " + current.describe() + ": " + e
				.getMessage(), e);
		}
	}

	private Finished extract(final StudyManifest manifest, final StudyManifest.Entry entry, final Volume volume,
		final String imageHash)
	{
		final ContourSet drawn = entry.choice().from(contours.read(entry.contours(), volume.geometry(), volume
			.placement()), entry.contours()
			.toString());
		final PatientExtraction extraction = PatientExtraction.of(volume, drawn, set);
		final Path folder = manifest.file().toAbsolutePath().getParent();
		return new Finished(entry, drawn, extraction, new FeatureRecord.Reading(entry.patient(), entry.structure(), entry
			.reader(), entry.repeat(), relative(folder, entry.image()), imageHash, relative(folder, entry.contours()), FileHash
				.sha256(entry.contours()), extraction.geometry(), extraction.features().voxels(), extraction.warnings(),
			new TreeMap<>(extraction.features().absent())));
	}

	/** With forward slashes on every system, so that the record has the same bytes. */
	private static String relative(final Path folder, final Path file) {
		final Path absolute = file.toAbsolutePath();
		return (absolute.startsWith(folder) ? folder.relativize(absolute) : absolute).toString().replace('\\', '/');
	}

	private static FeatureTable.Reading row(final Finished finished) {
		return new FeatureTable.Reading(finished.entry.patient(), finished.entry.reader(), finished.entry.repeat(),
			finished.extraction.features().values());
	}
}
