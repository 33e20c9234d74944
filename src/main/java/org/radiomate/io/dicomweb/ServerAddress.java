package org.radiomate.io.dicomweb;

import org.radiomate.task.ProblemException;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where a DICOMweb service is.
 *
 * @param base such as {@code https://host/dicom-web}, without a slash at its end
 */
record ServerAddress(URI base) {

	private static final String EXAMPLE = "such as https://host/dicom-web";

	/**
	 * Reads an address. Messages never repeat it, because it may hold a password.
	 *
	 * @throws ProblemException if it is none, or holds a user, a query or a fragment
	 */
	static ServerAddress of(final String text) {
		final URI uri = uri(text.strip().replaceAll("/+$", ""));
		final String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
		if (uri.getRawUserInfo() != null || String.valueOf(uri.getRawAuthority()).contains("@")) throw new ProblemException(
			"'server' must not hold a user or password, which macros would keep. Use 'credentials'.");
		if (!(scheme.equals("http") || scheme.equals("https")) || uri.getHost() == null) throw new ProblemException(
			"'server' is not the address of a web server. Give one " + EXAMPLE + ".");
		if (uri.getRawQuery() != null || uri.getRawFragment() != null) throw new ProblemException(
			"'server' must end before any ? or #. Give the service's base address, " + EXAMPLE + ".");
		return new ServerAddress(uri);
	}

	private static URI uri(final String text) {
		try {
			return new URI(text);
		}
		catch (final URISyntaxException e) {
			throw new ProblemException("'server' is not an address. Give one " + EXAMPLE + ".");
		}
	}

	/** The server without the service's path, for messages. */
	String name() {
		return name(base);
	}

	/** Where something below the service is; path and query must be encoded. */
	URI below(final String pathAndQuery) {
		return URI.create(base + pathAndQuery);
	}

	/** Where a redirect leads; it must stay on this server, because credentials are for no other. */
	URI redirected(final URI from, final String location) {
		final URI to;
		if (location.isBlank()) throw new ProblemException(name() + " sends on without saying where. Check 'server'.");
		try {
			to = from.resolve(new URI(location));
		}
		catch (final URISyntaxException e) {
			throw new ProblemException(name() + " sends on to something that is no address. Check 'server'.");
		}
		if (to.getHost() == null || to.getRawUserInfo() != null || !name(to).equals(name())) throw new ProblemException(
			name() + " sends on to another server" + (to.getHost() == null ? "" : ", " + name(to)) +
				". If that one is right, give its address as 'server'.");
		return to;
	}

	boolean isEncrypted() {
		return base.getScheme().equalsIgnoreCase("https");
	}

	/** Whether the server is this computer, so that nothing passes over a network. */
	boolean isThisComputer() {
		final String host = base.getHost().toLowerCase(Locale.ROOT);
		return host.equals("localhost") || host.equals("[::1]") || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
	}

	private static String name(final URI uri) {
		final String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
		final int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
		final boolean usual = port == (scheme.equals("https") ? 443 : 80);
		return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + port);
	}
}
