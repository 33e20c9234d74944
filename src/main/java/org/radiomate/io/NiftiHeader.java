package org.radiomate.io;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Spacing;
import org.radiomate.volume.Volume;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The fields of a NIfTI header that say what the voxels mean, and how its axes come to the order of a DICOM axial slice.
 *
 * @param bytes the header as it is; that of a NIfTI-2 file as NIfTI-1 has it
 * @param length how many bytes the header has in the file
 * @param isDetached whether the voxels are in a file of their own
 * @param voxelOffset where in their file the voxels begin
 * @param axes directions of the three axes towards right, front and head; null where the file states none
 */
record NiftiHeader(Path file, ByteBuffer bytes, int length, boolean isDetached, int[] size, int dataType, double[] spacingMm,
	double slope, double intercept, long voxelOffset, double[][] axes)
{

	static final int BYTES = 348;
	private static final int FLAG = 4;

	static NiftiHeader read(final Path file, final InputStream in) throws IOException {
		final ByteBuffer start = ByteBuffer.wrap(readFully(in, Integer.BYTES));
		final int length = start.order(ByteOrder.LITTLE_ENDIAN).getInt(0), turned = Integer.reverseBytes(length);
		final ByteOrder order = length == BYTES || length == Nifti2.BYTES ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
		final int bytes = order == ByteOrder.LITTLE_ENDIAN ? length : turned;
		if (bytes != BYTES && bytes != Nifti2.BYTES) throw notNifti(file);
		final ByteBuffer header = ByteBuffer.allocate(bytes).order(order).putInt(0, bytes);
		header.put(Integer.BYTES, readFully(in, bytes - Integer.BYTES));
		return bytes == BYTES ? of(file, header, BYTES, offset(file, header.getFloat(108))) : of(file, Nifti2.asNifti1(file, header),
			bytes, offset(file, header.getLong(168)));
	}

	private static long offset(final Path file, final double voxelOffset) {
		if (voxelOffset >= 0 && voxelOffset < 1L << 50) return (long) voxelOffset;
		throw new ProblemException(file + " is damaged: its header says that the voxels begin at byte " + voxelOffset + ".");
	}

	private static NiftiHeader of(final Path file, final ByteBuffer bytes, final int length, final long voxelOffset) {
		final boolean detached = bytes.get(345) == 'i';
		if (bytes.get(344) != 'n' || bytes.get(345) != '+' && !detached) throw notNifti(file);
		final int[] size = size(file, bytes);
		final double slope = bytes.getFloat(112);
		final boolean scaled = slope != 0 && Double.isFinite(slope);
		return new NiftiHeader(file, bytes, length, detached, size, bytes.getShort(70), spacingMm(bytes), scaled ? slope : 1, scaled
			? bytes.getFloat(116) : 0, voxelOffset, axes(bytes));
	}

	private static ProblemException notNifti(final Path file) {
		return new ProblemException(file + " is not a NIfTI-1 image, nor NIfTI-2. Save it as .nii or .nii.gz.");
	}

	private static int[] size(final Path file, final ByteBuffer bytes) {
		final int dimensions = bytes.getShort(40);
		for (int d = 4; d <= Math.min(7, dimensions); d++) {
			if (bytes.getShort(40 + 2 * d) > 1) throw new ProblemException(file +
				" has more than three dimensions. Save one volume of it.");
		}
		final int[] size = new int[3];
		for (int d = 0; d < 3; d++) {
			size[d] = d < dimensions ? bytes.getShort(42 + 2 * d) : 1;
			if (dimensions < 2 || size[d] < 1) throw new ProblemException(file + " is damaged: its header gives the size " +
				size[d] + " along axis " + (d + 1) + ".");
		}
		return size;
	}

	/** Millimetres of the unit of length. */
	private static double unitMm(final ByteBuffer bytes) {
		return switch (bytes.get(123) & 7) {
			case 1 -> 1000;
			case 3 -> 0.001;
			default -> 1;
		};
	}

	private static double[] spacingMm(final ByteBuffer bytes) {
		final double unitMm = unitMm(bytes);
		return new double[] { metric(bytes.getFloat(80)) * unitMm, metric(bytes.getFloat(84)) * unitMm, metric(bytes
			.getFloat(88)) * unitMm };
	}

	/** The shortest decimal of the single-precision number: 0.9765625f is meant, and 0.8f means 0.8. */
	private static double metric(final float value) {
		return Double.parseDouble(Float.toString(Math.abs(value)));
	}

	/** The directions of the three axes towards right, front and head; null where the file states none. */
	private static double[][] axes(final ByteBuffer bytes) {
		if (bytes.getShort(254) > 0) return rows(bytes);
		if (bytes.getShort(252) > 0) return quaternion(bytes.getFloat(256), bytes.getFloat(260), bytes.getFloat(264), bytes
			.getFloat(76) < 0 ? -1 : 1);
		return null;
	}

	/** The matrix's columns as unit vectors, lest a thick tilted slice outweigh a thin row. */
	private static double[][] rows(final ByteBuffer bytes) {
		final double[][] axes = new double[3][3];
		for (int axis = 0; axis < 3; axis++) {
			final float x = bytes.getFloat(280 + 4 * axis), y = bytes.getFloat(296 + 4 * axis), z = bytes.getFloat(312 + 4 *
				axis);
			final double length = Math.sqrt((double) x * x + (double) y * y + (double) z * z);
			axes[0][axis] = x / length;
			axes[1][axis] = y / length;
			axes[2][axis] = z / length;
		}
		return axes;
	}

	private static double[][] quaternion(final double b, final double c, final double d, final double zSign) {
		final double a = Math.sqrt(Math.max(0, 1 - b * b - c * c - d * d));
		return new double[][] { //
			{ a * a + b * b - c * c - d * d, 2 * (b * c - a * d), zSign * 2 * (b * d + a * c) }, //
			{ 2 * (b * c + a * d), a * a + c * c - b * b - d * d, zSign * 2 * (c * d - a * b) }, //
			{ 2 * (b * d - a * c), 2 * (c * d + a * b), zSign * (a * a + d * d - b * b - c * c) } };
	}

	/**
	 * The voxels.
	 *
	 * @param in their file, the header read if they are in one with it
	 */
	ByteBuffer readVoxels(final InputStream in) throws IOException {
		checkSize();
		skipToVoxels(in);
		return ByteBuffer.wrap(readFully(in, (int) (count() * bytesPerVoxel()))).order(bytes.order());
	}

	/** Refuses what cannot be read, before anything is unpacked. */
	private void checkSize() {
		final double needed = (double) count() * bytesPerVoxel();
		if (needed > Integer.MAX_VALUE - 16) throw new ProblemException(file + " holds " + Math.round(needed / 1e6) +
			" MB, more than the 2 GB that can be read. Crop it.");
		Memory.require((long) needed + count() * keptBytesPerVoxel(), file.toString());
	}

	private void skipToVoxels(final InputStream in) throws IOException {
		in.skipNBytes(isDetached ? voxelOffset : between());
	}

	/** Bytes between header and voxels in one file: at least the flag of extensions, also where the header says nothing. */
	private long between() {
		return Math.max(FLAG, voxelOffset - length);
	}

	/** The header itself, if so many bytes follow as it says; compressed ones are unpacked, none is kept. */
	NiftiHeader withAllVoxelsIn(final InputStream in) throws IOException {
		checkSize();
		skipToVoxels(in);
		in.skipNBytes(count() * bytesPerVoxel());
		return this;
	}

	/**
	 * The bytes between header and voxels, where extensions are; nothing where the voxels have a file of their own.
	 *
	 * @param in the file, the header read
	 */
	ByteBuffer readExtensions(final InputStream in) throws IOException {
		final long between = isDetached ? 0 : between();
		return ByteBuffer.wrap(between > NiftiNames.MOST_BYTES ? new byte[0] : in.readNBytes((int) between)).order(bytes.order());
	}

	private long count() {
		return (long) size[0] * size[1] * size[2];
	}

	private int bytesPerVoxel() {
		return switch (dataType) {
			case 2, 256 -> 1;
			case 4, 512 -> 2;
			case 8, 16, 768 -> 4;
			case 64, 1024, 1280 -> 8;
			default -> throw new ProblemException(file + " has voxels of NIfTI type " + dataType +
				", which are not single numbers. Save it as integers or floats.");
		};
	}

	RandomAccessibleInterval<? extends RealType<?>> image(final ByteBuffer voxels) {
		if (isUnscaled() && (dataType == 2 || dataType == 4)) return shorts(voxels);
		if (isUnscaled() && dataType == 16) return floats(voxels);
		final double[] values = new double[(int) count()];
		for (int i = 0; i < values.length; i++) values[i] = raw(voxels, i) * slope + intercept;
		return ArrayImgs.doubles(values, size[0], size[1], size[2]);
	}

	private boolean isUnscaled() {
		return slope == 1 && intercept == 0;
	}

	private int keptBytesPerVoxel() {
		if (isUnscaled() && (dataType == 2 || dataType == 4)) return 2;
		return isUnscaled() && dataType == 16 ? 4 : 8;
	}

	/** CT as it nearly always comes: two bytes a voxel are enough. */
	private RandomAccessibleInterval<? extends RealType<?>> shorts(final ByteBuffer voxels) {
		final short[] values = new short[(int) count()];
		for (int i = 0; i < values.length; i++) values[i] = (short) raw(voxels, i);
		return ArrayImgs.shorts(values, size[0], size[1], size[2]);
	}

	private RandomAccessibleInterval<? extends RealType<?>> floats(final ByteBuffer voxels) {
		final float[] values = new float[(int) count()];
		voxels.asFloatBuffer().get(values);
		return ArrayImgs.floats(values, size[0], size[1], size[2]);
	}

	private double raw(final ByteBuffer voxels, final int i) {
		return switch (dataType) {
			case 2 -> voxels.get(i) & 0xff;
			case 256 -> voxels.get(i);
			case 4 -> voxels.getShort(2 * i);
			case 512 -> voxels.getShort(2 * i) & 0xffff;
			case 8 -> voxels.getInt(4 * i);
			case 768 -> voxels.getInt(4 * i) & 0xffffffffL;
			case 16 -> voxels.getFloat(4 * i);
			case 64 -> voxels.getDouble(8 * i);
			default -> voxels.getLong(8 * i);
		};
	}

	Volume volume(final String name, final RandomAccessibleInterval<? extends RealType<?>> stored, final Spacing given) {
		return grid().volume(name, stored, given);
	}

	/** The grid in the patient: NIfTI's world is right, front, head, ours left, back, head. */
	StoredGrid grid() {
		if (axes == null) return new StoredGrid(size, spacingMm, null, null);
		final double[][] patient = { axes[0].clone(), axes[1].clone(), axes[2] };
		for (int world = 0; world < 2; world++) {
			for (int axis = 0; axis < 3; axis++) patient[world][axis] = -axes[world][axis];
		}
		final double[] origin = originMm();
		if (!DoubleStream.concat(Arrays.stream(patient).flatMapToDouble(Arrays::stream), Arrays.stream(origin)).allMatch(
			Double::isFinite)) throw new ProblemException(file +
				" does not say where it lies: its orientation holds a value that is no number. Save it again.");
		return new StoredGrid(size, spacingMm, patient, origin).checked(file);
	}

	/** Where the first stored voxel lies, by the transformation that gives the axes. */
	private double[] originMm() {
		final boolean matrix = bytes.getShort(254) > 0;
		final double unitMm = unitMm(bytes), x = bytes.getFloat(matrix ? 292 : 268), y = bytes.getFloat(matrix ? 308 : 272), z = bytes
			.getFloat(matrix ? 324 : 276);
		return new double[] { -x * unitMm, -y * unitMm, z * unitMm };
	}

	private static byte[] readFully(final InputStream in, final int count) throws IOException {
		final byte[] bytes = in.readNBytes(count);
		if (bytes.length < count) throw new EOFException();
		return bytes;
	}
}
