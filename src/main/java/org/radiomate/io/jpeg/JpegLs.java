package org.radiomate.io.jpeg;

import java.io.IOException;

/**
 * Decodes JPEG-LS, lossless and near-lossless, of one component of 2 to 16 bits (ITU-T T.87 (06/98), ISO/IEC 14495-1; Weinberger
 * MJ, Seroussi G, Sapiro G, IEEE Trans Image Process 2000;9:1309, doi:10.1109/83.855427). Preset parameters are honoured;
 * mapping tables, point transforms, restart intervals and several components are refused.
 */
public final class JpegLs {

	private static final int START_OF_FRAME = 0xF7, PRESETS = 0xF8;

	private JpegFrame frame;
	private int[] presets = new int[5];

	private JpegLs() {}

	/**
	 * Decodes a stream.
	 *
	 * @param columns pixels of a row that are expected
	 * @param rows rows that are expected
	 * @throws IOException if the stream is damaged, of another size or of a kind that is refused
	 */
	public static JpegImage decode(final byte[] stream, final int columns, final int rows) throws IOException {
		return new JpegLs().image(stream, columns, rows);
	}

	private JpegImage image(final byte[] stream, final int expectedColumns, final int expectedRows) throws IOException {
		final JpegSegments segments = new JpegSegments(stream);
		segments.readUpToScan(this::readHeader);
		frame = JpegFrame.ofSize(frame, expectedColumns, expectedRows);
		final JpegLsParameters parameters = JpegLsParameters.of(frame.precision(), near(segments), presets);
		return frame.image(new JpegLsScan(stream, segments.next(), parameters, frame.columns(), frame.rows()).decode());
	}

	private void readHeader(final JpegSegments segment) throws IOException {
		switch (segment.marker()) {
			case START_OF_FRAME -> frame = JpegFrame.readUpTo16Bits(segment);
			case PRESETS -> readPresets(segment);
			case JpegSegments.RESTART_INTERVAL -> refuseRestarts(segment);
			default -> {
				// comments and application data
			}
		}
	}

	/** MAXVAL, T1, T2, T3, RESET, where 0 means the default. */
	private void readPresets(final JpegSegments segment) throws IOException {
		if (segment.read() != 1) throw new IOException("it uses mapping tables or an extended size");
		for (int i = 0; i < presets.length; i++) presets[i] = segment.read16();
	}

	private static void refuseRestarts(final JpegSegments segment) throws IOException {
		while (segment.remaining() > 0) {
			if (segment.read() != 0) throw new IOException("it uses restart intervals");
		}
	}

	/** The scan's header; how far a sample may be from the original. */
	private static int near(final JpegSegments segment) throws IOException {
		if (segment.read() != 1) throw new IOException("its scan has several components");
		segment.read();
		if (segment.read() != 0) throw new IOException("it uses mapping tables");
		final int near = segment.read();
		segment.read();
		if (segment.read() != 0) throw new IOException("it uses a point transform");
		return near;
	}
}
