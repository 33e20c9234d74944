package org.radiomate.testing;

import org.junit.jupiter.api.Assumptions;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the reference material that lies beside the project; tests that need it are skipped, and say so, where it is absent. */
public final class Shared {

	private static final Path ROOT = Path.of("..", "shared");

	private Shared() {}

	/** The file or folder of the reference material, or the test is skipped with a printed reason. */
	public static Path path(final String relative) {
		final Path path = ROOT.resolve(relative);
		if (!Files.exists(path)) {
			System.out.println("Skipped: the reference material " + path + " is not on this machine");
			Assumptions.abort("The reference material " + path + " is not on this machine");
		}
		return path;
	}

	/** Whether the reference material is there at all, for factories of parameterised tests. */
	public static boolean present() {
		return Files.isDirectory(ROOT);
	}
}
