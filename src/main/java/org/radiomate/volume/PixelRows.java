package org.radiomate.volume;

import java.util.BitSet;

/**
 * Pixels of a box of a slice, 64 to a word. Rows begin at a column that is a multiple of 64, so that the words of two boxes of a
 * slice lie on one another.
 */
final class PixelRows {

	private static final int SHIFT = 6, WORD = 1 << SHIFT;

	private final int firstWord;
	private final int y0;
	private final int endX;
	private final int words;
	private final int height;
	private final long[] bits;

	/** The pixels of a box, none set; it may begin further left, at the beginning of a word. */
	PixelRows(final int x0, final int y0, final int endX, final int endY) {
		firstWord = x0 >> SHIFT;
		this.y0 = y0;
		this.endX = endX;
		words = Math.max(0, (endX + WORD - 1 >> SHIFT) - firstWord);
		height = Math.max(0, endY - y0);
		bits = new long[words * height];
	}

	/** The pixels of a whole slice. */
	static PixelRows ofSlice(final Geometry grid) {
		return new PixelRows(0, 0, grid.width(), grid.height());
	}

	/** Changes a pixel of the slice; nothing if it lies outside the box. */
	void flip(final int x, final int y) {
		if (holds(x, y)) bits[word(x, y)] ^= 1L << x;
	}

	/** Sets a pixel of the slice; nothing if it lies outside the box. */
	void set(final int x, final int y) {
		if (holds(x, y)) bits[word(x, y)] |= 1L << x;
	}

	private boolean holds(final int x, final int y) {
		return x >= firstWord << SHIFT && y >= y0 && x < endX && y < y0 + height;
	}

	private int word(final int x, final int y) {
		return (x >> SHIFT) - firstWord + words * (y - y0);
	}

	/** Changes every pixel as often as a pixel above it in its column, or it itself, was set. */
	void spreadDown() {
		for (int i = words; i < bits.length; i++) bits[i] ^= bits[i - words];
	}

	/** Changes every pixel as often as a pixel left of it in its row, or it itself, was set. */
	void spreadRight() {
		for (int row = 0; row < height; row++) {
			long carried = 0;
			for (int i = row * words; i < (row + 1) * words; i++) {
				for (int step = 1; step < WORD; step <<= 1) bits[i] ^= bits[i] << step;
				bits[i] ^= carried;
				carried = bits[i] >> WORD - 1;
			}
			if ((endX & WORD - 1) != 0 && words > 0) bits[(row + 1) * words - 1] &= (1L << endX) - 1;
		}
	}

	/** Adds the pixels of a box that this one holds whole. */
	void or(final PixelRows part) {
		for (int row = 0; row < part.height; row++) {
			for (int i = 0, at = at(part, row); i < part.words; i++) bits[at + i] |= part.bits[row * part.words + i];
		}
	}

	/** Changes the pixels of a box that this one holds whole. */
	void xor(final PixelRows part) {
		for (int row = 0; row < part.height; row++) {
			for (int i = 0, at = at(part, row); i < part.words; i++) bits[at + i] ^= part.bits[row * part.words + i];
		}
	}

	/** Whether a pixel of a box that this one holds whole is set in both. */
	boolean intersects(final PixelRows part) {
		for (int row = 0; row < part.height; row++) {
			for (int i = 0, at = at(part, row); i < part.words; i++) {
				if ((bits[at + i] & part.bits[row * part.words + i]) != 0) return true;
			}
		}
		return false;
	}

	private int at(final PixelRows part, final int row) {
		return part.firstWord - firstWord + words * (part.y0 + row - y0);
	}

	/** How many pixels are set. */
	int count() {
		int count = 0;
		for (final long word : bits) count += Long.bitCount(word);
		return count;
	}

	/** The pixels at x + width * y. */
	BitSet toBitSet(final int width) {
		final BitSet pixels = new BitSet();
		forEach(width, pixel -> {
			pixels.set(pixel);
			return true;
		});
		return pixels;
	}

	/** A visitor that says whether to go on. */
	interface Visitor {

		boolean visit(int pixel);
	}

	/** Visits the set pixels at x + width * y until the visitor has enough, and gives whether it had all. */
	boolean forEach(final int width, final Visitor visitor) {
		for (int i = 0; i < bits.length; i++) {
			final int base = (firstWord + i % words) * WORD + width * (y0 + i / words);
			for (long left = bits[i]; left != 0; left &= left - 1) {
				if (!visitor.visit(base + Long.numberOfTrailingZeros(left))) return false;
			}
		}
		return true;
	}
}
