package org.radiomate.io.jpeg;

import java.io.IOException;

/**
 * Decodes lossless JPEG of 2 to 16 bits with Huffman codes and one component (ITU-T T.81 annex H, process 14 with any
 * predictor).
 */
public final class LosslessJpeg {

	private static final int LOSSLESS = 0xC3, FIRST_FRAME = 0xC0, LAST_FRAME = 0xCF, ARITHMETIC_CONDITIONING = 0xCC;
	private static final int LARGEST_PREDICTOR = 7;

	private final HuffmanTables tables = new HuffmanTables();
	private JpegFrame frame;
	private int restartInterval;

	private LosslessJpeg() {}

	/**
	 * Decodes a stream.
	 *
	 * @param columns pixels of a row that are expected
	 * @param rows rows that are expected
	 * @throws IOException if the stream is damaged or cut short, of another size or of a kind that is refused
	 */
	public static JpegImage decode(final byte[] stream, final int columns, final int rows) throws IOException {
		return new LosslessJpeg().image(stream, columns, rows);
	}

	private JpegImage image(final byte[] stream, final int expectedColumns, final int expectedRows) throws IOException {
		final JpegSegments segments = new JpegSegments(stream);
		segments.readUpToScan(this::readTables);
		frame = JpegFrame.ofSize(frame, expectedColumns, expectedRows);
		return frame.image(scan(segments, stream).decode(frame.rows()));
	}

	private void readTables(final JpegSegments segment) throws IOException {
		final int marker = segment.marker();
		if (marker == LOSSLESS) frame = JpegFrame.readUpTo16Bits(segment);
		else if (marker == HuffmanTables.MARKER) tables.read(segment);
		else if (marker == JpegSegments.RESTART_INTERVAL) restartInterval = segment.read16();
		else if (marker >= FIRST_FRAME && marker <= LAST_FRAME && marker != ARITHMETIC_CONDITIONING) throw new IOException(
			"it is not lossless with Huffman codes");
	}

	private LosslessScan scan(final JpegSegments segment, final byte[] stream) throws IOException {
		if (segment.read() != 1) throw new IOException("its scan has several components");
		segment.read();
		final HuffmanCode code = tables.dc(segment.read());
		final int predictor = segment.read();
		segment.read();
		final int shift = segment.read() & 15;
		if (predictor < 1 || predictor > LARGEST_PREDICTOR) throw new IOException("it has no predictor " + predictor);
		if (shift >= frame.precision()) throw new IOException("its samples are shifted by " + shift + " bits of " + frame
			.precision());
		if (restartInterval % frame.columns() != 0) throw new IOException("its restarts are not at the ends of lines");
		return new LosslessScan(new HuffmanBits(stream, segment.next()), code, predictor, frame.precision(), shift, frame
			.columns(), restartInterval / frame.columns());
	}
}
