package org.radiomate.study.intake;

import org.radiomate.io.dicom.Deidentification;
import org.radiomate.io.dicom.DicomParser;
import org.radiomate.io.dicom.DicomWriter;
import org.radiomate.io.dicom.SlicePlane;
import org.radiomate.io.dicom.SliceStack;
import org.radiomate.table.CsvTable;
import org.radiomate.task.ParallelTasks;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Copies the images and contours of a study without identity: {@code images/P001/0001.dcm} from the lowest slice up,
 * {@code contours/P001_1.dcm}. The salt of the new identifiers is drawn anew each time and kept nowhere.
 */
final class DeidentifiedCopies {

	private static final int SALT_BYTES = 32;

	private final IntakeOptions options;
	private final Deidentification deidentification;

	/** @throws ProblemException if the copies would mix with others, or the key would lie beside them */
	DeidentifiedCopies(final IntakeOptions options) {
		this.options = options;
		final byte[] salt = new byte[SALT_BYTES];
		new SecureRandom().nextBytes(salt);
		deidentification = new Deidentification(HexFormat.of().formatHex(salt));
		checkPlaces();
	}

	private void checkPlaces() {
		final Path output = options.output(), key = options.keyFile();
		if (output.startsWith(options.source())) throw new ProblemException("'outputdir' " + output +
			" lies in the source folder, where the copies would be taken for patients. Choose one outside of it.");
		for (final String folder : List.of("images", "contours")) {
			if (Files.exists(output.resolve(folder))) throw new ProblemException(output.resolve(folder) +
				" exists, and copies would mix with what it holds. Choose a new 'outputdir'.");
		}
		if (key == null) return;
		if (key.startsWith(output)) throw new ProblemException("'keyfile' " + key +
			" lies in the study's folder, which is to hold no names. Choose a place outside of it.");
		if (Files.exists(key) && !options.overwrite()) throw new ProblemException(key +
			" exists. Choose another 'keyfile', or set 'overwrite'.");
	}

	/** The readings whose files can lose their identity; what keeps the others from it is said. */
	List<FoundReading> possible(final List<FoundReading> readings, final List<Problem> problems, final Progress progress) {
		final Map<FoundImage, List<FoundReading>> byImage = readings.stream().collect(Collectors.groupingBy(
			FoundReading::image, LinkedHashMap::new, Collectors.toList()));
		final List<FoundImage> images = List.copyOf(byImage.keySet());
		final List<String> reasons = ParallelTasks.map(images.size(), 0, "Checking what names patients", progress, i -> reason(
			images.get(i), byImage.get(images.get(i))));
		final List<FoundReading> possible = new ArrayList<>();
		for (int i = 0; i < images.size(); i++) {
			if (reasons.get(i).isEmpty()) possible.addAll(byImage.get(images.get(i)));
			else problems.add(new Problem(images.get(i).patient(), reasons.get(i), "The patient was left out."));
		}
		return possible;
	}

	private String reason(final FoundImage image, final List<FoundReading> readings) {
		final List<Path> files = new ArrayList<>(readings.stream().map(FoundReading::contours).distinct().toList());
		if (image.dicom() == null) files.add(image.path());
		else files.addAll(slices(image));
		try {
			files.forEach(this::check);
			return "";
		}
		catch (final ProblemException e) {
			return e.getMessage();
		}
	}

	private void check(final Path file) {
		if (!DicomParser.isDicom(file)) throw new ProblemException(file +
			" is not marked as DICOM, and only DICOM says what in it names a patient. Copy it by hand.");
		deidentification.remove(DicomParser.readHeader(file), "P");
	}

	/** The files of a series from the lowest slice up, an enhanced one's only file once. */
	private static List<Path> slices(final FoundImage image) {
		return SliceStack.of(image.dicom()).planes().stream().map(SlicePlane::file).distinct().toList();
	}

	/** Writes the copies, the key if it is wanted, and gives the readings of the copies. */
	List<FoundReading> write(final List<FoundReading> readings, final Progress progress) {
		final TreeMap<String, String> ids = new TreeMap<>();
		readings.forEach(one -> ids.put(one.patient(), ""));
		ids.replaceAll((old, none) -> String.format(Locale.ROOT, "P%03d", ids.headMap(old).size() + 1));
		final List<FoundImage> images = readings.stream().map(FoundReading::image).distinct().toList();
		ParallelTasks.map(images.size(), 0, "Copying without identity", progress, i -> write(images.get(i), ids.get(images.get(i)
			.patient()), progress));
		final Map<Path, Path> contours = writeContours(readings, ids);
		if (options.keyFile() != null) writeKey(ids);
		return readings.stream().map(one -> new FoundReading(new FoundImage(ids.get(one.patient()), folder(ids.get(one
			.patient())), "", one.image().dicom(), List.of()), contours.get(one.contours()), one.structure(), one.reader(), one
				.repeat())).toList();
	}

	private Path folder(final String id) {
		return options.output().resolve("images").resolve(id);
	}

	private Path write(final FoundImage image, final String id, final Progress progress) {
		int number = 0;
		for (final Path slice : slices(image)) {
			progress.check();
			copy(slice, id, folder(id).resolve(String.format(Locale.ROOT, "%04d.dcm", ++number)));
		}
		return folder(id);
	}

	private Map<Path, Path> writeContours(final List<FoundReading> readings, final Map<String, String> ids) {
		final Map<Path, Path> written = new HashMap<>();
		final Map<String, Integer> counts = new HashMap<>();
		for (final FoundReading one : readings) {
			if (written.containsKey(one.contours())) continue;
			final String id = ids.get(one.patient());
			final Path copy = options.output().resolve("contours").resolve(id + "_" + counts.merge(id, 1, Integer::sum) + ".dcm");
			copy(one.contours(), id, copy);
			written.put(one.contours(), copy);
		}
		return written;
	}

	private void copy(final Path file, final String id, final Path to) {
		DicomWriter.write(deidentification.remove(DicomParser.read(file), id), to);
	}

	private void writeKey(final Map<String, String> ids) {
		final List<List<String>> rows = new ArrayList<>();
		ids.forEach((old, id) -> rows.add(List.of(id, old)));
		new CsvTable(options.keyFile().toString(), List.of("patient", "original"), rows).write(options.keyFile());
	}
}
