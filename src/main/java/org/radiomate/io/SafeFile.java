package org.radiomate.io;

import org.radiomate.task.ProblemException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Writes a file beside its place and moves it there when it is complete, so that no crash, full disk or Escape leaves a
 * half-written file or destroys the old one.
 */
public final class SafeFile {

	/** What fills the file. */
	@FunctionalInterface
	public interface Content {

		void writeTo(OutputStream out) throws IOException;
	}

	/** What fills the file through its temporary path, for writers that take no stream. */
	@FunctionalInterface
	public interface PathContent {

		void writeTo(Path temporary) throws IOException;
	}

	private SafeFile() {}

	/**
	 * Writes the file, making its folder if need be.
	 *
	 * @throws ProblemException if the file cannot be written; whatever was there before is untouched
	 */
	public static void write(final Path file, final Content content) {
		writePath(file, temporary -> {
			try (OutputStream out = Files.newOutputStream(temporary)) {
				content.writeTo(out);
			}
		});
	}

	/** Writes a text file in UTF-8. */
	public static void writeText(final Path file, final String text) {
		write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
	}

	/** Removes a file if it is there. */
	public static void remove(final Path file) {
		try {
			Files.deleteIfExists(file);
		}
		catch (final IOException e) {
			throw new ProblemException("Cannot remove the old " + file + ": " + reason(e) + ". Remove it by hand.", e);
		}
	}

	/** Writes the file through a temporary path in the same folder that keeps the file name's ending. */
	public static void writePath(final Path file, final PathContent content) {
		final Path target = file.toAbsolutePath();
		Path temporary = null;
		try {
			Files.createDirectories(target.getParent());
			temporary = besideOf(target);
			content.writeTo(temporary);
			move(temporary, target);
		}
		catch (final IOException e) {
			throw new ProblemException("Cannot write " + file + ": " + reason(e) +
				". Choose a folder that can be written to.", e);
		}
		finally {
			deleteQuietly(temporary);
		}
	}

	/** Not {@link Files#createTempFile}, whose files no one but the owner may read, also after the move. */
	private static Path besideOf(final Path target) {
		return target.resolveSibling(".part-" + UUID.randomUUID() + "-" + target.getFileName());
	}

	/** Why reading or writing failed, in words that make sense behind a colon. */
	public static String reason(final IOException e) {
		if (e instanceof java.nio.file.NoSuchFileException) return "there is no such file";
		if (e instanceof java.nio.file.AccessDeniedException) return "permission denied";
		if (e instanceof java.nio.file.FileAlreadyExistsException) return "a file is in the way where a folder is needed";
		if (e instanceof java.nio.charset.CharacterCodingException) return "it is not text in UTF-8";
		if (e instanceof java.nio.file.FileSystemException problem && problem.getReason() != null) return problem.getReason();
		return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
	}

	private static void move(final Path from, final Path to) throws IOException {
		try {
			Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (final AtomicMoveNotSupportedException e) {
			Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	private static void deleteQuietly(final Path temporary) {
		try {
			if (temporary != null) Files.deleteIfExists(temporary);
		}
		catch (final IOException e) {
			// a left-over .part- file harms nothing; the problem that caused it is already on its way
		}
	}
}
