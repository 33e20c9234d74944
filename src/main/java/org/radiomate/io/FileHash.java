package org.radiomate.io;

import org.radiomate.task.ProblemException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of a file or of a folder's files, by which a record of a run says exactly what it read. */
public final class FileHash {

	private static final int BUFFER_BYTES = 1 << 16;

	private FileHash() {}

	/** The hash in lower-case hexadecimal; of a folder, that of all its files one after the other in the order of their names. */
	public static String sha256(final Path fileOrFolder) {
		final FileTree tree = FileTree.of(fileOrFolder);
		if (!tree.unread().isEmpty()) throw new ProblemException(tree.unread().get(0));
		try {
			final MessageDigest digest = MessageDigest.getInstance("SHA-256");
			for (final Path file : tree.files()) add(file, digest);
			return HexFormat.of().formatHex(digest.digest());
		}
		catch (final IOException e) {
			throw new ProblemException("Cannot read " + fileOrFolder + ": " + SafeFile.reason(e) + ".", e);
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java has SHA-256", e);
		}
	}

	/** The hash of a text in UTF-8. */
	public static String sha256OfText(final String text) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java has SHA-256", e);
		}
	}

	private static void add(final Path file, final MessageDigest digest) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			final byte[] buffer = new byte[BUFFER_BYTES];
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) digest.update(buffer, 0, read);
		}
	}
}
