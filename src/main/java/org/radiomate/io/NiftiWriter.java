package org.radiomate.io;

import net.imglib2.Cursor;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.LabelMap;
import org.radiomate.volume.Placement;
import org.radiomate.volume.Volume;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * Writes NIfTI-1 ({@code .nii}, {@code .nii.gz}): label maps as unsigned bytes, or as 16 or 32 bits where their numbers need
 * these, with the names of structures; images as single-precision numbers. Source: NIfTI-1.1 header,
 * <a href="https://nifti.nimh.nih.gov/nifti-1">nifti.nimh.nih.gov</a>.
 */
public final class NiftiWriter {

	private static final short UNSIGNED_BYTE = 2, SHORT = 4, INT = 8, FLOAT = 16;
	private static final byte MILLIMETRE = 2;
	private static final Placement AT_ORIGIN = new Placement(new double[3], new double[] { 1, 0, 0 }, new double[] { 0, 1, 0 },
		new double[] { 0, 0, 1 }, "");

	private NiftiWriter() {}

	/**
	 * Writes the labels of an image of which nothing is known but its grid: rows run to the patient's left, columns to the
	 * back, slices to the head, as {@link NiftiReader} gives them, the first voxel at the origin.
	 */
	public static void write(final LabelMap map, final Path file) {
		write(map, AT_ORIGIN, file);
	}

	/** Writes the labels of an image that lies somewhere in the patient. */
	public static void write(final LabelMap map, final Placement placement, final Path file) {
		final Geometry grid = map.geometry();
		write(placedHeader(grid, placement), new int[] { grid.width(), grid.height(), grid.depth() }, map, map.labels(), file);
	}

	/** Writes an image where it lies in the patient; at the origin if that is not known. */
	public static void write(final Volume volume, final Path file) {
		final Geometry grid = volume.geometry();
		final ByteBuffer header = placedHeader(grid, volume.placement() == null ? AT_ORIGIN : volume.placement());
		write(header, new int[] { grid.width(), grid.height(), grid.depth() }, FLOAT, new byte[4], out -> {
			final Cursor<? extends RealType<?>> voxels = Views.flatIterable(volume.voxels()).cursor();
			while (voxels.hasNext()) out.writeInt(Integer.reverseBytes(Float.floatToIntBits(voxels.next().getRealFloat())));
		}, file);
	}

	/**
	 * Writes the labels of an image that was read from a NIfTI file, with that file's own order of the axes and place in
	 * space, so that other programs lay them over it.
	 *
	 * @throws ProblemException if the file's grid has another size than the labels'
	 */
	public static void writeLike(final LabelMap map, final Path image, final Path file) {
		final NiftiHeader header = header(image);
		final int[] size = header.size(), axisOf = header.grid().axisOf();
		final Geometry grid = map.geometry();
		if (size[axisOf[0]] != grid.width() || size[axisOf[1]] != grid.height() || size[axisOf[2]] != grid.depth()) {
			throw new ProblemException(image + " has another size than the labels, which have " + grid.describe() +
				". Give the image that the contours were drawn on.");
		}
		write(header.bytes(), size, map, stored(map, header), file);
	}

	private static NiftiHeader header(final Path image) {
		try (InputStream in = NiftiReader.open(NiftiPair.of(image).header())) {
			return NiftiHeader.read(image, in);
		}
		catch (final IOException e) {
			throw new ProblemException("Cannot read the image " + image + ": " + SafeFile.reason(e) + ".", e);
		}
	}

	/** The labels' bytes in the order of the file's own axes. */
	private static byte[] stored(final LabelMap map, final NiftiHeader header) {
		final byte[] stored = new byte[map.labels().length];
		final int[] size = header.size();
		final Cursor<UnsignedByteType> voxels = Views.flatIterable(header.grid().oriented(ArrayImgs.unsignedBytes(stored, size[0],
			size[1], size[2]))).cursor();
		for (final byte label : map.labels()) voxels.next().set(label);
		return stored;
	}

	/** The matrix goes from voxels to right, front, head; ours are left, back, head. */
	private static ByteBuffer placedHeader(final Geometry grid, final Placement at) {
		final ByteBuffer header = ByteBuffer.allocate(NiftiHeader.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		header.putInt(0, NiftiHeader.BYTES);
		header.putFloat(76, 1).putFloat(80, (float) grid.spacingXMm()).putFloat(84, (float) grid.spacingYMm()).putFloat(88,
			(float) grid.spacingZMm());
		header.put(123, MILLIMETRE);
		header.putShort(254, (short) 1);
		for (int row = 0; row < 3; row++) {
			final double sign = row < 2 ? -1 : 1;
			header.putFloat(280 + 16 * row, (float) (sign * at.xAxis()[row] * grid.spacingXMm())).putFloat(284 + 16 * row,
				(float) (sign * at.yAxis()[row] * grid.spacingYMm())).putFloat(288 + 16 * row, (float) (sign * at.zAxis()[row] * grid
					.spacingZMm())).putFloat(292 + 16 * row, (float) (sign * at.originMm()[row]));
		}
		return header;
	}

	private static void putSize(final ByteBuffer header, final int[] size) {
		header.putShort(40, (short) 3);
		for (int d = 0; d < 3; d++) {
			if (size[d] > Short.MAX_VALUE) throw new ProblemException(
				"The image has more than 32767 voxels along an axis, which NIfTI cannot hold. Choose TIFF.");
			header.putShort(42 + 2 * d, (short) size[d]);
		}
		for (int d = 4; d <= 7; d++) header.putShort(40 + 2 * d, (short) 1);
	}

	/** Numbers as small as the labels allow, in the header's byte order. */
	private static void write(final ByteBuffer header, final int[] size, final LabelMap map, final byte[] stored, final Path file) {
		final boolean turn = header.order() == ByteOrder.LITTLE_ENDIAN;
		final short type = type(map);
		write(header, size, type, NiftiNames.bytes(map.telling(), header.order()), out -> {
			for (final byte label : stored) {
				final int number = map.numbers()[label & 0xff];
				if (type == UNSIGNED_BYTE) out.writeByte(number);
				else if (type == SHORT) out.writeShort(turn ? Short.reverseBytes((short) number) : number);
				else out.writeInt(turn ? Integer.reverseBytes(number) : number);
			}
		}, file);
	}

	private static short type(final LabelMap map) {
		if (map.lowest() >= 0 && map.highest() <= 255) return UNSIGNED_BYTE;
		return map.lowest() >= Short.MIN_VALUE && map.highest() <= Short.MAX_VALUE ? SHORT : INT;
	}

	private static int bits(final short type) {
		return type == UNSIGNED_BYTE ? Byte.SIZE : type == SHORT ? Short.SIZE : Integer.SIZE;
	}

	private interface Voxels {

		void write(DataOutputStream out) throws IOException;
	}

	/** @param between what stands between header and voxels */
	private static void write(final ByteBuffer header, final int[] size, final short type, final byte[] between,
		final Voxels voxels, final Path file)
	{
		putSize(header, size);
		header.putShort(70, type).putShort(72, (short) bits(type));
		header.putFloat(108, NiftiHeader.BYTES + between.length).putFloat(112, 1).putFloat(116, 0).putFloat(124, 0).putFloat(128, 0);
		header.put(344, (byte) 'n').put(345, (byte) '+').put(346, (byte) '1').put(347, (byte) 0);
		SafeFile.write(file, out -> write(header, between, voxels, file, out));
	}

	private static void write(final ByteBuffer header, final byte[] between, final Voxels voxels, final Path file,
		final OutputStream out) throws IOException
	{
		final boolean packed = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
		final OutputStream target = packed ? new GZIPOutputStream(out) : out;
		final DataOutputStream data = new DataOutputStream(new BufferedOutputStream(target, 1 << 16));
		data.write(header.array());
		data.write(between);
		voxels.write(data);
		data.flush();
		if (target instanceof GZIPOutputStream gzip) gzip.finish();
	}
}
