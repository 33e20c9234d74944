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
import org.radiomate.task.TimeLeft;
import org.radiomate.volume.ContourReader;
import org.radiomate.volume.ImageReader;
import org.radiomate.volume.Volume;

import com.fasterxml.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

/**
 * The features of all readings of a manifest, several patients at once. An image with several readings is opened once.
 * What is done is kept on disk reading by reading, so that a run that was stopped goes on where it was.
 *
 * @param images opens image files
 * @param contours opens contour files
 * @param set what to extract
 * @param options how
 */
public record StudyExtraction(ImageReader images, ContourReader contours, FeatureSet set, ExtractionOptions options) {

	/**
	 * The table and how it was made.
	 *
	 * @param leftOut readings that could not be used
	 */
	public record Extracted(FeatureTable table, FeatureRecord record, List<Finding> leftOut) {

		/** Writes table and record, the table last. */
		public void write(final Path folder) {
			record.writeBeside(StudyFolder.FEATURES.in(folder));
			table.write(StudyFolder.FEATURES.in(folder));
		}
	}

	/** One reading that was tried: its row, or why there is none. */
	private record Tried(StudyManifest.Entry entry, ExtractionJournal.Row row, Finding problem) {}

	/**
	 * Extracts the features.
	 *
	 * @param folder where the journal of what is done is kept, until {@link #forget} says that it is no more needed
	 * @throws ProblemException that names the manifest's line and the patient at fault
	 */
	public Extracted run(final StudyManifest manifest, final Path folder, final Progress progress) {
		final List<List<StudyManifest.Entry>> byImage = manifest.byImage();
		try (ExtractionJournal journal = ExtractionJournal.open(folder, options.resume())) {
			final String method = FileHash.sha256OfText(Software.nameAndVersion() + set.toJson());
			return extracted(manifest, ParallelTasks.map(byImage.size(), options.threads(), "Extracting features", new TimeLeft(
				progress), index -> tried(byImage.get(index), manifest, method, journal)));
		}
		catch (final CancellationException e) {
			throw Files.exists(StudyFolder.JOURNAL.in(folder)) ? kept(e) : e;
		}
	}

	private static CancellationException kept(final CancellationException e) {
		return (CancellationException) new CancellationException(Progress.CANCELLED +
			"; what was extracted is kept, and the next run into this folder goes on from there.").initCause(e);
	}

	/** Takes away the journal of a folder whose study is whole. */
	public static void forget(final Path folder) {
		ExtractionJournal.remove(folder);
	}

	private Extracted extracted(final StudyManifest manifest, final List<List<Tried>> tried) {
		final Map<StudyManifest.Entry, Tried> byEntry = new HashMap<>();
		tried.forEach(list -> list.forEach(one -> byEntry.put(one.entry, one)));
		final List<Tried> inOrder = manifest.entries().stream().map(byEntry::get).toList();
		final List<Tried> done = inOrder.stream().filter(one -> one.row != null).toList();
		final List<Finding> leftOut = inOrder.stream().filter(one -> one.row == null).map(Tried::problem).toList();
		if (done.isEmpty()) throw new ProblemException(manifest.file() + ": no reading can be used" + (leftOut.isEmpty() ? "."
			: ". The first: " + leftOut.get(0).sentence()));
		return new Extracted(new FeatureTable(manifest.file().toString(), set.features().stream().map(FeatureInfo::id)
			.toList(), done.stream().map(StudyExtraction::reading).toList()), new FeatureRecord(FeatureRecord.SCHEMA, Software
				.nameAndVersion(), json(set), done.stream().map(one -> one.row.reading()).toList()), leftOut);
	}

	private static FeatureTable.Reading reading(final Tried one) {
		return new FeatureTable.Reading(one.entry.patient(), one.entry.reader(), one.entry.repeat(), one.row.values());
	}

	/** The feature set as JSON. */
	public static JsonNode json(final FeatureSet set) {
		return Json.parse(set.toJson(), JsonNode.class, "the feature set");
	}

	/** The readings of one image. */
	private List<Tried> tried(final List<StudyManifest.Entry> entries, final StudyManifest manifest, final String method,
		final ExtractionJournal journal)
	{
		final OneImage image = new OneImage(entries.get(0));
		final List<Tried> tried = new ArrayList<>();
		for (final StudyManifest.Entry entry : entries) tried.add(tried(entry, image, manifest, method, journal));
		return tried;
	}

	/** What cannot be read is the reading's problem; a journal that cannot be written is the run's. */
	private Tried tried(final StudyManifest.Entry entry, final OneImage image, final StudyManifest manifest,
		final String method, final ExtractionJournal journal)
	{
		final ExtractionJournal.Row row;
		try {
			final String hash = FileHash.sha256(entry.contours()), key = key(manifest, entry, method, image.hash(), hash);
			final ExtractionJournal.Row before = journal.find(key).orElse(null);
			if (before != null) return new Tried(entry, before, null);
			row = row(key, manifest, entry, image, hash);
		}
		catch (final ProblemException e) {
			final String sentence = manifest.where(entry) + ": " + e.getMessage();
			if (!options.leaveOut()) throw new ProblemException(sentence, e);
			return new Tried(entry, null, entry.problem(sentence));
		}
		journal.append(row);
		return new Tried(entry, row, null);
	}

	private static String key(final StudyManifest manifest, final StudyManifest.Entry entry, final String method,
		final String imageHash, final String contoursHash)
	{
		return FileHash.sha256OfText(String.join("\n", method, imageHash, contoursHash, entry.patient(), entry.structure(), entry
			.reader(), entry.repeat(), String.valueOf(entry.spacing()), entry.series(), manifest.name(entry.image()), manifest
				.name(entry.contours())));
	}

	private ExtractionJournal.Row row(final String key, final StudyManifest manifest, final StudyManifest.Entry entry,
		final OneImage image, final String contoursHash)
	{
		final Volume volume = image.volume();
		final PatientExtraction extraction = PatientExtraction.of(volume, entry.drawn(contours, volume), set);
		return new ExtractionJournal.Row(key, new FeatureRecord.Reading(entry.patient(), entry.structure(), entry.reader(),
			entry.repeat(), manifest.name(entry.image()), image.hash(), manifest.name(entry.contours()), contoursHash, extraction
				.geometry(), extraction.features().voxels(), extraction.warnings(), new TreeMap<>(extraction.features()
					.absent()), extraction.features().stages(), extraction.acquisition()), extraction.features().values());
	}

	/** An image that is opened when it is first needed, and its hash. */
	private final class OneImage {

		private final StudyManifest.Entry entry;
		private Volume volume;
		private String hash;

		OneImage(final StudyManifest.Entry entry) {
			this.entry = entry;
		}

		Volume volume() {
			if (volume == null) volume = entry.image(images);
			return volume;
		}

		String hash() {
			if (hash == null) hash = FileHash.sha256(entry.image());
			return hash;
		}
	}
}
