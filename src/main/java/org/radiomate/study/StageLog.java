package org.radiomate.study;

import org.radiomate.io.SafeFile;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** When each stage of a run ended and how long it took; the only file of a study that holds times. */
final class StageLog {

	private final StringBuilder lines = new StringBuilder();
	private long stageStart = System.nanoTime();

	/** Says that a stage ended now. */
	void ended(final String stage) {
		final long now = System.nanoTime();
		lines.append(String.format(Locale.ROOT, "%s  %8.3f s  %s%n", Instant.now().truncatedTo(ChronoUnit.SECONDS), (now -
			stageStart) / 1e9, stage));
		stageStart = now;
	}

	void write(final Path file) {
		SafeFile.writeText(file, lines.toString());
	}
}
