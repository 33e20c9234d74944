package org.radiomate.study;

import org.radiomate.table.CsvTable;
import org.radiomate.table.FeatureTable;
import org.radiomate.task.ProblemException;
import org.radiomate.volume.ContourChoice;
import org.radiomate.volume.ContourReader;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.ImageReader;
import org.radiomate.volume.Spacing;
import org.radiomate.volume.Volume;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a study consists of: {@code study.csv} with the columns {@code patient,image,contours} and optional
 * {@code structure,reader,repeat,spacing_mm,series}; paths are relative to the file.
 *
 * @param file the manifest
 * @param entries one for each reading of a patient, in file order
 */
public record StudyManifest(Path file, List<Entry> entries) {

	private static final String IMAGE = "image", CONTOURS = "contours", STRUCTURE = "structure", SPACING = "spacing_mm",
		SERIES = "series";

	/**
	 * One reading of one patient.
	 *
	 * @param spacing the spacing to use instead of the image's own, or null
	 * @param series which series of a DICOM folder: its identifier, number, or a part of its description; empty for the only one
	 */
	public record Entry(int line, String patient, Path image, Path contours, String structure, String reader,
		String repeat, Spacing spacing, String series)
	{

		/** Something that is wrong with this reading. */
		public Finding problem(final String sentence) {
			return new Finding(patient, line, sentence);
		}

		/** Whose contours to take from the file. */
		public ContourChoice choice() {
			return new ContourChoice(structure, reader, repeat);
		}

		/** The image that was read. */
		public Volume image(final ImageReader images) {
			return images.read(image, series, spacing);
		}

		/** The contours that were drawn on it. */
		public ContourSet drawn(final ContourReader reader, final Volume on) {
			return choice().from(reader.read(contours, on.geometry(), on.placement()), contours.toString());
		}

		/** The reading in words. */
		public String describe() {
			return "patient '" + patient + "'" + (reader.isEmpty() ? "" : ", reader " + reader) + (repeat.isEmpty() ? ""
				: ", repeat " + repeat);
		}
	}

	public StudyManifest {
		entries = List.copyOf(entries);
	}

	/**
	 * Reads a manifest and checks that every file it names is there and no reading is named twice.
	 *
	 * @throws ProblemException that lists every line at fault
	 */
	public static StudyManifest read(final Path file) {
		final List<Finding> findings = new ArrayList<>();
		final StudyManifest manifest = read(file, findings::add);
		Finding.refuse(findings);
		return manifest;
	}

	/**
	 * Reads a manifest and tells of every line that cannot be used; those that can be understood are among the entries.
	 *
	 * @throws ProblemException if it is no manifest at all
	 */
	public static StudyManifest read(final Path file, final Consumer<Finding> onProblem) {
		final CsvTable csv = CsvTable.read(file);
		if (csv.rows().isEmpty()) throw new ProblemException(file + " names no patient. Add one line for each.");
		final List<Entry> entries = entries(csv, file.toAbsolutePath().getParent(), onProblem);
		tellMissing(file, entries, onProblem);
		return new StudyManifest(file, entries);
	}

	private static List<Entry> entries(final CsvTable csv, final Path folder, final Consumer<Finding> onProblem) {
		final List<String> patients = csv.cells(FeatureTable.PATIENT), images = csv.cells(IMAGE), contours = csv.cells(
			CONTOURS), structures = csv.optional(STRUCTURE), readers = csv.optional(FeatureTable.READER), repeats = csv.optional(
				FeatureTable.REPEAT), spacings = csv.optional(SPACING), series = csv.optional(SERIES);
		final List<Entry> entries = new ArrayList<>();
		for (int i = 0; i < patients.size(); i++) {
			final int line = csv.lines().get(i);
			final String where = csv.where(i), patient = patients.get(i);
			try {
				if (patient.isEmpty()) throw new ProblemException(where + ": the patient's id is empty.");
				entries.add(new Entry(line, patient, path(folder, images.get(i), IMAGE, where), path(folder, contours.get(i),
					CONTOURS, where), structures.get(i), readers.get(i), repeats.get(i), spacings.get(i).isEmpty() ? null : Spacing
						.parse(spacings.get(i), where), series.get(i)));
			}
			catch (final ProblemException e) {
				onProblem.accept(new Finding(patient, line, e.getMessage()));
			}
		}
		return entries;
	}

	private static void tellMissing(final Path file, final List<Entry> entries, final Consumer<Finding> onProblem) {
		final Set<String> seen = new HashSet<>();
		for (final Entry entry : entries) {
			final String where = file + ", line " + entry.line;
			if (!seen.add(entry.describe())) onProblem.accept(entry.problem(where + " repeats " + entry.describe() +
				". Remove the line, or give the reading its own 'reader' or 'repeat'."));
			for (final Path path : List.of(entry.image, entry.contours)) {
				if (!Files.exists(path)) onProblem.accept(entry.problem(where + ", " + entry.describe() + ", names " + path +
					", which does not exist. Correct the manifest."));
			}
		}
	}

	/** The patients, each once. */
	public List<String> patients() {
		return entries.stream().map(Entry::patient).distinct().toList();
	}

	/** How sentences name the files. */
	public StudyPaths paths() {
		return StudyPaths.of(List.of(file), files());
	}

	/** All images and contours. */
	List<Path> files() {
		return entries.stream().flatMap(entry -> Stream.of(entry.image, entry.contours)).toList();
	}

	/** How outputs name a file of the study. */
	public String name(final Path path) {
		return StudyPaths.name(file.toAbsolutePath().getParent(), path);
	}

	/**
	 * The readings that models use: one for each patient, of the given reader (empty: the first that the manifest names;
	 * patients whom that reader did not read are left out) and the lowest repeat.
	 */
	public StudyManifest forModelling(final String reader) {
		final List<String> readers = entries.stream().map(Entry::reader).distinct().toList();
		if (!reader.isEmpty() && !readers.contains(reader)) throw new ProblemException(file + " has no reader '" + reader +
			"'. Its readers are: " + String.join(", ", readers) + ".");
		final String chosen = reader.isEmpty() && !readers.isEmpty() ? readers.get(0) : reader;
		final Map<String, Entry> lowest = new LinkedHashMap<>();
		for (final Entry entry : entries) {
			if (entry.reader.equals(chosen)) lowest.merge(entry.patient, entry, (a, b) -> FeatureTable.REPEAT_ORDER.compare(a.repeat,
				b.repeat) <= 0 ? a : b);
		}
		return new StudyManifest(file, List.copyOf(lowest.values()));
	}

	/** The manifest with the patients of whom a condition holds. */
	public StudyManifest ofPatients(final Predicate<String> condition) {
		return new StudyManifest(file, entries.stream().filter(entry -> condition.test(entry.patient)).toList());
	}

	/** The manifest without those who take no part. */
	public StudyManifest without(final LeftOut leftOut) {
		return new StudyManifest(file, entries.stream().filter(entry -> !leftOut.contains(entry)).toList());
	}

	/** The entries by image, so that each image is opened once, in the order in which the manifest first names it. */
	public List<List<Entry>> byImage() {
		final Map<List<Object>, List<Entry>> byImage = new LinkedHashMap<>();
		for (final Entry entry : entries) {
			byImage.computeIfAbsent(Arrays.asList(entry.image, entry.spacing, entry.series), key -> new ArrayList<>()).add(entry);
		}
		return List.copyOf(byImage.values());
	}

	/** The file, line and reading of an entry, for messages. */
	public String where(final Entry entry) {
		return file + ", line " + entry.line + ", " + entry.describe();
	}

	private static Path path(final Path folder, final String text, final String column, final String where) {
		if (text.isEmpty()) throw new ProblemException(where + ": the column '" + column + "' is empty. Name the file.");
		try {
			return folder.resolve(text).normalize();
		}
		catch (final InvalidPathException e) {
			throw new ProblemException(where + ": '" + text + "' is not a path.", e);
		}
	}

	/** A new manifest as a table; the column 'series' is there only if a line needs it. Spacings are not written. */
	public static CsvTable table(final Path file, final List<Entry> entries) {
		final List<String> header = new ArrayList<>(List.of(FeatureTable.PATIENT, IMAGE, CONTOURS, STRUCTURE, FeatureTable.READER,
			FeatureTable.REPEAT));
		final boolean withSeries = entries.stream().anyMatch(entry -> !entry.series.isEmpty());
		if (withSeries) header.add(SERIES);
		return new CsvTable(file.toString(), header, entries.stream().map(entry -> cells(file.toAbsolutePath().normalize()
			.getParent(), entry).subList(0, header.size())).toList());
	}

	private static List<String> cells(final Path folder, final Entry entry) {
		return List.of(entry.patient, relative(folder, entry.image), relative(folder, entry.contours), entry.structure,
			entry.reader, entry.repeat, entry.series);
	}

	/** With forward slashes on every system; from the root where the two have none in common. */
	private static String relative(final Path folder, final Path path) {
		final Path absolute = path.toAbsolutePath().normalize();
		final boolean apart = !java.util.Objects.equals(folder.getRoot(), absolute.getRoot());
		final String text = (apart ? absolute : folder.relativize(absolute)).toString().replace('\\', '/');
		return text.isEmpty() ? "." : text;
	}
}
