package org.radiomate.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Builds small NIfTI-1 files, field by field, at the offsets of the standard's nifti1.h. */
public final class NiftiBytes {

	private static final int VOXELS_AT = 352;

	private final ByteBuffer bytes;
	private final int type;

	/** A file of that many voxels in mm, without orientation or scaling. */
	public NiftiBytes(final ByteOrder order, final int type, final int... size) {
		this.type = type;
		int count = 1;
		for (final int n : size) count *= n;
		bytes = ByteBuffer.allocate(VOXELS_AT + count * bytesPerVoxel(type)).order(order);
		bytes.putInt(0, 348);
		bytes.putShort(40, (short) size.length);
		for (int d = 0; d < size.length; d++) bytes.putShort(42 + 2 * d, (short) size[d]);
		bytes.putShort(70, (short) type);
		bytes.putShort(72, (short) (8 * bytesPerVoxel(type)));
		bytes.putFloat(76, 1);
		bytes.putFloat(108, VOXELS_AT);
		bytes.put(344, (byte) 'n').put(345, (byte) '+').put(346, (byte) '1');
		spacing(1, 1, 1).unit(2);
	}

	private static int bytesPerVoxel(final int type) {
		return switch (type) {
			case 2, 256 -> 1;
			case 4, 512 -> 2;
			case 128 -> 3;
			case 64, 1024 -> 8;
			default -> 4;
		};
	}

	public NiftiBytes spacing(final double x, final double y, final double z) {
		bytes.putFloat(80, (float) x).putFloat(84, (float) y).putFloat(88, (float) z);
		return this;
	}

	/** The code of the unit: 1 m, 2 mm, 3 µm. */
	public NiftiBytes unit(final int code) {
		bytes.put(123, (byte) code);
		return this;
	}

	public NiftiBytes scaling(final double slope, final double intercept) {
		bytes.putFloat(112, (float) slope).putFloat(116, (float) intercept);
		return this;
	}

	/** The matrix from voxels to the world (right, front, head), rows of four. */
	public NiftiBytes sform(final double[]... rows) {
		bytes.putShort(254, (short) 1);
		for (int r = 0; r < 3; r++) {
			for (int c = 0; c < 4; c++) bytes.putFloat(280 + 16 * r + 4 * c, (float) rows[r][c]);
		}
		return this;
	}

	/** The rotation from voxels to the world as a quaternion, and the factor of the third axis, 1 or -1. */
	public NiftiBytes qform(final double b, final double c, final double d, final int factor) {
		bytes.putShort(252, (short) 1);
		bytes.putFloat(256, (float) b).putFloat(260, (float) c).putFloat(264, (float) d).putFloat(76, factor);
		return this;
	}

	/** The stored values, x fastest. */
	public NiftiBytes voxels(final double... values) {
		for (int i = 0; i < values.length; i++) {
			switch (type) {
				case 2, 256 -> bytes.put(VOXELS_AT + i, (byte) (long) values[i]);
				case 4, 512 -> bytes.putShort(VOXELS_AT + 2 * i, (short) (long) values[i]);
				case 8, 768 -> bytes.putInt(VOXELS_AT + 4 * i, (int) (long) values[i]);
				case 16 -> bytes.putFloat(VOXELS_AT + 4 * i, (float) values[i]);
				case 64 -> bytes.putDouble(VOXELS_AT + 8 * i, values[i]);
				default -> throw new IllegalArgumentException("type " + type);
			}
		}
		return this;
	}

	/** The same file as NIfTI-2, field by field at the offsets of nifti2.h. */
	public byte[] nifti2(final boolean detached) {
		final int voxelsAt = 544, voxels = bytes.capacity() - VOXELS_AT;
		final ByteBuffer wide = ByteBuffer.allocate(voxelsAt + voxels).order(bytes.order());
		wide.putInt(0, 540).put(4, (byte) 'n').put(5, (byte) (detached ? 'i' : '+')).put(6, (byte) '2');
		wide.put(8, (byte) 13).put(9, (byte) 10).put(10, (byte) 26).put(11, (byte) 10);
		wide.putShort(12, bytes.getShort(70)).putShort(14, bytes.getShort(72));
		for (int d = 0; d < 8; d++) wide.putLong(16 + 8 * d, bytes.getShort(40 + 2 * d)).putDouble(104 + 8 * d, bytes.getFloat(76 + 4 * d));
		wide.putLong(168, detached ? 0 : voxelsAt).putDouble(176, bytes.getFloat(112)).putDouble(184, bytes.getFloat(116));
		wide.putInt(344, bytes.getShort(252)).putInt(348, bytes.getShort(254));
		for (int i = 0; i < 18; i++) wide.putDouble(352 + 8 * i, bytes.getFloat(256 + 4 * i));
		wide.putInt(500, bytes.get(123));
		wide.put(voxelsAt, bytes.array(), VOXELS_AT, voxels);
		return wide.array();
	}

	/** Writes the file as a pair: the header by this name, and the voxels by that. */
	public void writePair(final Path header, final Path voxels) throws IOException {
		final byte[] first = java.util.Arrays.copyOf(bytes.array(), 348);
		ByteBuffer.wrap(first).order(bytes.order()).putFloat(108, 0).put(345, (byte) 'i');
		Files.write(header, packed(header, first));
		Files.write(voxels, packed(voxels, java.util.Arrays.copyOfRange(bytes.array(), VOXELS_AT, bytes.capacity())));
	}

	private static byte[] packed(final Path file, final byte[] bytes) {
		return file.toString().endsWith(".gz") ? gzip(bytes) : bytes;
	}

	public byte[] plain() {
		return bytes.array().clone();
	}

	public byte[] gzip() {
		return gzip(bytes.array());
	}

	private static byte[] gzip(final byte[] bytes) {
		try {
			final ByteArrayOutputStream packed = new ByteArrayOutputStream();
			try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
				out.write(bytes);
			}
			return packed.toByteArray();
		}
		catch (final IOException e) {
			throw new IllegalStateException(e);
		}
	}

	/** Writes the file, packed if its name ends in .gz. */
	public Path write(final Path file) throws IOException {
		return Files.write(file, file.toString().endsWith(".gz") ? gzip() : plain());
	}
}
