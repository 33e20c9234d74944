package org.radiomate.io.jpeg;

import java.io.IOException;

/**
 * The header of a frame of one component, which all kinds of JPEG share (ITU-T T.81 B.2.2).
 *
 * @param precision bits of a sample
 * @param rows lines of the image
 * @param columns samples of a line
 */
record JpegFrame(int precision, int rows, int columns) {

	/** Reads the header up to its component. */
	static JpegFrame read(final JpegSegments segment) throws IOException {
		final JpegFrame frame = new JpegFrame(segment.read(), segment.read16(), segment.read16());
		if (segment.read() != 1) throw new IOException("it has several components");
		return frame;
	}

	/** The same, if its samples have 2 to 16 bits. */
	static JpegFrame readUpTo16Bits(final JpegSegments segment) throws IOException {
		final JpegFrame frame = read(segment);
		if (frame.precision < 2 || frame.precision > 16) throw frame.badPrecision();
		return frame;
	}

	/** Says that samples have so many bits. */
	IOException badPrecision() {
		return new IOException("its samples have " + precision + " bits");
	}

	/** A frame that was read, if it has the size that is expected; refused before anything is allocated. */
	static JpegFrame ofSize(final JpegFrame frame, final int expectedColumns, final int expectedRows) throws IOException {
		if (frame == null) throw new IOException("its frame has no header");
		if (frame.columns != expectedColumns || frame.rows != expectedRows) throw new IOException("it is " + frame.columns + " x " +
			frame.rows + " pixels and not " + expectedColumns + " x " + expectedRows);
		return frame;
	}

	/** The frame's pixels. */
	JpegImage image(final short[] samples) {
		return new JpegImage(columns, rows, samples);
	}
}
