package org.radiomate.io.jpeg;

/**
 * A decoded image of one component.
 *
 * @param columns pixels of a row
 * @param rows number of rows
 * @param samples unsigned 16-bit samples, row by row
 */
public record JpegImage(int columns, int rows, short[] samples) {}
