package org.radiomate.io.dicom;

import java.nio.ByteOrder;

/**
 * How a file's elements and pixels are encoded (PS3.5 annex A).
 *
 * @param uid its identifier
 */
public record TransferSyntax(String uid) {

	/** Representations unsaid, little endian. */
	public static final TransferSyntax IMPLICIT_LITTLE = new TransferSyntax("1.2.840.10008.1.2");
	/** Representations written, little endian: what this program writes. */
	public static final TransferSyntax EXPLICIT_LITTLE = new TransferSyntax("1.2.840.10008.1.2.1");
	/** As explicit little endian, then compressed as a whole (RFC 1951). */
	public static final TransferSyntax DEFLATED = new TransferSyntax("1.2.840.10008.1.2.1.99");
	/** Retired, found in old archives. */
	public static final TransferSyntax EXPLICIT_BIG = new TransferSyntax("1.2.840.10008.1.2.2");

	/** Whether elements say their representation. */
	public boolean isExplicit() {
		return !equals(IMPLICIT_LITTLE);
	}

	/** The order of bytes in numbers. */
	public ByteOrder order() {
		return equals(EXPLICIT_BIG) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
	}

	/** Whether pixel data lie in compressed fragments. */
	public boolean isEncapsulated() {
		return !equals(IMPLICIT_LITTLE) && !equals(EXPLICIT_LITTLE) && !equals(DEFLATED) && !equals(EXPLICIT_BIG);
	}
}
