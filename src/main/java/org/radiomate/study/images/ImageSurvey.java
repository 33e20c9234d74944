package org.radiomate.study.images;

import org.radiomate.study.ExtractionOptions;
import org.radiomate.study.Finding;
import org.radiomate.study.ImagesRecord;
import org.radiomate.study.StudyFolder;
import org.radiomate.study.StudyManifest;
import org.radiomate.task.ParallelTasks;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.task.Software;
import org.radiomate.task.TimeLeft;
import org.radiomate.volume.ContourRasterizer;
import org.radiomate.volume.ContourReader;
import org.radiomate.volume.ImageHeader;
import org.radiomate.volume.ImageReader;
import org.radiomate.volume.Mask;
import org.radiomate.volume.RoiCrop;
import org.radiomate.volume.Volume;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Describes the images of a manifest, several at once. Of DICOM series only the headers and the region's slices are read, and
 * of every image only the figures are kept.
 *
 * @param images opens image files
 * @param contours opens contour files
 * @param levels how gray levels are made
 * @param extraction on how many threads, and what happens to a reading with a problem
 * @param factor by which an image may differ from the median
 */
public record ImageSurvey(ImageReader images, ContourReader contours, LevelChoice levels, ExtractionOptions extraction,
	double factor)
{

	/** @throws ProblemException if the factor is not above 1 */
	public ImageSurvey {
		if (!(factor > 1 && factor < Double.POSITIVE_INFINITY)) throw new ProblemException("'outlierfactor' is " + factor +
			". Give a number above 1, such as 1.5.");
	}

	/**
	 * What was found.
	 *
	 * @param problems readings that were left out
	 */
	public record Survey(CohortOfImages cohort, ImagesRecord record, List<Finding> problems) {

		/** Writes table and record. */
		public void write(final Path folder) {
			record.write(folder);
			cohort.table().write(StudyFolder.IMAGES.in(folder));
		}

		/** What to know, a line for each thing. */
		public String summary() {
			final List<String> lines = new ArrayList<>(List.of(record.summary()));
			lines.addAll(record.warnings());
			return String.join("\n", lines);
		}
	}

	/** One reading: its row, or why there is none. */
	private record Described(ImageRow row, Finding problem) {}

	/**
	 * Describes them.
	 *
	 * @param reader whose contours are looked at; empty for the first reader the manifest names
	 * @throws ProblemException that says all that is wrong, unless it may be left out
	 */
	public Survey run(final Path file, final String reader, final Progress progress) {
		final List<Finding> problems = new ArrayList<>();
		final StudyManifest manifest = StudyManifest.read(file, problems::add).forModelling(reader);
		if (!extraction.leaveOut()) Finding.refuse(problems);
		final List<Integer> known = problems.stream().map(Finding::line).toList();
		final List<StudyManifest.Entry> entries = manifest.entries().stream().filter(entry -> !known.contains(entry.line())).toList();
		final List<Described> described = ParallelTasks.map(entries.size(), extraction.threads(), "Describing images", new TimeLeft(
			progress), index -> described(manifest, entries.get(index)));
		described.stream().filter(one -> one.row == null).map(Described::problem).forEach(problems::add);
		if (!extraction.leaveOut()) Finding.refuse(problems);
		final List<ImageRow> rows = described.stream().filter(one -> one.row != null).map(Described::row).toList();
		if (rows.isEmpty()) throw new ProblemException(file + ": no image can be described. The first problem: " + problems.get(0)
			.sentence());
		return survey(new CohortOfImages(rows, levels.names(), factor), reader, problems.stream().map(finding -> finding.in(manifest
			.paths())).toList());
	}

	private Survey survey(final CohortOfImages cohort, final String reader, final List<Finding> problems) {
		final Map<String, Object> options = new LinkedHashMap<>();
		options.put("featureset", levels.set().name());
		options.put("reader", reader);
		options.put("binwidths", levels.widths());
		options.put("bincounts", levels.counts());
		options.put("outlierfactor", factor);
		return new Survey(cohort, new ImagesRecord(Software.nameAndVersion(), options, cohort.summary(), cohort.figures(), cohort
			.warnings(), problems.stream().map(Finding::sentence).toList()), problems);
	}

	private Described described(final StudyManifest manifest, final StudyManifest.Entry entry) {
		try {
			return new Described(row(manifest, entry), null);
		}
		catch (final ProblemException e) {
			return new Described(null, entry.problem(manifest.where(entry) + ": " + e.getMessage()));
		}
	}

	private ImageRow row(final StudyManifest manifest, final StudyManifest.Entry entry) {
		final ImageHeader header = images.header(entry.image(), entry.series(), entry.spacing());
		final Volume volume = entry.image(images);
		final Mask mask = ContourRasterizer.rasterize(entry.drawn(contours, volume).contours(), volume.geometry(), levels.set().maskRule()).mask();
		final RoiCrop crop = RoiCrop.of(volume, mask);
		return ImageRow.of(entry.patient(), manifest.name(entry.image()), header, crop, levels.count(volume, mask, crop));
	}
}
