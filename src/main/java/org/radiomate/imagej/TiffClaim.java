package org.radiomate.imagej;

import ij.io.FileInfo;
import ij.io.Opener;

import org.radiomate.io.Memory;
import org.radiomate.io.SafeFile;
import org.radiomate.task.ProblemException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * What a TIFF says that it holds, compared with what is there before ImageJ believes it: ImageJ allocates any size, and follows
 * directories that lead back to themselves for ever.
 *
 * @param file the TIFF
 * @param source what messages call it: the file, or the zip that it was in
 */
record TiffClaim(Path file, Path source) {

	private static final int ENTRY = 12, VERSION = 42;
	/** No compression of TIFF gives more bytes for one: LZW at its best. */
	private static final long MOST_PACKED = 1500;

	/** Refuses what cannot be true or does not fit into memory; says nothing of files that are no TIFF. */
	void check() {
		if (!isTiff()) return;
		long claimed = 0;
		for (final FileInfo part : parts()) claimed += (long) part.width * part.height * part.getBytesPerPixel() * Math.max(1,
			part.nImages);
		if (claimed < 0 || claimed / MOST_PACKED > file.toFile().length()) throw cutShort();
		Memory.require(claimed, source.toString());
	}

	private ProblemException cutShort() {
		return new ProblemException(source + " is cut short. Copy it again.");
	}

	/** The parts, of which none is longer than the file. */
	private FileInfo[] parts() {
		final FileInfo[] parts;
		try {
			parts = Opener.getTiffFileInfo(file.toString());
		}
		catch (final RuntimeException e) {
			// ImageJ fails in many ways on what is damaged
			throw damaged();
		}
		if (parts == null) throw damaged();
		for (final FileInfo part : parts) {
			if (ImageFiles.isCutShort(part, file)) throw cutShort();
		}
		return parts;
	}

	private ProblemException damaged() {
		return new ProblemException(source + " is a damaged TIFF. Copy it again, or save it with ImageJ.");
	}

	/** Whether the file begins as a TIFF; then its directories are followed to their end. */
	private boolean isTiff() {
		try (SeekableByteChannel in = Files.newByteChannel(file)) {
			final ByteBuffer start = read(in, 0, 8);
			if (start == null || start.getShort(0) != 0x4949 && start.getShort(0) != 0x4D4D) return false;
			start.order(start.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
			if (start.getShort(2) != VERSION) return false;
			followDirectories(in, start.order(), start.getInt(4));
			return true;
		}
		catch (final IOException e) {
			throw new ProblemException("Cannot read " + source + ": " + SafeFile.reason(e) + ".", e);
		}
	}

	private void followDirectories(final SeekableByteChannel in, final ByteOrder order, final int first) throws IOException {
		final Set<Integer> seen = new HashSet<>();
		int at = first;
		while (at != 0) {
			if (!seen.add(at)) throw damaged();
			final ByteBuffer count = read(in, at & 0xffffffffL, 2);
			if (count == null) return;
			final ByteBuffer next = read(in, (at & 0xffffffffL) + 2 + ENTRY * (count.order(order).getShort(0) & 0xffff), 4);
			if (next == null) return;
			at = next.order(order).getInt(0);
		}
	}

	/** Some bytes of the file; null if it ends before them. */
	private static ByteBuffer read(final SeekableByteChannel in, final long at, final int count) throws IOException {
		final ByteBuffer bytes = ByteBuffer.allocate(count);
		in.position(at);
		while (bytes.hasRemaining()) {
			if (in.read(bytes) < 0) return null;
		}
		return bytes;
	}
}
