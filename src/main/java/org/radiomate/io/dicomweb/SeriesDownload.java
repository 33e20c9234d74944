package org.radiomate.io.dicomweb;

import org.radiomate.io.Json;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;

import java.nio.file.Path;
import java.util.List;

/**
 * A series that was retrieved, one file for each instance. What is already there is not retrieved again, so that a download
 * that was cancelled or broke off goes on where it stopped.
 *
 * @param folder the series' own folder, named by its identifier, below the one that was asked for
 * @param retrieved how many instances were retrieved now
 * @param present how many were there before
 */
public record SeriesDownload(Path folder, int retrieved, int present) {

	/** Written first: what the folder holds when it is complete. */
	public static final String MANIFEST = "series.json";

	/**
	 * What belongs to a series.
	 *
	 * @param server the service's address
	 * @param studyUid the study
	 * @param seriesUid the series
	 * @param instances the identifiers of its instances; each file is named by one, with the ending .dcm
	 */
	public record Manifest(String server, String studyUid, String seriesUid, List<String> instances) {}

	/**
	 * Retrieves what is not there yet.
	 *
	 * @param below the folder that gets a folder of the series
	 * @throws ProblemException if the server or the disk fails; what was retrieved is kept
	 */
	public static SeriesDownload into(final Path below, final DicomWebClient client, final FoundSeries series,
		final Progress progress)
	{
		final List<String> instances = client.instances(series, progress);
		if (instances.isEmpty()) throw new ProblemException(client.server() + " names no images of the series " + series
			.describe() + ". Choose another one, or ask the archive's administrator about it.");
		final Path folder = below.resolve(series.seriesUid());
		Json.write(folder.resolve(MANIFEST), new Manifest(client.server(), series.studyUid(), series.seriesUid(), instances));
		int present = 0;
		for (int i = 0; i < instances.size(); i++) {
			progress.check();
			progress.report(i, instances.size(), "Retrieving images");
			final Path file = folder.resolve(instances.get(i) + ".dcm");
			if (DicomWebClient.isInstance(file, series, instances.get(i))) present++;
			else client.retrieve(series, instances.get(i), file, progress);
		}
		progress.report(instances.size(), instances.size(), "Retrieving images");
		return new SeriesDownload(folder, instances.size() - present, present);
	}
}
