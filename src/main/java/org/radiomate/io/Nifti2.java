package org.radiomate.io;

import org.radiomate.task.ProblemException;

import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * The header of NIfTI-2, whose fields are those of NIfTI-1 but wider and elsewhere. Source: nifti2.h,
 * <a href="https://nifti.nimh.nih.gov/nifti-2">nifti.nimh.nih.gov</a>.
 */
final class Nifti2 {

	static final int BYTES = 540;
	private static final int MAGIC = 4, TYPE = 12, SIZES = 16, LENGTHS = 104, SLOPE = 176, FORMS = 344, PLACE = 352, PLACE_NUMBERS = 18,
			UNITS = 500;

	private Nifti2() {}

	/** The same header as NIfTI-1 has it, in single precision, of the same byte order. */
	static ByteBuffer asNifti1(final Path file, final ByteBuffer from) {
		final ByteBuffer to = ByteBuffer.allocate(NiftiHeader.BYTES).order(from.order()).putInt(0, NiftiHeader.BYTES);
		to.putShort(70, from.getShort(TYPE)).putShort(72, from.getShort(TYPE + 2));
		for (int d = 0; d < 8; d++) {
			to.putShort(40 + 2 * d, size(file, from.getLong(SIZES + 8 * d)));
			to.putFloat(76 + 4 * d, (float) from.getDouble(LENGTHS + 8 * d));
		}
		to.putFloat(112, (float) from.getDouble(SLOPE)).putFloat(116, (float) from.getDouble(SLOPE + 8));
		to.putShort(252, (short) from.getInt(FORMS)).putShort(254, (short) from.getInt(FORMS + 4));
		for (int i = 0; i < PLACE_NUMBERS; i++) to.putFloat(256 + 4 * i, (float) from.getDouble(PLACE + 8 * i));
		to.put(123, (byte) from.getInt(UNITS));
		// "n+2" is one file, "ni2" a pair
		return to.put(344, from.get(MAGIC)).put(345, from.get(MAGIC + 1)).put(346, (byte) '1');
	}

	private static short size(final Path file, final long size) {
		if (size == (short) size) return (short) size;
		throw new ProblemException(file + " has " + size + " voxels along an axis, more than " + Short.MAX_VALUE + ". Crop it.");
	}
}
