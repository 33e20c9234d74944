package org.radiomate.io.dicomweb;

import org.radiomate.task.ProblemException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads credentials from a file of the user's own: UTF-8 lines {@code user: name} and {@code password: secret}, or one line
 * {@code token: secret}; empty lines and those that begin with # do not count. Where the file system knows owners, the file
 * must be closed to everyone else. No message repeats a line, nor the path, which may be a secret put in the wrong field.
 */
public final class CredentialsFile {

	private static final int MOST_BYTES = 1 << 16;
	private static final Set<String> NAMES = Set.of("user", "password", "token");
	private static final String FORM = "It needs a line 'user: name' and a line 'password: secret', or a line 'token: secret'.";

	private CredentialsFile() {}

	/**
	 * Reads the file.
	 *
	 * @throws ProblemException if it is missing, open to others or of another form
	 */
	public static Credentials read(final Path file) {
		try {
			if (!Files.isRegularFile(file)) throw new ProblemException(
				"There is no credentials file at this path. Correct 'credentialsfile'.");
			refuseOpenToOthers(file);
			if (Files.size(file) > MOST_BYTES) throw new ProblemException("The credentials file is too long. " + FORM);
			return parse(Files.readAllLines(file));
		}
		catch (final IOException e) {
			throw new ProblemException("Cannot read the credentials file. Check that it is text in UTF-8 that you may read.");
		}
	}

	private static void refuseOpenToOthers(final Path file) throws IOException {
		if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) return;
		final Set<PosixFilePermission> open = Files.getPosixFilePermissions(file);
		open.removeAll(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE,
			PosixFilePermission.OWNER_EXECUTE));
		if (!open.isEmpty()) throw new ProblemException(
			"The credentials file is open to other users of this computer. Close it to them, as by chmod 600.");
	}

	private static Credentials parse(final List<String> lines) {
		final Map<String, String> values = new HashMap<>();
		for (int i = 0; i < lines.size(); i++) {
			final String line = lines.get(i).strip();
			if (line.isEmpty() || line.startsWith("#")) continue;
			final int colon = line.indexOf(':');
			final String name = colon < 0 ? "" : line.substring(0, colon).strip();
			if (!NAMES.contains(name) || values.put(name, line.substring(colon + 1).strip()) != null)
				throw new ProblemException("Line " + (i + 1) + " of the credentials file is not understood. " + FORM);
		}
		return Credentials.of(values.get("user"), values.get("password"), values.get("token"),
			"The credentials file is not complete. " + FORM);
	}
}
