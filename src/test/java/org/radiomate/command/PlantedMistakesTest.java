package org.radiomate.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomate.table.CsvTable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Mistakes of every kind, planted together in a copy of the sample study, are all named in one pass. */
class PlantedMistakesTest {

	private static final CommandRunner RUNNER = new CommandRunner();

	/** What each mistake's line of problems.csv must say: the patient, and words of its sentence. */
	private static final List<List<String>> PLANTED = List.of( //
		List.of("SIM001", "study.csv, line 2", "images/none.zip", "does not exist"), //
		List.of("SIM002", "study.csv, line 3", "contours/none.zip", "does not exist"), //
		List.of("SIM003", "repeats patient 'SIM003'"), //
		List.of("NEW1", "clinical.csv has no line for patient 'NEW1'"), //
		List.of("SIM005", "images/broken.tif", "not an image"), //
		List.of("SIM006", "dicom", "no DICOM image series"), //
		List.of("SIM007", "no contours of structure 'Liver'", "Tumour"), //
		List.of("SIM008", "clinical.csv, line 9", "'maybe' is a third label"), //
		List.of("SIM009", "clinical.csv, line 10", "'T33'", "T1, T2, T3, T4a"), //
		List.of("SIM010", "clinical.csv, line 11", "'sixty' is no number"), //
		List.of("SIM011", "contours/empty.tif", "empty"), //
		List.of("SIM012", "'pixels.tif' has no spatial calibration", "spacing_mm"), //
		List.of("SIM013", "contours/beyond.roi", "slice 99", "beyond the stack"), //
		List.of("SIM014", "lies outside the image"), //
		List.of("SIM015", "spacing", "three lengths"), //
		List.of("SIM016", "clinical.csv, line 17", "outcome", "empty"), //
		List.of("", "clinical.csv, line 57", "'SIM017' is there twice"), //
		List.of("", "clinical.csv has no column 'smoking'"), //
		List.of("", "split.csv, line 3", "'maybe'", "training or validation"), //
		List.of("", "folds.csv, line 2", "'first' is not a number"), //
		List.of("", "'high'"), //
		List.of("", "'magic'"));

	@TempDir
	Path folder;
	private Path study;

	@AfterAll
	static void close() {
		RUNNER.close();
	}

	@BeforeEach
	void plant() throws IOException {
		study = folder.resolve("a study");
		copy("images", "contours");
		Files.writeString(study.resolve("images/broken.tif"), "not a TIFF");
		Files.createDirectories(study.resolve("dicom"));
		Files.write(study.resolve("dicom/1.dcm"), new byte[200]);
		final ImagePlus empty = IJ.createImage("empty", "8-bit black", 96, 96, 8), pixels = IJ.createImage("pixels", "16-bit black",
			96, 96, 8);
		empty.getCalibration().setUnit("mm");
		IJ.saveAsTiff(empty, study.resolve("contours/empty.tif").toString());
		IJ.saveAsTiff(pixels, study.resolve("images/pixels.tif").toString());
		roi("beyond", 10, 99);
		roi("outside", 500, 2);
		lines("study.csv", line -> changedReading(line));
		lines("clinical.csv", line -> changedPatient(line));
		Files.writeString(study.resolve("split.csv"), "patient,cohort\nSIM001,training\nSIM002,maybe\n" + cohorts());
		Files.writeString(study.resolve("folds.csv"), "patient,fold\nSIM001,first\n");
	}

	private void copy(final String... folders) throws IOException {
		for (final String name : folders) {
			Files.createDirectories(study.resolve(name));
			try (Stream<Path> files = Files.list(SampleData.STUDY.resolve(name))) {
				for (final Path file : files.toList()) Files.copy(file, study.resolve(name).resolve(file.getFileName()));
			}
		}
	}

	private void roi(final String name, final int x, final int slice) throws IOException {
		final Roi roi = new ij.gui.PolygonRoi(new int[] { x, x + 9, x + 9, x }, new int[] { 5, 5, 14, 14 }, 4, Roi.POLYGON);
		roi.setPosition(slice);
		Files.write(study.resolve("contours/" + name + ".roi"), ij.io.RoiEncoder.saveAsByteArray(roi));
	}

	private void lines(final String file, final UnaryOperator<String> change) {
		SampleData.changed(SampleData.STUDY.resolve(file), study.resolve(file), change);
	}

	private static String changedReading(final String line) {
		if (line.startsWith("patient,")) return line + ",spacing_mm";
		final String id = line.substring(0, 6);
		final String changed = switch (id) {
			case "SIM001" -> line.replace("SIM001.zip", "none.zip");
			case "SIM002" -> line.replace("contours/SIM002_reader1.zip", "contours/none.zip");
			case "SIM005" -> line.replace("SIM005.zip", "broken.tif");
			case "SIM006" -> line.replace("images/SIM006.zip", "dicom");
			case "SIM007" -> line.replace("Tumour", "Liver");
			case "SIM011" -> line.replace("SIM011_reader1.zip", "empty.tif");
			case "SIM012" -> line.replace("SIM012.zip", "pixels.tif");
			case "SIM013" -> line.replace("SIM013_reader1.zip", "beyond.roi");
			case "SIM014" -> line.replace("SIM014_reader1.zip", "outside.roi");
			default -> line;
		};
		final String row = changed + (id.equals("SIM015") ? ",thick" : ",");
		if (id.equals("SIM003") && line.contains("reader2")) return row + "\n" + row;
		return id.equals("SIM004") ? row + "\n" + row.replace("SIM004,", "NEW1,") : row;
	}

	private static String changedPatient(final String line) {
		return switch (line.split(",")[0]) {
			case "SIM008" -> line.replaceFirst("^([^,]+),.", "$1,maybe");
			case "SIM009" -> line.replaceFirst(",T[1-4]a?,", ",T33,");
			case "SIM010" -> line.replaceFirst("^([^,]+,.),[0-9]+", "$1,sixty");
			case "SIM016" -> line.replaceFirst("^([^,]+),.", "$1,");
			case "SIM055" -> line + "\n" + "SIM017,1,60,Male,T3,N1,High,IIIB";
			default -> line;
		};
	}

	private static String cohorts() {
		final StringBuilder rows = new StringBuilder();
		for (int i = 3; i <= 55; i++) rows.append(String.format("SIM%03d,%s%n", i, i % 3 == 0 ? "validation" : "training"));
		return rows.toString();
	}

	private Map<String, Object> inputs(final String output) {
		return new HashMap<>(Map.of("manifest", study.resolve("study.csv").toString(), "clinicaltable", study.resolve(
			"clinical.csv").toString(), "outcome", "recurrence", "variables", SampleData.VARIABLES + "; smoking", "splitfile", study
				.resolve("split.csv").toString(), "foldfile", study.resolve("folds.csv").toString(), "threshold", "high", "learner",
			"magic", "outputdir", folder.resolve(output).toString()));
	}

	@Test
	void allAreNamedInOnePass() {
		final Map<String, Object> inputs = inputs("dry");
		inputs.put("dryrun", true);
		final var module = RUNNER.succeed(RunPipeline.class, inputs);
		final CsvTable problems = CsvTable.read(folder.resolve("dry/problems.csv"));
		final Set<List<String>> used = new HashSet<>();
		for (final List<String> mistake : PLANTED) {
			final List<String> row = problems.rows().stream().filter(candidate -> candidate.get(0).equals(mistake.get(0)) && mistake
				.stream().skip(1).allMatch(candidate.get(1)::contains)).findFirst().orElse(null);
			assertTrue(row != null, "nobody says " + mistake + " in:\n" + String.join("\n", problems.cells("problem")));
			assertTrue(used.add(row), "one line for two mistakes: " + row);
		}
		final String all = String.join("\n", problems.cells("problem"));
		assertFalse(all.contains(folder.toString()), "no folder outside the study is named: " + all);
		assertEquals(problems.rows().size(), ((ij.measure.ResultsTable) module.getOutput("problems")).size());
		System.out.println(PLANTED.size() + " planted mistakes, " + problems.rows().size() + " problems named in one pass");
	}

	/** A run looks first too, says all and leaves nothing; what concerns the study cannot be left out. */
	@Test
	void runRefusesAllAtOnce() {
		final String reason = RUNNER.reason(RunPipeline.class, inputs("run"));
		assertTrue(reason.contains("'SIM017' is there twice") && reason.contains("none.zip"), reason);
		assertFalse(Files.exists(folder.resolve("run")), "nothing is left");
		final Map<String, Object> leavingOut = inputs("run");
		leavingOut.put("onproblem", "leave out");
		final String ofStudy = RUNNER.reason(RunPipeline.class, leavingOut);
		assertTrue(ofStudy.contains("'SIM017' is there twice") && !ofStudy.contains("none.zip"), ofStudy);
	}

	/** With the study's own mistakes mended, patients with a problem are left out and listed, on request. */
	@Test
	void patientsWithAProblemAreLeftOut() throws IOException {
		final List<String> lines = new ArrayList<>(Files.readAllLines(study.resolve("clinical.csv")));
		lines.remove(lines.size() - 1);
		Files.write(study.resolve("clinical.csv"), lines);
		final Map<String, Object> inputs = inputs("left");
		inputs.keySet().removeAll(Set.of("splitfile", "foldfile", "threshold", "learner"));
		inputs.putAll(Map.of("variables", SampleData.VARIABLES, "onproblem", "leave out", "significance", 0.2, "rule", "minimum"));
		RUNNER.succeed(RunPipeline.class, inputs);
		final Path output = folder.resolve("left");
		final List<String> features = CsvTable.read(output.resolve("features.csv")).cells("patient");
		final Set<String> cohorts = new HashSet<>(CsvTable.read(output.resolve("split.csv")).cells("patient"));
		for (final String out : List.of("SIM001", "SIM005", "SIM006", "SIM008", "SIM009", "SIM010", "SIM013", "SIM016", "NEW1")) {
			assertFalse(features.contains(out), out + " has features");
			assertFalse(cohorts.contains(out), out + " has a cohort");
		}
		assertTrue(features.contains("SIM017"));
		final CsvTable problems = CsvTable.read(output.resolve("problems.csv"));
		assertTrue(problems.cells("patient").containsAll(List.of("SIM001", "SIM008", "SIM013", "NEW1")), problems.rows()
			.toString());
		for (final String file : List.of("problems.csv", "features.json", "run.json", "flow.csv", "log.txt", "report.html")) {
			assertFalse(SampleData.read(output.resolve(file)).contains(folder.toString()), file + " names a folder of this computer");
		}
	}
}
