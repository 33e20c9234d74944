package org.radiomate.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Hostile files in a Java of 256 MB: a result or a sentence for each within two seconds, and the process lives. */
class SmallMemoryTest {

	@TempDir
	Path folder;

	@Test
	void aResultOrASentenceForEach() throws IOException, InterruptedException {
		final Path bombs = Files.createDirectory(folder.resolve("bombs"));
		Bombs.write(bombs);
		final Path out = folder.resolve("out.txt");
		final Process java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
			"-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path"), SmallMemory.class.getName(), Path.of("test-data",
				"hostile").toString(), bombs.toString()).redirectErrorStream(true).redirectOutput(new File(out.toString())).start();
		assertTrue(java.waitFor(3, TimeUnit.MINUTES), "it does not end");
		final String said = Files.readString(out);
		assertEquals(0, java.exitValue(), said);
		assertFalse(said.contains("FAILED") || said.contains("SLOW"), said);
		assertTrue(said.matches("(?s).*Read [5-9]\\d files.*"), said);
	}
}
