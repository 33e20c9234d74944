package org.radiomate.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.radiomate.hostile.Bombs;
import org.radiomate.task.ProblemException;
import org.radiomate.volume.Geometry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Images that claim too much: one sentence that names the file, from the header as from the whole, before anything is unpacked. */
class HostileImagesTest {

	private static final Duration SOON = Duration.ofSeconds(2);

	@TempDir
	static Path folder;

	@BeforeAll
	static void write() throws IOException {
		Bombs.write(folder);
	}

	@ParameterizedTest
	@CsvSource({ "bomb8192.nii.gz,more than the 2 GB", "bomb8192.nrrd,more than 2 GB", "claim-raw.nrrd,cut short", "claim-hex.nrrd,cut short",
		"claim-ascii.nrrd,cut short", "claim-bzip2.nrrd,is said to be bzip2", "tiff0.tif,cut short", "tiff0.zip,cut short", "tiff1.tif,cut short",
		"tiff1.zip,cut short", "tiff2.tif,is a damaged TIFF", "tiff2.zip,is a damaged TIFF", "tiff3.tif,cut short", "tiff3.zip,cut short",
		"tiff4.tif,", "tiff4.zip," })
	void oneSentenceNamesTheFile(final String name, final String reason) {
		final Path file = folder.resolve(name);
		check(name, reason, assertTimeoutPreemptively(SOON, () -> assertThrows(ProblemException.class, () -> new ImageFiles().read(file))));
		if (name.endsWith(".nrrd") && !name.startsWith("bomb")) return;
		if (!name.endsWith(".nrrd")) check(name, reason, assertTimeoutPreemptively(SOON, () -> assertThrows(ProblemException.class,
			() -> new ImageFiles().header(file, "", null))));
	}

	private static void check(final String name, final String reason, final ProblemException problem) {
		assertTrue(problem.getMessage().contains(name) && (reason == null || problem.getMessage().contains(reason)), problem.getMessage());
	}

	/** What is longer than its zip says is not unpacked further. */
	@Test
	void aZipThatLiesOfItsSize() throws IOException {
		final byte[] zip = Files.readAllBytes(folder.resolve("bomb.zip"));
		for (int at = zip.length - 22; at > 0; at--) {
			if (zip[at] != 'P' || zip[at + 1] != 'K' || zip[at + 2] != 1 || zip[at + 3] != 2) continue;
			java.nio.ByteBuffer.wrap(zip).order(java.nio.ByteOrder.LITTLE_ENDIAN).putInt(at + 24, 1000);
			break;
		}
		final Path file = Files.write(folder.resolve("liar.zip"), zip);
		check("liar.zip", "cut short or damaged", assertTimeoutPreemptively(SOON, () -> assertThrows(ProblemException.class, () -> new ImageFiles()
			.read(file))));
		Files.delete(file);
	}

	/** Links to the folder itself and to nothing change nothing. */
	@Test
	void linksInAFolder() {
		final Geometry grid = assertTimeoutPreemptively(SOON, () -> new ImageFiles().read(folder.resolve("linked")).geometry());
		assertEquals(3, grid.depth());
	}

	@Test
	void zippedTiffsKeepTheirNames() {
		final Path file = folder.resolve("ct.zip");
		new ImageFiles().write(org.radiomate.volume.Volume.of("ct", new short[8], new Geometry(2, 2, 2, 1, 1, 1)), file);
		assertEquals("ct.tif", ImageFiles.open(file).getTitle());
		assertEquals("ct.zip", ImageFiles.open(file).getOriginalFileInfo().fileName);
	}
}
