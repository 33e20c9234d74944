package org.radiomate.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomate.testing.Problems;
import org.radiomate.volume.Geometry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What a journal gives back after a crash at any byte: whole lines, to the bit, and nothing else. */
class ExtractionJournalTest {

	private static final double[] VALUES = { 0.1, -0.0, Double.NaN, Double.MIN_VALUE, 1 / 3.0, -1e300, 12345678.9,
		Double.POSITIVE_INFINITY };

	@TempDir
	Path folder;

	private static ExtractionJournal.Row row(final String key, final double... values) {
		return new ExtractionJournal.Row(key, new FeatureRecord.Reading("Ä \"1\"", "Tumour", "1", "", "images/a.tif", "00",
			"a.zip", "11", new Geometry(3, 4, 5, 0.8, 0.8, 5), 7, List.of("A warning\nof two lines"), Map.of("x", "no pairs"), List.of(),
			new org.radiomate.volume.Acquisition(5, "B30f")), values);
	}

	private void write(final int rows) {
		try (ExtractionJournal journal = ExtractionJournal.open(folder, true)) {
			for (int i = 0; i < rows; i++) journal.append(row("key" + i, VALUES));
		}
	}

	private Path file() {
		return StudyFolder.JOURNAL.in(folder);
	}

	@Test
	void valuesComeBackToTheBit() {
		write(1);
		try (ExtractionJournal journal = ExtractionJournal.open(folder, true)) {
			final ExtractionJournal.Row found = journal.find("key0").orElseThrow();
			assertArrayEquals(Arrays.stream(VALUES).mapToLong(Double::doubleToLongBits).toArray(), Arrays.stream(found.values())
				.mapToLong(Double::doubleToLongBits).toArray());
			assertEquals(row("key0").reading(), found.reading());
			assertTrue(journal.find("key1").isEmpty());
		}
	}

	/** A line that a crash cut short is dropped, at whatever byte, and what is appended next is whole. */
	@Test
	void tornLineIsDroppedAtEveryByte() throws IOException {
		write(2);
		final byte[] whole = Files.readAllBytes(file());
		final int firstLine = new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
		for (int length = 0; length < whole.length; length++) {
			Files.write(file(), Arrays.copyOf(whole, length));
			try (ExtractionJournal journal = ExtractionJournal.open(folder, true)) {
				assertEquals(length >= firstLine, journal.find("key0").isPresent(), "cut at byte " + length);
				assertFalse(journal.find("key1").isPresent(), "cut at byte " + length);
				journal.append(row("new", 1));
			}
			try (ExtractionJournal journal = ExtractionJournal.open(folder, true)) {
				assertTrue(journal.find("new").isPresent(), "cut at byte " + length);
			}
		}
	}

	@Test
	void damagedByteEndsWhatCounts() throws IOException {
		write(3);
		final byte[] bytes = Files.readAllBytes(file());
		bytes[bytes.length / 2] ^= 1;
		Files.write(file(), bytes);
		try (ExtractionJournal journal = ExtractionJournal.open(folder, true)) {
			assertTrue(journal.find("key0").isPresent());
			assertFalse(journal.find("key1").isPresent() || journal.find("key2").isPresent());
		}
	}

	@Test
	void withoutResumeNothingCounts() {
		write(1);
		try (ExtractionJournal journal = ExtractionJournal.open(folder, false)) {
			assertTrue(journal.find("key0").isEmpty());
		}
		assertFalse(Files.exists(file()), "a journal is on disk only once something is done");
	}

	/** Linux has a device that is always full. */
	@Test
	void fullDiskIsSaidInASentence() throws IOException {
		final Path full = Path.of("/dev/full");
		org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(full), "no /dev/full here");
		Files.createSymbolicLink(file(), full);
		try (ExtractionJournal journal = ExtractionJournal.open(folder, false)) {
			Files.createSymbolicLink(file(), full);
			Problems.assertProblem(() -> journal.append(row("key", 1)), "No space left", "what is done is kept");
		}
	}
}
