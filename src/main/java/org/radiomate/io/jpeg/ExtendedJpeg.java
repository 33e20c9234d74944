package org.radiomate.io.jpeg;

import java.io.IOException;

/**
 * Decodes sequential JPEG of 8 or 12 bits with Huffman codes and one component (ITU-T T.81, processes 1, 2 and 4). Progressive
 * and arithmetic coding and several components are refused. The inverse transform is computed in double precision.
 */
public final class ExtendedJpeg {

	private static final int BASELINE = 0xC0, EXTENDED = 0xC1, ARITHMETIC_CONDITIONING = 0xCC, LAST_FRAME = 0xCF,
			QUANTIZATION_TABLES = 0xDB;
	private static final int TABLES = 4, BLOCK = 64;

	private final int[][] quantization = new int[TABLES][];
	private final HuffmanTables codes = new HuffmanTables();
	private JpegFrame frame;
	private int quantizationTable;
	private int restartInterval;

	private ExtendedJpeg() {}

	/**
	 * Decodes a stream.
	 *
	 * @param columns pixels of a row that are expected
	 * @param rows rows that are expected
	 * @throws IOException if the stream is damaged, of another size or of a kind that is refused
	 */
	public static JpegImage decode(final byte[] stream, final int columns, final int rows) throws IOException {
		return new ExtendedJpeg().image(stream, columns, rows);
	}

	private JpegImage image(final byte[] stream, final int expectedColumns, final int expectedRows) throws IOException {
		final JpegSegments segments = new JpegSegments(stream);
		segments.readUpToScan(this::readTables);
		frame = JpegFrame.ofSize(frame, expectedColumns, expectedRows);
		return frame.image(scan(segments, stream).decode(frame.columns(), frame.rows(), frame.precision()));
	}

	private void readTables(final JpegSegments segment) throws IOException {
		final int marker = segment.marker();
		if (marker == BASELINE || marker == EXTENDED) readFrame(segment);
		else if (marker == HuffmanTables.MARKER) codes.read(segment);
		else if (marker == QUANTIZATION_TABLES) readQuantization(segment);
		else if (marker == JpegSegments.RESTART_INTERVAL) restartInterval = segment.read16();
		else if (marker > BASELINE && marker <= LAST_FRAME && marker != ARITHMETIC_CONDITIONING) throw new IOException(
			"it is progressive, lossless or arithmetically coded");
	}

	private void readFrame(final JpegSegments segment) throws IOException {
		frame = JpegFrame.read(segment);
		if (frame.precision() != 8 && frame.precision() != 12) throw frame.badPrecision();
		segment.read16();
		quantizationTable = HuffmanTables.number(segment.read());
	}

	/** The tables, in zigzag order as they stand. */
	private void readQuantization(final JpegSegments segment) throws IOException {
		while (segment.remaining() > 0) {
			final int kind = segment.read();
			final int[] values = new int[BLOCK];
			for (int i = 0; i < BLOCK; i++) values[i] = kind >> 4 == 0 ? segment.read() : segment.read16();
			quantization[HuffmanTables.number(kind & 15)] = values;
		}
	}

	private DctScan scan(final JpegSegments segment, final byte[] stream) throws IOException {
		if (segment.read() != 1) throw new IOException("its scan has several components");
		segment.read();
		final int tables = segment.read();
		final HuffmanCode dcCode = codes.dc(tables), acCode = codes.ac(tables);
		final int[] factors = quantization[quantizationTable];
		if (factors == null) throw new IOException("a table is missing");
		return new DctScan(new HuffmanBits(stream, segment.next()), dcCode, acCode, factors, restartInterval);
	}
}
