package org.radiomate.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomate.task.ProblemException;
import org.radiomate.testing.Problems;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One run in a folder, whichever process it is of; a dead one blocks nobody. */
class StudyLockTest {

	@TempDir
	Path folder;

	/** Another process: prints whether it could lock the folder, and holds the lock until it is killed. */
	public static final class OtherProcess {

		private OtherProcess() {}

		public static void main(final String[] arguments) throws IOException, InterruptedException {
			try (StudyLock lock = StudyLock.of(Path.of(arguments[0]))) {
				System.out.println("locked");
				Thread.sleep(60_000);
			}
			catch (final ProblemException e) {
				System.out.println(e.getMessage());
			}
		}
	}

	private static Process other(final Path study) throws IOException {
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty(
			"java.class.path"), OtherProcess.class.getName(), study.toString()).redirectErrorStream(true).start();
	}

	private static String says(final Process process) throws IOException {
		return process.inputReader().readLine();
	}

	@Test
	void otherProcessIsKeptOutAndADeadOneBlocksNobody() throws IOException, InterruptedException {
		final Path study = folder.resolve("study");
		try (StudyLock lock = StudyLock.of(study)) {
			Problems.assertProblem(() -> StudyLock.of(study), "Another run is working in");
			Problems.assertProblem(() -> StudyLock.of(study.resolve("..").resolve("study")), "Another run is working in");
			assertTrue(says(other(study)).startsWith("Another run is working in"));
		}
		assertFalse(Files.exists(study), "made for nothing");
		final Process process = other(study);
		assertEquals("locked", says(process));
		Problems.assertProblem(() -> StudyLock.of(study), "Another run is working in");
		process.destroyForcibly().waitFor();
		assertTrue(Files.exists(study.resolve(".lock")), "what the dead one left");
		StudyLock.of(study).close();
		assertFalse(Files.exists(study.resolve(".lock")));
	}

	@Test
	void folderThatCannotBe() throws IOException {
		Files.writeString(folder.resolve("file"), "");
		Problems.assertProblem(() -> StudyLock.of(folder.resolve("file").resolve("study")), "Cannot write into");
	}
}
