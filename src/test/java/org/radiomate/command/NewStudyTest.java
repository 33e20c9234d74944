package org.radiomate.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.measure.ResultsTable;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomate.imagej.ContourFiles;
import org.radiomate.imagej.ImageFiles;
import org.radiomate.io.NrrdWriter;
import org.radiomate.io.dicom.DicomStudies;
import org.radiomate.study.StudyManifest;
import org.radiomate.table.CsvTable;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Volume;
import org.scijava.command.CommandModule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A folder becomes a study. */
class NewStudyTest {

	private static final CommandRunner RUNNER = new CommandRunner();
	private static final List<String> SECRETS = List.of("Roe", "Jane", "HOSP-4711", "HOSP-4712", "19501231", "20240229",
		"20240301", "ACC99", "Doctor", "Saint Elsewhere", "1.2.3.4.", "secret words", "PRIVATE MAKER");

	@TempDir
	Path folder;

	@AfterAll
	static void close() {
		RUNNER.close();
	}

	private Map<String, Object> inputs(final Object... more) {
		final Map<String, Object> inputs = new HashMap<>(Map.of("sourcedir", folder.resolve("source").toString(), "outputdir",
			folder.resolve("study").toString()));
		for (int i = 0; i < more.length; i += 2) inputs.put((String) more[i], more[i + 1]);
		return inputs;
	}

	private List<List<String>> made(final Object... more) {
		RUNNER.succeed(NewStudy.class, inputs(more));
		return CsvTable.read(folder.resolve("study/study.csv")).rows();
	}

	private static List<String> problems(final CommandModule module) {
		final ResultsTable table = (ResultsTable) module.getOutput("problems");
		final List<String> rows = new ArrayList<>();
		for (int i = 0; table != null && i < table.size(); i++) rows.add(table.getStringValue("patient", i) + ": " + table
			.getStringValue("problem", i) + " " + table.getStringValue("what_to_do", i));
		return rows;
	}

	private void image(final String name, final double... ones) {
		final double[] values = new double[6 * 5 * 3];
		for (int i = 0; i < values.length; i++) values[i] = ones.length == 0 ? i : 0;
		for (final double one : ones) values[(int) one] = 1;
		final Path file = folder.resolve("source").resolve(name);
		new NrrdWriter().write(Volume.of(name, values, new Geometry(6, 5, 3, 1, 1, 2)), file);
	}

	@Test
	void filesBelongTogetherByTheirNames() {
		image("flat/P1.nrrd");
		image("flat/P1_reader1.nrrd", 8, 9);
		image("flat/P1_reader2.nrrd", 8);
		image("flat/P1_reader1_repeat2.nrrd", 9);
		image("flat/P2_ct.nrrd");
		image("flat/P2_mask.nrrd", 8);
		image("Q/image.nrrd");
		image("Q/first mask.nrrd", 8);
		image("Q/second mask.nrrd", 9);
		final List<List<String>> rows = made();
		assertEquals(List.of(List.of("P1", "../source/flat/P1.nrrd", "../source/flat/P1_reader1.nrrd", "", "1", "1"), List.of(
			"P1", "../source/flat/P1.nrrd", "../source/flat/P1_reader1_repeat2.nrrd", "", "1", "2"), List.of("P1",
				"../source/flat/P1.nrrd", "../source/flat/P1_reader2.nrrd", "", "2", "1"), List.of("P2",
					"../source/flat/P2_ct.nrrd", "../source/flat/P2_mask.nrrd", "", "1", "1"), List.of("Q",
						"../source/Q/image.nrrd", "../source/Q/first mask.nrrd", "", "1", "1"), List.of("Q",
							"../source/Q/image.nrrd", "../source/Q/second mask.nrrd", "", "2", "1")), rows);
		assertEquals(6, StudyManifest.read(folder.resolve("study/study.csv")).entries().size());
	}

	@Test
	void whatIsMissingOrAmbiguousIsListed() {
		image("P1/image.nrrd");
		image("P2/image.nrrd");
		image("P2/mask.nrrd", 8);
		image("P3/mask.nrrd", 8);
		image("P4/image.nrrd");
		image("P4/mask.nrrd");
		final List<String> problems = problems(RUNNER.succeed(NewStudy.class, inputs()));
		assertEquals(3, problems.size(), problems.toString());
		assertTrue(problems.get(0).contains("P3/mask.nrrd has no image beside it."), problems.get(0));
		assertTrue(problems.get(1).startsWith("P1: No contours were found for image.nrrd."), problems.get(1));
		assertTrue(problems.get(2).startsWith("P4: mask.nrrd has several structures: 1, 10, 11"), problems.get(2));
	}

	@Test
	void theSampleStudyIsFoundAgain() {
		RUNNER.succeed(NewStudy.class, inputs("sourcedir", "test-data/sample-study", "structure", "Tumour"));
		final List<StudyManifest.Entry> expected = StudyManifest.read(Path.of("test-data/sample-study/study.csv")).entries();
		final Map<String, StudyManifest.Entry> found = new HashMap<>();
		StudyManifest.read(folder.resolve("study/study.csv")).entries().forEach(entry -> found.put(entry.describe(), entry));
		assertEquals(expected.size() + 1, found.size(), "the study's readings and the new patient's");
		for (final StudyManifest.Entry entry : expected) {
			final StudyManifest.Entry same = found.get(entry.describe());
			assertEquals(entry.image().toAbsolutePath(), same.image().toAbsolutePath());
			assertEquals(entry.contours().toAbsolutePath(), same.contours().toAbsolutePath());
			assertEquals("Tumour", same.structure());
		}
	}

	@Test
	void aManifestIsNotOverwrittenUnasked() throws IOException {
		image("P2/image.nrrd");
		image("P2/mask.nrrd", 8);
		Files.createDirectories(folder.resolve("study"));
		Files.writeString(folder.resolve("study/study.csv"), "mine");
		assertTrue(RUNNER.reason(NewStudy.class, inputs()).contains("study.csv exists"));
		assertEquals("mine", Files.readString(folder.resolve("study/study.csv")));
		assertEquals(1, made("overwrite", true).size());
		assertTrue(RUNNER.reason(NewStudy.class, inputs("sourcedir", folder.resolve("study").toString(), "overwrite", true))
			.contains("gives no line of a manifest"));
	}

	@Test
	void dicomIsPairedByReferences() {
		DicomStudies.write(folder.resolve("source"));
		final CommandModule module = RUNNER.succeed(NewStudy.class, inputs("structure", "GTV"));
		final CsvTable table = CsvTable.read(folder.resolve("study/study.csv"));
		assertEquals(List.of("HOSP-4711", "HOSP-4711", "HOSP-4712"), table.cells("patient"), problems(module).toString());
		assertEquals(List.of("1", "2", "1"), table.cells("reader"));
		assertEquals(List.of("GTV", "GTV", "GTV"), table.cells("structure"));
		assertEquals("../source/b", table.cells("image").get(2));
		assertTrue(String.valueOf(module.getOutput("remarks")).contains("are a localiser"));
		assertTrue(table.has("series"), "the localiser lies beside the first patient's series");
		RUNNER.succeed(ExtractStudy.class, Map.of("manifest", folder.resolve("study/study.csv").toString(), "outputdir", folder
			.resolve("features").toString(), "featureset", "IBEX 353"));
	}

	@Test
	void severalStructuresNeedAName() {
		DicomStudies.write(folder.resolve("source"));
		final List<String> problems = problems(RUNNER.succeed(NewStudy.class, inputs()));
		assertTrue(problems.stream().anyMatch(problem -> problem.contains("several structures: GTV, Wall")), problems
			.toString());
	}

	@Test
	void copiesHaveNoIdentityAndTheSameFeatures() throws IOException {
		DicomStudies.write(folder.resolve("source"));
		made("structure", "GTV", "outputdir", folder.resolve("study").toString());
		final CommandModule module = RUNNER.succeed(NewStudy.class, inputs("structure", "GTV", "deidentify", true, "outputdir",
			folder.resolve("copies").toString(), "keyfile", folder.resolve("key.csv").toString()));
		assertEquals(List.of(), problems(module));
		assertEquals(new HashSet<>(SECRETS), secrets(folder.resolve("source")), "the originals hold them all");
		assertEquals(Set.of(), secrets(folder.resolve("copies")));
		assertEquals(List.of("HOSP-4711", "HOSP-4712"), CsvTable.read(folder.resolve("key.csv")).cells("original"));
		final CsvTable manifest = CsvTable.read(folder.resolve("copies/study.csv"));
		assertEquals(List.of("P001", "P001", "P002"), manifest.cells("patient"));
		assertFalse(manifest.has("series"));
		assertEquals(features("study"), features("copies"));
		assertFoundAgain(manifest);
	}

	private static Set<String> secrets(final Path folder) throws IOException {
		final Set<String> found = new HashSet<>();
		try (Stream<Path> files = Files.walk(folder)) {
			for (final Path file : files.filter(Files::isRegularFile).toList()) {
				final String text = folder.relativize(file) + DicomStudies.searchable(file);
				SECRETS.stream().filter(text::contains).forEach(found::add);
			}
		}
		return found;
	}

	/** The values of each line; the patients' names differ. */
	private List<List<String>> features(final String study) {
		RUNNER.succeed(ExtractStudy.class, Map.of("manifest", folder.resolve(study + "/study.csv").toString(), "outputdir",
			folder.resolve(study + "-features").toString(), "featureset", "IBEX 353"));
		return CsvTable.read(folder.resolve(study + "-features/features.csv")).rows().stream().map(row -> row.subList(1, row
			.size())).toList();
	}

	private void assertFoundAgain(final CsvTable manifest) {
		RUNNER.succeed(NewStudy.class, inputs("sourcedir", folder.resolve("copies").toString(), "structure", "GTV", "outputdir",
			folder.resolve("copies").toString(), "overwrite", true));
		final CsvTable again = CsvTable.read(folder.resolve("copies/study.csv"));
		assertEquals(manifest.cells("contours"), again.cells("contours"));
		assertEquals(manifest.cells("image"), again.cells("image"));
	}

	@Test
	void whatCouldNameThePatientIsLeftOut() {
		DicomStudies.write(folder.resolve("source"));
		DicomStudies.writeBurnedIn(folder.resolve("source/c"));
		DicomStudies.writeNamed(folder.resolve("source/d"));
		image("P9/image.nrrd");
		image("P9/mask.nrrd", 8);
		final List<String> problems = problems(RUNNER.succeed(NewStudy.class, inputs("structure", "GTV", "deidentify", true)));
		assertEquals(3, problems.size(), problems.toString());
		assertTrue(problems.stream().anyMatch(problem -> problem.contains("burned into its pixels")), problems.toString());
		assertTrue(problems.stream().anyMatch(problem -> problem.contains("name or identifier in its series description")),
			problems.toString());
		assertTrue(problems.stream().anyMatch(problem -> problem.contains("not marked as DICOM")), problems.toString());
		assertEquals(3, CsvTable.read(folder.resolve("study/study.csv")).rows().size());
	}

	@Test
	void placesThatWouldMixAreRefused() {
		DicomStudies.write(folder.resolve("source"));
		assertTrue(RUNNER.reason(NewStudy.class, inputs("structure", "GTV", "deidentify", true, "outputdir", folder.resolve(
			"source/study").toString())).contains("lies in the source folder"));
		assertTrue(RUNNER.reason(NewStudy.class, inputs("structure", "GTV", "deidentify", true, "keyfile", folder.resolve(
			"study/key.csv").toString())).contains("which is to hold no names"));
		assertTrue(RUNNER.reason(NewStudy.class, inputs("sourcedir", folder.resolve("nowhere").toString())).contains(
			"There is no folder"));
		assertTrue(RUNNER.reason(NewStudy.class, inputs("structure", "Liver")).contains("Liver"));
		assertFalse(Files.exists(folder.resolve("study")));
	}
}
