package org.radiomate.hostile;

import org.radiomate.imagej.RoiSetFile;
import org.radiomate.io.dicom.DicomPhantom;
import org.radiomate.io.dicom.DicomWriter;
import org.radiomate.volume.Contour;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.OutlineContour;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small files that unpack to gigabytes, claim them, or are very many things: made when they are needed. */
public final class Bombs {

	private static final int MEGABYTE = 1 << 20, IFD = 8, DESCRIPTION = 180, PIXELS = 300;

	private Bombs() {}

	/** Writes them into a folder: images and masks as files, series as folders. */
	public static void write(final Path folder) throws IOException {
		for (final int megabytes : new int[] { 8192, 1900, 180 }) {
			Files.write(folder.resolve("bomb" + megabytes + ".nii.gz"), gzip(nifti(megabytes), megabytes));
			Files.write(folder.resolve("bomb" + megabytes + ".nrrd"), joined(nrrd("gzip", megabytes), gzip(new byte[0], megabytes)));
		}
		for (final String encoding : List.of("raw", "ascii", "hex", "bzip2")) {
			Files.write(folder.resolve("claim-" + encoding + ".nrrd"), joined(nrrd(encoding, 180), "0 0 0".getBytes(StandardCharsets.UTF_8)));
		}
		tiffs(folder);
		new RoiSetFile().write(List.of(ContourSet.of("T", contours(8_000))), folder.resolve("contours.zip"));
		linked(Files.createDirectory(folder.resolve("linked")));
	}

	private static void tiffs(final Path folder) throws IOException {
		final byte[][] tiffs = { tiff(30000, 30000, 1, 1, 0), tiff(30000, 30000, 5, 1, 0), tiff(10, 5, 1, 1, IFD), tiff(500, 500, 1, 30000,
			0), tiff(-1, -1, 1, 1, 0) };
		for (int i = 0; i < tiffs.length; i++) {
			Files.write(folder.resolve("tiff" + i + ".tif"), tiffs[i]);
			zip(folder.resolve("tiff" + i + ".zip"), tiffs[i], 0);
		}
		zip(folder.resolve("bomb.zip"), tiff(4000, 5000, 1, 12, 0), 500);
	}

	/** A series beside links: to its own folder, to nothing, and to a file of the series. */
	private static void linked(final Path folder) throws IOException {
		for (int z = 0; z < 3; z++) DicomWriter.write(DicomPhantom.slice(z).build(), folder.resolve("s" + z + ".dcm"));
		try {
			Files.createSymbolicLink(folder.resolve("loop"), folder);
			Files.createSymbolicLink(folder.resolve("nothing.dcm"), folder.resolve("gone.dcm"));
		}
		catch (final UnsupportedOperationException | FileSystemException e) {
			System.out.println("No links here: " + e);
		}
	}

	/** Squares, each in the next larger one, and very many beside and over one another. */
	static List<Contour> contours(final int count) {
		final List<Contour> contours = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			final double x = 1 + i % 30, y = 1 + i / 30 % 20, size = 1.5 + i % 5;
			contours.add(new OutlineContour(1, new double[] { x, x + size, x + size, x }, new double[] { y, y, y + size, y + size }));
		}
		return contours;
	}

	private static byte[] nifti(final int megabytes) {
		final ByteBuffer header = ByteBuffer.allocate(352).order(ByteOrder.LITTLE_ENDIAN).putInt(0, 348);
		header.putShort(40, (short) 3).putShort(42, (short) 1024).putShort(44, (short) 1024).putShort(46, (short) megabytes);
		header.putShort(70, (short) 2).putFloat(80, 1).putFloat(84, 1).putFloat(88, 1).putFloat(108, 352);
		return header.put(344, (byte) 'n').put(345, (byte) '+').put(346, (byte) '1').array();
	}

	private static byte[] nrrd(final String encoding, final int megabytes) {
		return ("NRRD0004\ntype: uchar\ndimension: 3\nsizes: 1024 1024 " + megabytes + "\nspacings: 1 1 1\nencoding: " + encoding + "\n\n")
			.getBytes(StandardCharsets.UTF_8);
	}

	/** A file and so many megabytes of zeros; the packed parts of a file may follow one another. */
	private static byte[] gzip(final byte[] first, final int megabytes) throws IOException {
		final ByteArrayOutputStream all = new ByteArrayOutputStream();
		all.write(gzip(first));
		final byte[] zeros = gzip(new byte[MEGABYTE]);
		for (int i = 0; i < megabytes; i++) all.write(zeros);
		return all.toByteArray();
	}

	private static byte[] gzip(final byte[] bytes) throws IOException {
		final ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
			out.write(bytes);
		}
		return packed.toByteArray();
	}

	private static byte[] joined(final byte[] one, final byte[] other) {
		return ByteBuffer.allocate(one.length + other.length).put(one).put(other).array();
	}

	private static void zip(final Path file, final byte[] first, final int megabytes) throws IOException {
		try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file)); ZipOutputStream zip = new ZipOutputStream(out)) {
			zip.setLevel(Deflater.BEST_SPEED);
			zip.putNextEntry(new ZipEntry("image.tif"));
			zip.write(first);
			final byte[] zeros = new byte[MEGABYTE];
			for (int i = 0; i < megabytes; i++) zip.write(zeros);
		}
	}

	/** A TIFF of 16 bits that says a size, a compression, a number of images and where its next directory is; 100 bytes follow. */
	static byte[] tiff(final int width, final int height, final int compression, final int images, final int next) {
		final String description = "ImageJ=1.53\nimages=" + images + "\nslices=" + images + "\nunit=mm\nspacing=2\n";
		final int[][] entries = { { 256, 3, 1, width }, { 257, 3, 1, height }, { 258, 3, 1, 16 }, { 259, 3, 1, compression }, { 262, 3, 1, 1 },
			{ 270, 2, description.length(), DESCRIPTION }, { 273, 4, 1, PIXELS }, { 277, 3, 1, 1 }, { 278, 3, 1, height }, { 279, 4, 1, 100 } };
		final ByteBuffer tiff = ByteBuffer.allocate(PIXELS + 100).order(ByteOrder.LITTLE_ENDIAN).putShort((short) 0x4949).putShort(
			(short) 42).putInt(IFD).putShort((short) entries.length);
		for (final int[] entry : entries) tiff.putShort((short) entry[0]).putShort((short) entry[1]).putInt(entry[2]).putInt(entry[3]);
		tiff.putInt(next).position(DESCRIPTION);
		return tiff.put(description.getBytes(StandardCharsets.UTF_8)).array();
	}
}
