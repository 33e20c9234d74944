package org.radiomate.study.robustness;

import org.radiomate.feature.FeatureInfo;
import org.radiomate.feature.FeatureSet;
import org.radiomate.io.FileHash;
import org.radiomate.io.Json;
import org.radiomate.selection.FeatureRobustness;
import org.radiomate.study.ExtractionOptions;
import org.radiomate.study.Finding;
import org.radiomate.study.StudyExtraction;
import org.radiomate.study.StudyFolder;
import org.radiomate.study.StudyManifest;
import org.radiomate.table.RobustnessTable;
import org.radiomate.task.ParallelTasks;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.task.TimeLeft;
import org.radiomate.volume.ContourRasterizer;
import org.radiomate.volume.ContourReader;
import org.radiomate.volume.ImageReader;
import org.radiomate.volume.Volume;
import org.radiomate.volume.filter.PreprocessingStep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The robustness of features over the patients of a manifest, several at once: each patient's reading and its perturbations
 * are extracted from an image that is opened once.
 *
 * @param images opens image files
 * @param contours opens contour files
 * @param set what to extract
 * @param extraction on how many threads, and what happens to a patient with a problem
 * @param perturbations how readings are perturbed
 * @param robustness the cutoff
 */
public record RobustnessStudy(ImageReader images, ContourReader contours, FeatureSet set, ExtractionOptions extraction,
	PerturbationOptions perturbations, FeatureRobustness robustness)
{

	/**
	 * The table and how it was made.
	 *
	 * @param problems perturbed readings without values, and patients left out
	 */
	public record Measured(RobustnessTable table, List<Finding> problems, RobustnessRecord record) {

		/** What was found, in a line or two. */
		public String summary() {
			return table.summary() + (problems.isEmpty() ? "" : "\n" + problems.size() + (problems.size() == 1 ? " problem: "
				: " problems, the first: ") + problems.get(0).sentence());
		}

		/** Writes table and record. */
		public void write(final Path folder) {
			Json.write(StudyFolder.ROBUSTNESS_RECORD.in(folder), record);
			table.write(StudyFolder.ROBUSTNESS.in(folder));
		}
	}

	/** One patient: what was extracted, or only why it was not. */
	private record Patient(PerturbedReading reading, RobustnessRecord.Reading record, List<Finding> problems) {}

	/**
	 * Perturbs, extracts and compares.
	 *
	 * @param manifest with one reading of each patient
	 * @throws ProblemException if there are fewer than two patients, or one cannot be used and may not be left out
	 */
	public Measured run(final StudyManifest manifest, final Progress progress) {
		final List<Patient> patients = ParallelTasks.map(manifest.entries().size(), extraction.threads(),
			"Perturbing contours and images", new TimeLeft(progress), index -> patient(manifest, manifest.entries().get(index),
				progress.quiet()));
		final List<Patient> done = patients.stream().filter(patient -> patient.reading != null).toList();
		if (done.size() < 2) throw new ProblemException(manifest.file() + " gives " + done.size() +
			" patient to measure robustness on; it takes at least two. Add patients.");
		final List<Finding> problems = patients.stream().flatMap(patient -> patient.problems.stream()).map(finding -> finding.in(
			manifest.paths())).toList();
		final RobustnessTable table = robustness.measure(set.features().stream().map(FeatureInfo::id).toList(), done.stream().map(
			patient -> patient.reading.values()).toList(), progress);
		return new Measured(table, problems, RobustnessRecord.of(perturbations, StudyExtraction.json(set), table, done.stream().map(
			Patient::record).toList(), problems));
	}

	private Patient patient(final StudyManifest manifest, final StudyManifest.Entry entry, final Progress progress) {
		final List<Finding> problems = new ArrayList<>();
		try {
			final Volume volume = entry.image(images);
			final List<PreprocessingStep> steps = perturbations.steps(entry.patient());
			final PerturbedReading reading = PerturbedReading.of(volume, ContourRasterizer.rasterize(entry.drawn(contours, volume).contours(), volume
				.geometry(), set.maskRule()).mask(), set, steps, progress);
			reading.problems().forEach(sentence -> problems.add(entry.problem(sentence)));
			return new Patient(reading, record(manifest, entry, steps), problems);
		}
		catch (final ProblemException e) {
			final String sentence = manifest.where(entry) + ": " + e.getMessage();
			if (!extraction.leaveOut()) throw new ProblemException(sentence, e);
			problems.add(entry.problem(sentence));
			return new Patient(null, null, problems);
		}
	}

	private static RobustnessRecord.Reading record(final StudyManifest manifest, final StudyManifest.Entry entry,
		final List<PreprocessingStep> steps)
	{
		return new RobustnessRecord.Reading(entry.patient(), entry.structure(), entry.reader(), entry.repeat(), manifest.name(entry
			.image()), FileHash.sha256(entry.image()), manifest.name(entry.contours()), FileHash.sha256(entry.contours()), steps
				.stream().map(PreprocessingStep::text).toList());
	}
}
