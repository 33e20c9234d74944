package org.radiomate.imagej;

import org.radiomate.io.dicomweb.Credentials;
import org.radiomate.io.dicomweb.CredentialsFile;
import org.radiomate.task.ProblemException;

import java.awt.GraphicsEnvironment;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where credentials are: a parameter names the place, so that the recorder, macros and the memory of dialogs hold no secret.
 * No message repeats what was given, in case that somebody gave the secret itself.
 */
public final class CredentialsSource {

	private CredentialsSource() {}

	/**
	 * The credentials.
	 *
	 * @param place none, ask, environment or file
	 * @param file path of the file; if given, the place may be left none
	 * @param server who asks, for the dialog
	 * @param environment the process's variables
	 */
	public static Credentials read(final String place, final String file, final String server,
		final Map<String, String> environment)
	{
		final boolean hasFile = !file.isBlank();
		switch (place.strip()) {
			case "none":
				return hasFile ? ofFile(file) : Credentials.NONE;
			case "file":
				if (!hasFile) throw new ProblemException("'credentialsfile' is empty. Give the path of a credentials file.");
				return ofFile(file);
			case "ask", "environment":
				if (hasFile) throw new ProblemException("Both 'credentials' and 'credentialsfile' name a place. Give one of them.");
				return place.strip().equals("ask") ? ask(server) : Credentials.ofEnvironment(environment);
			default:
				throw new ProblemException("'credentials' names where credentials are: none, ask, environment or file. Correct it.");
		}
	}

	private static Credentials ofFile(final String file) {
		try {
			return CredentialsFile.read(Path.of(file.strip()));
		}
		catch (final InvalidPathException e) {
			throw new ProblemException("'credentialsfile' is not a path. Correct it.");
		}
	}

	private static Credentials ask(final String server) {
		if (GraphicsEnvironment.isHeadless()) throw new ProblemException(
			"Without a window nobody can be asked for a password. Use environment or file for 'credentials'.");
		return new CredentialsDialog(server).ask();
	}
}
