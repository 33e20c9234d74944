package org.radiomate.io.dicom;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Makes identifiers of new objects (PS3.5 annex B.2: {@code 2.25.} and 128 bits as a decimal number). */
public final class DicomUid {

	private static final String ROOT = "2.25.";

	private static final int LONGEST = 64;

	private DicomUid() {}

	/** Whether a text is an identifier (PS3.5 section 9): digits and single dots, so that it is safe as a file name. */
	public static boolean isValid(final String text) {
		return text.length() <= LONGEST && text.matches("[0-9]+(\\.[0-9]+)*");
	}

	/** The identifier that belongs to a text: the same text gives the same identifier, also elsewhere. */
	public static String of(final String text) {
		try {
			final byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return ROOT + new BigInteger(1, Arrays.copyOf(hash, 16));
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java has SHA-256", e);
		}
	}
}
