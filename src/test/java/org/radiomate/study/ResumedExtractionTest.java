package org.radiomate.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.radiomate.feature.FeatureSet;
import org.radiomate.imagej.ContourFiles;
import org.radiomate.imagej.ImageFiles;
import org.radiomate.task.Progress;
import org.radiomate.volume.ImageReader;
import org.radiomate.volume.Spacing;
import org.radiomate.volume.Volume;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

/** A run that is stopped at any state goes on where it was, and ends with the bytes of one that never was. */
class ResumedExtractionTest {

	private static final int IMAGES = 8, READINGS = 12;

	@TempDir
	static Path folder;
	private static Path study, whole;

	/** As if the process died: no problem that anybody handles. */
	private static final class Died extends Error {

		private static final long serialVersionUID = 1L;
	}

	/** Opens so many images, then dies. */
	private static final class MortalReader implements ImageReader {

		private final ImageFiles images = new ImageFiles();
		private final AtomicInteger opened = new AtomicInteger();
		private final int most;

		MortalReader(final int most) {
			this.most = most;
		}

		@Override
		public Volume read(final Path file, final Spacing spacing) {
			if (opened.incrementAndGet() > most) throw new Died();
			return images.read(file, spacing);
		}
	}

	@BeforeAll
	static void prepare() throws IOException {
		study = folder.resolve("study.csv");
		final Path sample = Path.of("test-data", "sample-study");
		final List<String> lines = Files.readAllLines(sample.resolve("study.csv")).stream().filter(line -> line.matches(
			"patient.*|SIM00[1-8],.*")).toList();
		Files.write(study, lines);
		for (final String line : lines.subList(1, lines.size())) {
			for (final String file : Arrays.asList(line.split(",")).subList(1, 3)) {
				Files.createDirectories(folder.resolve(file).getParent());
				Files.copy(sample.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
			}
		}
		whole = folder.resolve("whole");
		assertEquals(IMAGES, opened(whole, Integer.MAX_VALUE, 1, true));
		assertEquals(READINGS, StudyManifest.read(study).entries().size());
	}

	/** Runs to the end or to death, and says how many images were opened. */
	private static int opened(final Path output, final int most, final int threads, final boolean resume) {
		final MortalReader reader = new MortalReader(most);
		final StudyExtraction extraction = new StudyExtraction(reader, new ContourFiles(), FeatureSet.builtIn("IBEX 352"),
			ExtractionOptions.defaults().withThreads(threads).withResume(resume));
		if (most < IMAGES) assertThrows(Died.class, () -> extraction.run(StudyManifest.read(study), output, Progress.NONE));
		else extraction.run(StudyManifest.read(study), output, Progress.NONE).write(output);
		return reader.opened.get();
	}

	private static void assertSame(final Path expected, final Path actual) throws IOException {
		for (final String file : List.of("features.csv", "features.json")) assertEquals(Files.readString(expected.resolve(file)),
			Files.readString(actual.resolve(file)), file);
	}

	@ParameterizedTest
	@CsvSource({ "0, 1, 0", "1, 1, 0", "3, 1, 0", "3, 2, 0", "7, 1, 0", "7, 2, 40", "5, 1, 1", "5, 1, 4000" })
	void goesOnWhereItDied(final int most, final int threads, final int torn) throws IOException {
		final Path output = folder.resolve("died after " + most + " of " + threads + " torn " + torn);
		opened(output, most, threads, true);
		final Path journal = output.resolve(".extraction.journal");
		final long kept = Files.exists(journal) ? Files.readAllLines(journal).size() : 0;
		assertEquals(most > 0, kept > 0, "what was done is on disk");
		if (torn > 0) Files.write(journal, Arrays.copyOf(Files.readAllBytes(journal), (int) Files.size(journal) - torn));
		final int again = opened(output, Integer.MAX_VALUE, threads, true);
		assertTrue(again < IMAGES || most == 0, "what was done is not done again: " + again);
		assertSame(whole, output);
		StudyExtraction.forget(output);
		assertFalse(Files.exists(journal));
	}

	@Test
	void withoutResumeAllIsDoneAgain() throws IOException {
		final Path output = folder.resolve("anew");
		opened(output, 5, 1, true);
		assertEquals(IMAGES, opened(output, Integer.MAX_VALUE, 1, false));
		assertSame(whole, output);
	}

	/** The image of one patient is exchanged between the runs: it is measured anew, the others are not. */
	@Test
	void changedFilesAreExtractedAnew() throws IOException {
		final Path output = folder.resolve("changed"), fresh = folder.resolve("fresh"), image = folder.resolve(
			"images/SIM002.zip");
		opened(output, 6, 1, true);
		final byte[] before = Files.readAllBytes(image);
		try {
			Files.copy(folder.resolve("images/SIM003.zip"), image, StandardCopyOption.REPLACE_EXISTING);
			assertEquals(3, opened(output, Integer.MAX_VALUE, 1, true), "the changed one and the two that were left");
			opened(fresh, Integer.MAX_VALUE, 1, true);
			assertSame(fresh, output);
			assertFalse(Files.readString(fresh.resolve("features.csv")).equals(Files.readString(whole.resolve("features.csv"))));
		}
		finally {
			Files.write(image, before);
		}
	}

	@Test
	void cancelKeepsWhatWasDone() throws IOException {
		final Path output = folder.resolve("cancelled");
		final AtomicInteger reports = new AtomicInteger();
		final Progress impatient = new Progress() {

			@Override
			public void report(final long done, final long total, final String what) {
				reports.incrementAndGet();
			}

			@Override
			public boolean isCancelled() {
				return reports.get() > 4;
			}
		};
		final StudyExtraction extraction = new StudyExtraction(new ImageFiles(), new ContourFiles(), FeatureSet.builtIn(
			"IBEX 352"), ExtractionOptions.defaults().withThreads(1));
		final String said = assertThrows(CancellationException.class, () -> extraction.run(StudyManifest.read(study), output,
			impatient)).getMessage();
		assertTrue(said.startsWith("Cancelled; what was extracted is kept"), said);
		assertEquals(4, opened(output, Integer.MAX_VALUE, 1, true));
		assertSame(whole, output);
	}
}
