package org.radiomate.study.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomate.io.Json;
import org.radiomate.io.SafeFile;
import org.radiomate.table.CsvTable;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.OutlineContour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** The files of the simulated study, with writers that write text. */
class SimulatedStudyFolderTest {

	private static final SimulationOptions SMALL = SimulationOptions.defaults().withPatients(12).withDoubleRead(3);

	private static final SimulatedStudyFolder FOLDER = new SimulatedStudyFolder((volume, file) -> SafeFile.writeText(file,
		volume.name() + " " + Arrays.hashCode(SimulatedStudyTest.voxels(volume))), ".zip", (sets, file) -> SafeFile
			.writeText(file, text(sets)), ".zip");

	@TempDir
	Path temporary;

	private static String text(final List<ContourSet> sets) {
		final StringBuilder text = new StringBuilder();
		for (final ContourSet set : sets) {
			text.append(set.reader()).append(set.repeat());
			set.contours().forEach(c -> text.append(c.slice()).append(Arrays.toString(((OutlineContour) c).x())));
		}
		return text.toString();
	}

	private static Map<String, String> content(final Path folder) throws IOException {
		final Map<String, String> files = new TreeMap<>();
		try (Stream<Path> all = Files.walk(folder)) {
			for (final Path file : all.filter(Files::isRegularFile).toList()) {
				files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
			}
		}
		return files;
	}

	@Test
	void everyFileOfTheManifestIsThere() {
		FOLDER.write(temporary, SMALL, Progress.NONE);
		final CsvTable manifest = CsvTable.read(temporary.resolve("study.csv"));
		assertEquals(List.of("patient", "image", "contours", "structure", "reader", "repeat"), manifest.header());
		assertEquals(12 + 2 * 3, manifest.rows().size());
		for (final List<String> row : manifest.rows()) {
			assertTrue(Files.exists(temporary.resolve(row.get(1))), row.get(1));
			assertTrue(Files.exists(temporary.resolve(row.get(2))), row.get(2));
			final String again = row.get(5).equals("1") ? "" : "_repeat" + row.get(5);
			assertEquals("contours/" + row.get(0) + "_reader" + row.get(4) + again + ".zip", row.get(2));
		}
		assertEquals(18, new HashSet<>(manifest.cells("contours")).size());
	}

	@Test
	void theClinicalTableHasTheOutcomeAndTheNewPatientHasNot() {
		FOLDER.write(temporary, SMALL, Progress.NONE);
		final CsvTable clinical = CsvTable.read(temporary.resolve("clinical.csv"));
		assertEquals(List.of("patient", "recurrence", "age", "gender", "pT", "pN", "differentiation", "pTNM"), clinical
			.header());
		assertEquals(6, clinical.cells("recurrence").stream().filter("1"::equals).count());
		assertEquals(6, clinical.cells("recurrence").stream().filter("0"::equals).count());
		final CsvTable newPatient = CsvTable.read(temporary.resolve("new-patient/clinical.csv"));
		assertEquals(List.of("patient", "age", "gender", "pT", "pN", "differentiation", "pTNM"), newPatient.header());
		assertEquals(List.of("SIM013"), newPatient.cells("patient"));
		assertFalse(clinical.cells("patient").contains("SIM013"));
		assertTrue(Files.exists(temporary.resolve("new-patient/SIM013.zip")));
		assertTrue(Files.exists(temporary.resolve("new-patient/SIM013_reader1.zip")));
	}

	@Test
	void theTruthSaysWhatWasPlanted() {
		FOLDER.write(temporary, SMALL, Progress.NONE);
		final JsonNode truth = Json.readTree(temporary.resolve("truth.json"), "a truth file");
		assertTrue(truth.get("notice").asText().startsWith("SIMULATED"));
		assertEquals(1, truth.get("options").get("effect").asDouble());
		assertEquals(1, truth.get("options").get("seed").asLong());
		assertEquals(3, truth.get("options").get("doubleRead").asInt());
		assertEquals(12, truth.get("patients").size());
		assertEquals("SIM013", truth.get("newPatient").get("patient").asText());
		assertEquals(SimulatedStudy.PLANTED_DIFFERENCE, truth.get("plantedDifference").asDouble());
	}

	@Test
	void withoutEffectTheTruthSaysNothingWasPlanted() {
		FOLDER.write(temporary, SMALL.withEffect(0), Progress.NONE);
		assertTrue(Json.readTree(temporary.resolve("truth.json"), "a truth file").get("planted").get(0).asText().startsWith(
			"Nothing"));
	}

	@Test
	void theReadmeSaysSimulatedAndTheSameOptionsGiveTheSameBytes() throws IOException {
		FOLDER.write(temporary.resolve("a"), SMALL, Progress.NONE);
		FOLDER.write(temporary.resolve("b"), SMALL, Progress.NONE);
		FOLDER.write(temporary.resolve("b"), SMALL, Progress.NONE);
		final Map<String, String> first = content(temporary.resolve("a"));
		assertEquals(first, content(temporary.resolve("b")));
		assertTrue(first.get("README.txt").startsWith("SIMULATED. Not patients"));
		assertEquals(4 + 12 + 18 + 3, first.size());
	}

	/** At effect 0 the labels alone differ between cohorts of 12 and 13: every image is the same bytes. */
	@Test
	void withoutEffectNoImageOrContourFileDependsOnTheOutcome() throws IOException {
		FOLDER.write(temporary.resolve("a"), SMALL.withEffect(0).withDoubleRead(0), Progress.NONE);
		FOLDER.write(temporary.resolve("b"), SMALL.withEffect(0).withDoubleRead(0).withPatients(13), Progress.NONE);
		final Map<String, String> larger = content(temporary.resolve("b"));
		content(temporary.resolve("a")).forEach((file, text) -> {
			if (file.startsWith("images/") || file.startsWith("contours/")) assertEquals(text, larger.get(file), file);
		});
		assertFalse(CsvTable.read(temporary.resolve("a/clinical.csv")).cells("recurrence").equals(CsvTable.read(temporary
			.resolve("b/clinical.csv")).cells("recurrence").subList(0, 12)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "study.csv", "clinical.csv", "README.txt" })
	void aRealStudyIsNeverOverwritten(final String name) throws IOException {
		Files.writeString(temporary.resolve(name), "mine");
		final ProblemException problem = assertThrows(ProblemException.class, () -> FOLDER.write(temporary, SMALL,
			Progress.NONE));
		assertTrue(problem.getMessage().contains(name), problem.getMessage());
		assertEquals(Map.of(name, "mine"), content(temporary));
	}

	@Test
	void progressCountsToTheEnd() {
		final AtomicLong most = new AtomicLong();
		FOLDER.write(temporary, SMALL, new Listener() {

			@Override
			public void report(final long done, final long total, final String what) {
				assertEquals(12, total);
				most.accumulateAndGet(done, Math::max);
			}
		});
		assertEquals(12, most.get());
	}

	@Test
	void cancellingLeavesNoManifest() {
		final AtomicInteger asked = new AtomicInteger();
		assertThrows(CancellationException.class, () -> FOLDER.write(temporary, SMALL, new Listener() {

			@Override
			public boolean isCancelled() {
				return asked.incrementAndGet() > 4;
			}
		}));
		assertFalse(Files.exists(temporary.resolve("study.csv")));
		assertTrue(Files.exists(temporary.resolve("README.txt")), "what is there says that it is simulated");
	}

	@Test
	void aWriterThatFailsStopsTheStudy() {
		final SimulatedStudyFolder broken = new SimulatedStudyFolder((volume, file) -> {
			throw new ProblemException("The disk is full.");
		}, ".zip", (sets, file) -> {}, ".zip");
		assertEquals("The disk is full.", assertThrows(ProblemException.class, () -> broken.write(temporary, SMALL,
			Progress.NONE)).getMessage());
	}

	private static class Listener implements Progress {

		@Override
		public void report(final long done, final long total, final String what) {
			// hears nothing
		}

		@Override
		public boolean isCancelled() {
			return false;
		}
	}
}
