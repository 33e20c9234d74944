package org.radiomate.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.Problems.assertProblem;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomate.task.ProblemException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A file is there whole or not at all. */
class SafeFileTest {

	@TempDir
	private Path folder;

	private List<String> names() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}

	@Test
	void makesFoldersAndWritesUtf8() throws IOException {
		final Path file = folder.resolve("a/b/table.csv");
		SafeFile.writeText(file, "µm …\n");
		assertEquals("µm …\n", Files.readString(file, StandardCharsets.UTF_8));
	}

	@Test
	void replacesAnOldFileAndLeavesNothingElse() throws IOException {
		final Path file = folder.resolve("table.csv");
		SafeFile.writeText(file, "old, and longer than the new");
		SafeFile.writeText(file, "new");
		assertEquals("new", Files.readString(file));
		assertEquals(List.of("table.csv"), names());
	}

	@Test
	void writesBesideAndMovesWhenComplete() throws IOException {
		final Path file = folder.resolve("table.csv");
		SafeFile.writeText(file, "old");
		SafeFile.write(file, out -> {
			out.write("new".getBytes(StandardCharsets.UTF_8));
			out.flush();
			assertEquals("old", Files.readString(file), "The old file must stay until the new one is complete");
			assertTrue(names().stream().anyMatch(name -> name.startsWith(".part-")), "Written beside: " + names());
		});
		assertEquals("new", Files.readString(file));
	}

	@Test
	void failureLeavesTheOldFile() throws IOException {
		final Path file = folder.resolve("table.csv");
		SafeFile.writeText(file, "old");
		assertProblem(() -> SafeFile.write(file, out -> {
			out.write('x');
			throw new IOException("disk full");
		}), file.toString(), "disk full");
		assertThrows(IllegalStateException.class, () -> SafeFile.write(file, out -> {
			throw new IllegalStateException();
		}));
		assertThrows(ProblemException.class, () -> SafeFile.writePath(file, temporary -> {
			throw new ProblemException("cancelled");
		}));
		assertEquals("old", Files.readString(file));
		assertEquals(List.of("table.csv"), names(), "no .part- file may stay");
	}

	@Test
	void temporaryPathKeepsTheEnding() {
		SafeFile.writePath(folder.resolve("chart.png"), temporary -> {
			assertTrue(temporary.toString().endsWith(".png"), temporary::toString);
			assertEquals(folder.toAbsolutePath(), temporary.getParent());
			Files.writeString(temporary, "x");
		});
	}

	@Test
	void fileWhereAFolderIsNeeded() throws IOException {
		final Path blocked = Files.writeString(folder.resolve("results"), "a file");
		assertProblem(() -> SafeFile.writeText(blocked.resolve("table.csv"), "x"), "Cannot write",
			"a file is in the way where a folder is needed", "Choose a folder");
	}

	@Test
	void folderWhereAFileIsNeeded() throws IOException {
		final Path taken = Files.createDirectories(folder.resolve("table.csv/inside")).getParent();
		final String message = assertProblem(() -> SafeFile.writeText(taken, "x"), "Cannot write " + taken);
		assertFalse(message.contains(".part-"), () -> "A temporary name tells the user nothing: " + message);
		assertEquals(List.of("table.csv"), names());
	}

	@Test
	void permissionsAreTheFoldersUsualOnes() throws IOException {
		Assumptions.assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
			"this system has no POSIX permissions");
		final Path usual = Files.writeString(folder.resolve("usual.txt"), "x"), safe = folder.resolve("safe.txt");
		SafeFile.writeText(safe, "x");
		assertEquals(Files.getPosixFilePermissions(usual), Files.getPosixFilePermissions(safe));
	}

	@Test
	void hashIsThatOfTheStandard() throws IOException {
		final Path file = Files.writeString(folder.resolve("abc"), "abc");
		// FIPS 180-2, appendix B.1
		assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", FileHash.sha256(file));
		final byte[] large = new byte[200_000];
		large[150_000] = 1;
		final Path first = Files.write(folder.resolve("large"), large);
		large[199_999] = 1;
		assertFalse(FileHash.sha256(first).equals(FileHash.sha256(Files.write(folder.resolve("other"), large))));
	}

	@Test
	void hashOfNothing() {
		assertProblem(() -> FileHash.sha256(folder.resolve("absent")), "absent", "there is no such file");
	}
}
