package org.radiomate.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The committed sample study is what the generator still makes, file by file; zips are compared by what is in them. */
class CommittedSampleTest {

	private static final int PATIENTS = 55, SEED = 10;
	private static final long MOST_BYTES = 5_000_000;

	@TempDir
	Path folder;

	@Test
	void theGeneratorStillMakesTheCommittedStudy() throws IOException {
		try (CommandRunner runner = new CommandRunner()) {
			runner.succeed(SampleStudy.class, Map.of("patients", PATIENTS, "seed", SEED, "outputdir", folder.toString()));
		}
		final List<Path> committed = files(SampleData.STUDY), made = files(folder);
		assertEquals(committed, made, "the same files");
		for (final Path file : committed) assertSame(file);
	}

	@Test
	void itIsSmall() throws IOException {
		long bytes = 0;
		for (final Path file : files(SampleData.STUDY)) bytes += Files.size(SampleData.STUDY.resolve(file));
		assertTrue(bytes < MOST_BYTES, bytes + " bytes");
	}

	private static List<Path> files(final Path root) throws IOException {
		try (Stream<Path> paths = Files.walk(root)) {
			return paths.filter(Files::isRegularFile).map(root::relativize).sorted().toList();
		}
	}

	private void assertSame(final Path file) throws IOException {
		final Path committed = SampleData.STUDY.resolve(file), made = folder.resolve(file);
		if (file.toString().endsWith(".zip")) assertArrayEquals(unzipped(committed), unzipped(made), file.toString());
		else assertEquals(Files.readString(committed), Files.readString(made), file.toString());
	}

	private static byte[] unzipped(final Path file) throws IOException {
		final java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
		try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				bytes.write(entry.getName().getBytes(java.nio.charset.StandardCharsets.UTF_8));
				zip.transferTo(bytes);
			}
		}
		return bytes.toByteArray();
	}
}
