package org.radiomate.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;
import org.radiomate.task.ProblemException;

/** Checks that bad input is refused in words that a user can act on. */
public final class Problems {

	private Problems() {}

	/** Fails unless the action is refused on one line of text that holds all these parts. */
	public static String assertProblem(final Executable action, final String... parts) {
		final String message = assertThrows(ProblemException.class, action).getMessage();
		for (final String part : parts) assertTrue(message.contains(part), () -> "No '" + part + "' in: " + message);
		assertEquals(1, message.lines().count(), () -> "More than one line: " + message);
		assertTrue(message.length() < 500, () -> "Too long to be read: " + message);
		return message;
	}
}
