package org.radiomate.study.intake;

import org.radiomate.io.dicom.DicomFolder;
import org.radiomate.study.StudyManifest;
import org.radiomate.table.CsvTable;
import org.radiomate.task.ParallelTasks;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.volume.ContourReader;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.ImageReader;
import org.radiomate.volume.Volume;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes the manifest of a study from a folder: finds images and contours, pairs them, opens every pair, and says what is missing or
 * ambiguous. Only readings that can be opened get a line.
 *
 * @param images opens image files
 * @param contours opens contour files
 */
public record StudyIntake(ImageReader images, ContourReader contours) {

	/**
	 * What was made.
	 *
	 * @param manifest the lines of {@code study.csv}
	 * @param problems what was left out and why
	 * @param remarks what was passed over and need not be mended
	 */
	public record Result(CsvTable manifest, List<Problem> problems, List<String> remarks) {}

	/** The readings of an image, and what is wrong with the others. */
	private record Opened(List<FoundReading> readings, List<Problem> problems) {}

	/**
	 * Writes the manifest, and with it copies without identity if they are wanted.
	 *
	 * @throws ProblemException if there is a manifest already, or no line for a new one; nothing is written then
	 */
	public Result run(final IntakeOptions options, final Progress progress) {
		final Path file = options.output().resolve("study.csv");
		if (!Files.isDirectory(options.source())) throw new ProblemException("There is no folder " + options.source() +
			". Correct 'sourcedir'.");
		if (Files.exists(file) && !options.overwrite()) throw new ProblemException(file +
			" exists. Choose another 'outputdir', or set 'overwrite'.");
		final DeidentifiedCopies copies = options.deidentify() ? new DeidentifiedCopies(options) : null;
		final List<Problem> problems = new ArrayList<>();
		final List<String> remarks = new ArrayList<>();
		List<FoundReading> readings = readings(options, find(options, problems, remarks, progress), problems, progress);
		if (copies != null) readings = copies.possible(readings, problems, progress);
		if (readings.isEmpty()) throw new ProblemException(options.source() + " gives no line of a manifest. " + (problems
			.isEmpty() ? "It holds no image with contours that this program knows." : problems.get(0).problem() + " " + problems
				.get(0).remedy()));
		final List<FoundReading> lines = withoutGaps(copies == null ? readings : copies.write(readings, progress));
		final CsvTable manifest = table(file, lines);
		manifest.write(file);
		return new Result(manifest, problems, remarks);
	}

	private static List<FoundImage> find(final IntakeOptions options, final List<Problem> problems,
		final List<String> remarks, final Progress progress)
	{
		final DicomFolder dicom = DicomFolder.scan(options.source(), progress);
		final List<FoundImage> found = FilePairing.of(options.source(), DicomPairing.of(options.source(), dicom, options
			.modality(), problems, remarks), problems);
		found.stream().collect(Collectors.groupingBy(FoundImage::patient, TreeMap::new, Collectors.toList())).forEach((patient,
			all) -> addMissing(patient, all, problems));
		return found.stream().filter(image -> !image.contours().isEmpty()).toList();
	}

	private static void addMissing(final String patient, final List<FoundImage> all, final List<Problem> problems) {
		if (all.stream().allMatch(image -> image.contours().isEmpty())) problems.add(new Problem(patient,
			"No contours were found for " + all.stream().map(FoundImage::describe).collect(Collectors.joining("; ")) + ".",
			"Add them, or leave the patient out."));
	}

	private List<FoundReading> readings(final IntakeOptions options, final List<FoundImage> found,
		final List<Problem> problems, final Progress progress)
	{
		final List<Opened> opened = ParallelTasks.map(found.size(), 0, "Opening images and contours", progress, i -> open(
			options, found.get(i)));
		opened.forEach(one -> problems.addAll(one.problems));
		final Map<String, List<Opened>> byPatient = opened.stream().filter(one -> !one.readings.isEmpty()).collect(Collectors
			.groupingBy(one -> one.readings.get(0).patient(), TreeMap::new, Collectors.toList()));
		final List<FoundReading> readings = new ArrayList<>();
		byPatient.forEach((patient, all) -> {
			if (all.size() == 1) readings.addAll(all.get(0).readings);
			else problems.add(new Problem(patient, "There are contours on " + all.size() + " images: " + all.stream().map(
				one -> one.readings.get(0).image().describe()).collect(Collectors.joining("; ")) + ".",
				"Keep the contours of one image in the folder."));
		});
		return readings;
	}

	private Opened open(final IntakeOptions options, final FoundImage image) {
		final List<FoundReading> readings = new ArrayList<>();
		final List<Problem> problems = new ArrayList<>();
		try {
			final Volume volume = image.volume(images);
			image.contours().forEach(file -> open(options.structure(), image, volume, file, readings, problems));
		}
		catch (final ProblemException e) {
			problems.add(new Problem(image.patient(), e.getMessage(), "Mend the image, or leave the patient out."));
		}
		final List<FoundReading> numbered = FoundReading.numbered(readings);
		if (!FoundReading.anyTwice(numbered)) return new Opened(numbered, problems);
		problems.add(new Problem(image.patient(), "Two of its contour files say the same reader and repeat: " + numbered
			.stream().map(one -> one.contours().getFileName().toString()).collect(Collectors.joining(", ")) + ".",
			"Rename them, such as reader1, reader2, reader1_repeat2."));
		return new Opened(List.of(), problems);
	}

	private void open(final String wanted, final FoundImage image, final Volume volume, final Path file,
		final List<FoundReading> readings, final List<Problem> problems)
	{
		try {
			final List<ContourSet> sets = contours.read(file, volume.geometry(), volume.placement());
			final List<String> names = sets.stream().map(ContourSet::structure).distinct().sorted().toList();
			final List<String> meant = meant(wanted.strip(), names);
			if (meant.size() == 1) add(image, file, meant.get(0), sets, readings);
			else problems.add(new Problem(image.patient(), file.getFileName() + (meant.isEmpty() ? " has no structure '" + wanted +
				"'. It has: " : " has several structures: ") + String.join(", ", names) + ".", "Name one with 'structure'."));
		}
		catch (final ProblemException e) {
			problems.add(new Problem(image.patient(), e.getMessage(), "Mend the contours, or leave them out."));
		}
	}

	/** The structure of that name, if need be in other letters' case; the only one, if it has no name or none is asked for. */
	private static List<String> meant(final String wanted, final List<String> names) {
		if (wanted.isEmpty() || names.equals(List.of(""))) return names;
		return names.contains(wanted) ? List.of(wanted) : names.stream().filter(wanted::equalsIgnoreCase).toList();
	}

	/**
	 * What the contours say of reader and repeat counts before what the file's name says.
	 *
	 * @throws ProblemException if they cannot be used on the image
	 */
	private static void add(final FoundImage image, final Path file, final String structure, final List<ContourSet> sets,
		final List<FoundReading> readings)
	{
		final NameRule name = NameRule.of(file);
		final List<ContourSet> drawn = sets.stream().filter(set -> set.structure().equals(structure)).toList();
		drawn.forEach(ContourSet::contours);
		drawn.stream().map(set -> new FoundReading(image, file, structure, set
			.reader().isEmpty() ? name.reader() : set.reader(), set.repeat().isEmpty() ? name.repeat() : set.repeat()))
			.distinct().forEach(readings::add);
	}

	/** Where some readings have a reader or repeat, those that nobody numbered are the first. */
	private static List<FoundReading> withoutGaps(final List<FoundReading> readings) {
		final boolean readers = readings.stream().anyMatch(one -> !one.reader().isEmpty());
		final boolean repeats = readings.stream().anyMatch(one -> !one.repeat().isEmpty());
		return readings.stream().map(one -> one.by(readers && one.reader().isEmpty() ? "1" : one.reader(), repeats && one
			.repeat().isEmpty() ? "1" : one.repeat())).toList();
	}

	private static CsvTable table(final Path file, final List<FoundReading> readings) {
		return StudyManifest.table(file, readings.stream().map(one -> new StudyManifest.Entry(0, one.patient(), one.image()
			.path(), one.contours(), one.structure(), one.reader(), one.repeat(), null, one.image().series())).toList());
	}
}
