package org.radiomate.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.measure.ResultsTable;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomate.table.CsvTable;
import org.scijava.command.CommandModule;

import java.nio.file.Path;
import java.util.Map;

/** Verify Against IBSI as a menu item; what it finds is tested with the comparison itself. */
class VerifyIbsiTest {

	private static final CommandRunner RUNNER = new CommandRunner();

	@TempDir
	Path folder;

	@AfterAll
	static void close() {
		RUNNER.close();
	}

	@Test
	void theDigitalPhantomNeedsNoFile() {
		final Path file = folder.resolve("conformity.csv");
		final CommandModule verified = RUNNER.succeed(VerifyIbsi.class, Map.of("savetable", file.toString()));
		assertEquals(0L, verified.getOutput("differing"));
		final ResultsTable shown = (ResultsTable) verified.getOutput("conformity");
		final CsvTable saved = CsvTable.read(file);
		assertEquals(saved.rows().size(), shown.size());
		assertEquals("yes", shown.getStringValue("pass", 0));
		assertTrue(String.valueOf(verified.getOutput("summary")).startsWith("Digital phantom: 482 of 482"));
	}

	@Test
	void aFolderWithoutThePhantomIsNamed() {
		final String nifti = RUNNER.reason(VerifyIbsi.class, Map.of("phantomdir", folder.toString()));
		assertTrue(nifti.contains(folder + " does not hold IBSI's CT phantom as NIFTI"), nifti);
		assertTrue(RUNNER.reason(VerifyIbsi.class, Map.of("phantomdir", folder.toString(), "form", "DICOM")).contains(
			"dicom/rtstruct"));
	}
}
