package org.radiomate.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Text files that come with the program, beside the class that uses them. */
public final class Resources {

	private Resources() {}

	/**
	 * The text of a file in UTF-8.
	 *
	 * @throws IllegalStateException if the program was packed without it
	 */
	public static String text(final Class<?> beside, final String file) {
		try (InputStream in = beside.getResourceAsStream(file)) {
			if (in == null) throw new IllegalStateException("The resource " + file + " is missing");
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
