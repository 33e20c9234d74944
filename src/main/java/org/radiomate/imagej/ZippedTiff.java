package org.radiomate.imagej;

import ij.ImagePlus;
import ij.io.FileInfo;

import org.radiomate.io.Memory;
import org.radiomate.io.SafeFile;
import org.radiomate.task.ProblemException;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A TIFF in a zip, as ImageJ's Save As > ZIP writes it. It is unpacked into a file that is deleted again, so that it can be looked
 * at like any TIFF before it is opened; never to more than the zip says and memory can hold.
 */
final class ZippedTiff {

	private static final int SIGNATURE = 0x504B0304, BUFFER = 1 << 16;

	private ZippedTiff() {}

	/** Whether a file begins as a zip. */
	static boolean isZip(final Path file) {
		try (InputStream in = Files.newInputStream(file)) {
			final byte[] start = in.readNBytes(4);
			return start.length == 4 && ByteBuffer.wrap(start).getInt() == SIGNATURE;
		}
		catch (final IOException e) {
			throw new ProblemException("Cannot read " + file + ": " + SafeFile.reason(e) + ".", e);
		}
	}

	/** Opens the first file of the zip, if what the zip says of its size fits into memory. */
	static ImagePlus open(final Path zip) {
		try (ZipFile file = new ZipFile(zip.toFile())) {
			final ZipEntry entry = file.size() == 0 ? null : file.entries().nextElement();
			if (entry == null || !entry.getName().toLowerCase(Locale.ROOT).matches("(?s).*\\.tiff?")) throw new ProblemException(zip +
				" holds no TIFF. Save the image as ZIP with ImageJ, or unpack it.");
			Memory.require(entry.getSize(), zip.toString());
			try (InputStream in = file.getInputStream(entry)) {
				return open(in, entry, zip);
			}
		}
		catch (final IOException | IllegalArgumentException e) {
			throw new ProblemException(zip + " is cut short or damaged. Copy it again.", e);
		}
	}

	private static ImagePlus open(final InputStream in, final ZipEntry entry, final Path zip) throws IOException {
		final Path tiff = Files.createTempFile("radiomate", ".tif");
		try {
			unpack(in, tiff, entry.getSize());
			final ImagePlus image = ImageFiles.openPlain(tiff, zip);
			image.setTitle(entry.getName().substring(entry.getName().lastIndexOf('/') + 1));
			rename(image.getOriginalFileInfo(), zip);
			return image;
		}
		finally {
			Files.delete(tiff);
		}
	}

	/** The image came from the zip, for whoever asks ImageJ. */
	private static void rename(final FileInfo info, final Path zip) {
		info.fileFormat = FileInfo.ZIP_ARCHIVE;
		info.fileName = zip.getFileName().toString();
		info.directory = zip.toAbsolutePath().getParent() + File.separator;
	}

	/** A zip may hold more than it says. */
	private static void unpack(final InputStream in, final Path tiff, final long size) throws IOException {
		final byte[] buffer = new byte[BUFFER];
		long left = size;
		try (OutputStream out = Files.newOutputStream(tiff)) {
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
				left -= read;
				if (left < 0) throw new ZipException("longer than it says");
				out.write(buffer, 0, read);
			}
		}
	}
}
