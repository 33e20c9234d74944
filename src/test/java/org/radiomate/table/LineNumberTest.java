package org.radiomate.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomate.testing.Problems;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Messages name the line that an editor shows, blank lines counted. */
class LineNumberTest {

	@TempDir
	Path folder;

	@Test
	void blankLinesCount() throws IOException {
		final Path file = folder.resolve("clinical.csv");
		Files.writeString(file, "patient,outcome\n\nA,1\n\n\nB,\n");
		assertEquals(List.of(3, 6), CsvTable.read(file).lines());
		Problems.assertProblem(() -> ClinicalTable.read(file, "patient").outcome("outcome", "1"), "line 6", "'B'");
	}

	@Test
	void tablesThatWereMadeCountFromTheHeader() {
		assertEquals("made, line 3", new CsvTable("made", List.of("a"), List.of(List.of("1"), List.of("2"))).where(1));
	}
}
