package org.radiomate.study.sample;

import org.radiomate.io.Json;
import org.radiomate.io.SafeFile;
import org.radiomate.table.CsvTable;
import org.radiomate.task.ParallelTasks;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.ContourWriter;
import org.radiomate.volume.ImageWriter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a simulated study as a folder that the whole path can start from: images, contours, manifest, clinical table,
 * the truth, and beside the cohort one new patient to apply a model to.
 *
 * @param imageWriter writes an image file
 * @param imageSuffix the ending of image files, such as {@code .zip} for zipped TIFF
 * @param contourWriter writes a contour file, such as RoiSet.zip
 * @param contourSuffix the ending of contour files
 */
public record SimulatedStudyFolder(ImageWriter imageWriter, String imageSuffix, ContourWriter contourWriter,
	String contourSuffix)
{

	private static final String README = "README.txt";
	private static final String MANIFEST = "study.csv";
	private static final String CLINICAL = "clinical.csv";
	private static final String TRUTH = "truth.json";
	private static final String NEW_PATIENT = "new-patient";

	private static final List<String> MANIFEST_COLUMNS = List.of("patient", "image", "contours", "structure", "reader",
		"repeat");

	/** What remains of a patient once the files are written. */
	private record Written(List<List<String>> manifestRows, List<String> clinicalRow, PatientTruth truth) {}

	/**
	 * Writes the study with all cores; the files are the same however many there are.
	 *
	 * @throws ProblemException if the folder holds another study or cannot be written
	 * @throws java.util.concurrent.CancellationException if cancelled; no manifest is written then
	 */
	public void write(final Path folder, final SimulationOptions options, final Progress progress) {
		refuseRealStudy(folder);
		SafeFile.writeText(folder.resolve(README), readme(options));
		final SimulatedStudy study = SimulatedStudy.patients(options);
		final List<Written> cohort = writePatients(folder, study, progress);
		final SimulatedPatient newPatient = study.generate(options.patients());
		writeNewPatient(folder.resolve(NEW_PATIENT), newPatient);
		writeTables(folder, options, cohort, newPatient.truth());
	}

	/** A real study's manifest or clinical table must never be overwritten by a simulated one. */
	private static void refuseRealStudy(final Path folder) {
		for (final String name : List.of(MANIFEST, CLINICAL, README)) {
			if (Files.exists(folder.resolve(name)) && !isSimulated(folder)) {
				throw new ProblemException(folder + " already holds a " + name +
					" that is not of a simulated study. Choose an empty folder.");
			}
		}
	}

	private static boolean isSimulated(final Path folder) {
		final Path readme = folder.resolve(README);
		try {
			return Files.exists(readme) && Files.readString(readme).startsWith(StudyTruth.NOTICE);
		}
		catch (final IOException e) {
			return false;
		}
	}

	private List<Written> writePatients(final Path folder, final SimulatedStudy study, final Progress progress) {
		return ParallelTasks.map(study.options().patients(), 0, "Simulating patients", progress, index -> writePatient(folder,
			study.generate(index)));
	}

	private Written writePatient(final Path folder, final SimulatedPatient patient) {
		final String image = "images/" + patient.id() + imageSuffix;
		imageWriter.write(patient.volume(), prepared(folder, image));
		final List<List<String>> rows = new ArrayList<>();
		for (final ContourSet set : patient.contours()) {
			final String contours = "contours/" + patient.id() + "_" + reading(set) + contourSuffix;
			contourWriter.write(List.of(set), prepared(folder, contours));
			rows.add(List.of(patient.id(), image, contours, set.structure(), set.reader(), set.repeat()));
		}
		final List<String> clinical = new ArrayList<>(List.of(patient.id(), patient.recurrence() ? "1" : "0"));
		clinical.addAll(patient.clinical().cells());
		return new Written(rows, clinical, patient.truth());
	}

	private static String reading(final ContourSet set) {
		final String reader = "reader" + set.reader();
		return set.repeat().equals("1") ? reader : reader + "_repeat" + set.repeat();
	}

	private static Path prepared(final Path folder, final String relative) {
		final Path file = folder.resolve(relative);
		try {
			Files.createDirectories(file.getParent());
			return file;
		}
		catch (final IOException e) {
			throw new ProblemException("Cannot make the folder " + file.getParent() + ": " + SafeFile.reason(e) +
				". Choose a folder that can be written to.", e);
		}
	}

	private void writeNewPatient(final Path folder, final SimulatedPatient patient) {
		imageWriter.write(patient.volume(), prepared(folder, patient.id() + imageSuffix));
		contourWriter.write(patient.contours(), prepared(folder, patient.id() + "_reader1" + contourSuffix));
		final List<String> row = new ArrayList<>(List.of(patient.id()));
		row.addAll(patient.clinical().cells());
		new CsvTable(CLINICAL, clinicalHeader(List.of("patient")), List.of(row)).write(folder.resolve(CLINICAL));
	}

	/** The manifest comes last: a folder with one is complete. */
	private static void writeTables(final Path folder, final SimulationOptions options, final List<Written> cohort,
		final PatientTruth newPatient)
	{
		Json.write(folder.resolve(TRUTH), StudyTruth.of(options, cohort.stream().map(Written::truth).toList(),
			newPatient));
		new CsvTable(CLINICAL, clinicalHeader(List.of("patient", "recurrence")), cohort.stream().map(Written::clinicalRow)
			.toList()).write(folder.resolve(CLINICAL));
		new CsvTable(MANIFEST, MANIFEST_COLUMNS, cohort.stream().flatMap(w -> w.manifestRows.stream()).toList()).write(
			folder.resolve(MANIFEST));
	}

	private static List<String> clinicalHeader(final List<String> first) {
		final List<String> header = new ArrayList<>(first);
		header.addAll(ClinicalValues.COLUMNS);
		return header;
	}

	private static String readme(final SimulationOptions options) {
		return String.join("\n", StudyTruth.NOTICE, "", //
			"Made by the " + StudyTruth.GENERATOR + ", version " + StudyTruth.GENERATOR_VERSION + ", from " + options
				.patients() + " patients, seed " + options.seed() + ", effect " + options.effect() + ".",
			"The same numbers give the same study on every machine. Never mix it with patients' data.", "",
			"study.csv     the manifest: one row for each reading of each patient's tumour",
			"clinical.csv  the outcome (recurrence: 1 yes, 0 no) and six clinical variables",
			"images/       CT stacks in HU, " + options.slices() + " slices of " + options.sliceSpacingMm() + " mm",
			"contours/     the tumour as reader 1 drew it; for " + options.doubleReadPatients() +
				" patients also reader 1 again and reader 2",
			"new-patient/  one more patient, in no table, to apply a model to",
			"truth.json    what was planted: look here last", "",
			"Effect 0 plants nothing: every difference found is then chance. Effect 1 plants the differences of the",
			"study whose Table 1 the clinical margins copy (197 patients, 101 with recurrence).", "");
	}
}
