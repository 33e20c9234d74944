package org.radiomate.io.jpeg;

import java.io.EOFException;
import java.io.IOException;

/** The marker segments of a JPEG stream, one after the other (ITU-T T.81 annex B). */
final class JpegSegments {

	static final int START_OF_SCAN = 0xDA, RESTART_INTERVAL = 0xDD;
	private static final int START_OF_IMAGE = 0xD8, END_OF_IMAGE = 0xD9, MOST_SEGMENTS = 10_000;

	private final byte[] bytes;
	private int marker;
	private int at;
	private int end;
	private int next;
	private int segments;

	/** @throws IOException if the stream does not begin with a start of image */
	JpegSegments(final byte[] bytes) throws IOException {
		this.bytes = bytes;
		if (bytes.length < 2 || (bytes[0] & 0xff) != 0xFF || (bytes[1] & 0xff) != START_OF_IMAGE) throw new IOException(
			"it is no JPEG stream");
		next = 2;
	}

	/** Takes what a segment before the scan says. */
	interface Reader {

		void read(JpegSegments segment) throws IOException;
	}

	/** Goes through all segments up to the scan's header. */
	void readUpToScan(final Reader reader) throws IOException {
		do {
			advance();
			reader.read(this);
		}
		while (marker != START_OF_SCAN);
	}

	private void advance() throws IOException {
		if (++segments > MOST_SEGMENTS) throw new IOException("it has too many segments");
		at = next;
		end = bytes.length;
		if (read() != 0xFF) throw new IOException("a marker is missing");
		do marker = read();
		while (marker == 0xFF);
		if (marker == END_OF_IMAGE) throw new EOFException("it ends before its pixels");
		final int length = read() << 8 | read();
		if (length < 2 || length - 2 > bytes.length - at) throw new EOFException("a segment is longer than the stream");
		end = at + length - 2;
		next = end;
	}

	/** The second byte of the segment's marker. */
	int marker() {
		return marker;
	}

	/** Bytes of the segment not read yet. */
	int remaining() {
		return end - at;
	}

	/** The next byte of the segment. */
	int read() throws IOException {
		if (at >= end) throw new EOFException("a segment is cut short");
		return bytes[at++] & 0xff;
	}

	/** The next two bytes of the segment. */
	int read16() throws IOException {
		return read() << 8 | read();
	}

	/** Where the bytes behind the segment begin. */
	int next() {
		return next;
	}
}
