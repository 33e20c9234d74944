package org.radiomate.io.dicom;

/** The stored values of one slice, two bytes each where that is enough. */
sealed interface StoredPixels {

	/** The stored value at a position in row order. */
	int at(int index);

	/** Values of at most 16 bits. */
	record Shorts(short[] values, boolean signed) implements StoredPixels {

		@Override
		public int at(final int index) {
			return signed ? values[index] : values[index] & 0xffff;
		}
	}

	/** Values of up to 32 bits. */
	record Ints(int[] values) implements StoredPixels {

		@Override
		public int at(final int index) {
			return values[index];
		}
	}
}
