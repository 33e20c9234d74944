package org.radiomate.io.dicomweb;

import org.radiomate.task.ProblemException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * What is sent to prove who asks: nothing, a user's name and password (RFC 7617), or a bearer token (RFC 6750). The secret
 * can be sent and nothing else: it has no accessor outside this package, and the text of this object does not hold it.
 */
public final class Credentials {

	/** Nothing is sent. */
	public static final Credentials NONE = new Credentials("");

	/** Names of environment variables. */
	static final String USER = "RADIOMATE_PACS_USER", PASSWORD = "RADIOMATE_PACS_PASSWORD", TOKEN = "RADIOMATE_PACS_TOKEN";

	private final String header;

	private Credentials(final String header) {
		this.header = header;
	}

	/**
	 * A user's name and password.
	 *
	 * @throws ProblemException if a name is empty or holds what cannot be sent
	 */
	public static Credentials basic(final String user, final String password) {
		if (user.isEmpty()) throw new ProblemException("The credentials have no user name. Give one.");
		if (user.indexOf(':') >= 0 || hasControls(user) || hasControls(password)) throw new ProblemException(
			"The user name must have no colon, and user name and password no control characters. Correct the credentials.");
		return new Credentials("Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(
			StandardCharsets.UTF_8)));
	}

	/**
	 * A bearer token.
	 *
	 * @throws ProblemException if it is empty or holds blanks or other characters that cannot be sent
	 */
	public static Credentials bearer(final String token) {
		if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 0x7f)) throw new ProblemException(
			"The token is empty or holds blanks or other characters that tokens do not have. Correct the credentials.");
		return new Credentials("Bearer " + token);
	}

	/**
	 * What the environment variables {@code RADIOMATE_PACS_USER} and {@code RADIOMATE_PACS_PASSWORD}, or
	 * {@code RADIOMATE_PACS_TOKEN}, hold.
	 */
	public static Credentials ofEnvironment(final Map<String, String> environment) {
		return of(environment.get(USER), environment.get(PASSWORD), environment.get(TOKEN), "The environment must have " +
			USER + " and " + PASSWORD + ", or " + TOKEN + " alone. Set them before the program starts.");
	}

	/** Of a name with its password, or of a token; null for what is not given. */
	static Credentials of(final String user, final String password, final String token, final String problem) {
		if (token != null && user == null && password == null) return bearer(token);
		if (token == null && user != null && password != null) return basic(user, password);
		throw new ProblemException(problem);
	}

	private static boolean hasControls(final String text) {
		return text.chars().anyMatch(Character::isISOControl);
	}

	/** Whether nothing is sent. */
	public boolean isNone() {
		return header.isEmpty();
	}

	/** The value of the header Authorization. */
	String header() {
		return header;
	}

	/** The kind, without the secret. */
	@Override
	public String toString() {
		return isNone() ? "no credentials" : header.substring(0, header.indexOf(' ')) + " credentials";
	}
}
