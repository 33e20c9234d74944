package org.radiomate.io.dicom;

import org.radiomate.task.ProblemException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;

/** The bytes of a file, counted: more than there are, or than a limit allows, is a sentence and never an allocation. */
final class DicomInput {

	private final InputStream in;
	private final String source;
	private final long limit;
	private long position;

	/** @param limit how many bytes there can be at most */
	DicomInput(final InputStream in, final String source, final long start, final long limit) {
		this.in = in;
		this.source = source;
		this.limit = limit;
		position = start;
	}

	String source() {
		return source;
	}

	long position() {
		return position;
	}

	/** How many bytes there can be from here on. */
	long remaining() {
		return limit - position;
	}

	/** The next byte; -1 at the end. */
	int read() throws IOException {
		if (position >= limit) return -1;
		final int next = in.read();
		if (next >= 0) position++;
		return next;
	}

	int unsigned16(final ByteOrder order) throws IOException {
		final int first = required(), second = required();
		return order == ByteOrder.LITTLE_ENDIAN ? first | second << 8 : first << 8 | second;
	}

	long unsigned32(final ByteOrder order) throws IOException {
		final long first = unsigned16(order), second = unsigned16(order);
		return order == ByteOrder.LITTLE_ENDIAN ? first | second << 16 : first << 16 | second;
	}

	byte[] bytes(final long count) throws IOException {
		if (count > remaining() || count > Integer.MAX_VALUE - 16) throw cutShort();
		final byte[] bytes = in.readNBytes((int) count);
		position += bytes.length;
		if (bytes.length < count) throw cutShort();
		return bytes;
	}

	void skip(final long count) throws IOException {
		if (count > remaining()) throw cutShort();
		in.skipNBytes(count);
		position += count;
	}

	private int required() throws IOException {
		final int next = read();
		if (next < 0) throw cutShort();
		return next;
	}

	ProblemException cutShort() {
		return damaged("it is cut short");
	}

	ProblemException damaged(final String why) {
		return new ProblemException(source + " is damaged at byte " + position + ": " + why + ". Copy or export it again.");
	}
}
