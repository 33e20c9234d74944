package org.radiomate.io.dicom;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What a JPEG 2000 codestream says of its size and length (ITU-T T.800 annex A), looked at before anything is decoded: the decoder
 * allocates whatever the stream says, and ends its thread where data are missing.
 *
 * @param bytes the stream, maybe with boxes around it
 * @param start where its first marker is
 */
record Codestream(ByteBuffer bytes, int start) {

	private static final int START_AND_SIZE = 0xFF4FFF51, TILE_PART = 0xFF90, END = 0xFFD9;
	private static final int SIZE_SEGMENT = 2, HEADER = 42, MOST_TILES = 65535, SHORTEST_PART = 14;

	/** The codestream in some bytes. */
	static Codestream in(final byte[] stream) throws IOException {
		final ByteBuffer bytes = ByteBuffer.wrap(stream);
		for (int at = 0; at + HEADER <= stream.length; at++) {
			if (bytes.getInt(at) == START_AND_SIZE) return new Codestream(bytes, at);
		}
		throw new IOException("it is no JPEG 2000 stream");
	}

	/** Refuses a stream of another size than the header says, or one that is cut short. */
	void check(final int columns, final int rows) throws IOException {
		final long width = word(8) - word(16), height = word(12) - word(20);
		if (width != columns || height != rows) throw new IOException("it is " + width + " x " + height + " pixels and not " +
			columns + " x " + rows);
		if (bytes.getShort(start + 40) != 1) throw new IOException("it has several components");
		final double tiles = tiles(word(8), word(32), word(24)) * tiles(word(12), word(36), word(28));
		if (!(tiles <= MOST_TILES)) throw new IOException("it has " + tiles + " tiles");
		checkEnd();
	}

	private long word(final int offset) {
		return bytes.getInt(start + offset) & 0xffffffffL;
	}

	private static double tiles(final long end, final long first, final long length) {
		return Math.ceil((double) (end - first) / length);
	}

	/** Goes from segment to segment, and from tile part to tile part, to the marker of the end. */
	private void checkEnd() throws IOException {
		long at = start + SIZE_SEGMENT;
		while (marker(at) != END) {
			final long length = marker(at) == TILE_PART ? partLength(at) : 2 + marker(at + 2);
			at += Math.max(2, length);
		}
	}

	private int marker(final long at) throws IOException {
		if (at + 2 > bytes.capacity()) throw new EOFException("its pixels are cut short");
		return bytes.getShort((int) at) & 0xffff;
	}

	/** The length of a tile part; the last may say 0, and goes to the end. */
	private long partLength(final long at) throws IOException {
		marker(at + 10);
		final long length = bytes.getInt((int) at + 6) & 0xffffffffL;
		if (length != 0 && length < SHORTEST_PART) throw new IOException("a tile is damaged");
		return length > 0 ? length : lastMarker() - at;
	}

	/** Where the last two bytes are but for those that fill up to an even length. */
	private long lastMarker() {
		int end = bytes.capacity();
		while (end > 0 && bytes.get(end - 1) == 0) end--;
		return end - 2L;
	}
}
