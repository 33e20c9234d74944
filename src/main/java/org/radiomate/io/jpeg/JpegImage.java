package org.radiomate.io.jpeg;

import java.io.IOException;

/**
 * A decoded image of one component.
 *
 * @param columns pixels of a row
 * @param rows number of rows
 * @param samples unsigned 16-bit samples, row by row
 */
public record JpegImage(int columns, int rows, short[] samples) {

	/** Refuses a frame of another size than is expected, before it is allocated. */
	static void checkSize(final int columns, final int rows, final int expectedColumns, final int expectedRows)
		throws IOException
	{
		if (columns != expectedColumns || rows != expectedRows) throw new IOException("it is " + columns + " x " + rows +
			" pixels and not " + expectedColumns + " x " + expectedRows);
	}
}
