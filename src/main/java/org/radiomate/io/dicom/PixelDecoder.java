package org.radiomate.io.dicom;

import org.radiomate.task.ProblemException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The stored values of a frame of gray pixels: any signedness, 8, 16 or 32 bits allocated, any bits stored and high bit (PS3.5
 * section 8), native or compressed.
 *
 * @param file the file, with its pixel data
 */
record PixelDecoder(DicomFile file) {

	/** Most pixels of a frame: 4096 x 4096. */
	private static final int LARGEST_FRAME = 1 << 24;

	/** Decodes one frame. */
	StoredPixels decode(final int frame) {
		final DicomObject data = file.data();
		refuseColour(data);
		final int pixels = pixels(data);
		final int allocated = data.requiredInteger(DicomTag.BITS_ALLOCATED, 8, 32);
		if (allocated % 8 != 0 || allocated == 24) throw new ProblemException(data.source() + " has pixels of " + allocated +
			" bits, which are not whole bytes. Export it again.");
		final byte[] bytes = file.syntax().isEncapsulated() ? PixelCodecs.decode(file, fragment(frame), allocated) : plain(
			frame, pixels, allocated / 8);
		if (bytes.length < pixels * (long) (allocated / 8)) throw cutShort();
		return values(bytes, pixels, allocated);
	}

	private static int pixels(final DicomObject data) {
		final long pixels = (long) data.requiredInteger(DicomTag.ROWS, 1, 65535) * data.requiredInteger(DicomTag.COLUMNS, 1,
			65535);
		if (pixels <= LARGEST_FRAME) return (int) pixels;
		throw new ProblemException(data.source() + " has frames of " + pixels + " pixels, more than this program reads.");
	}

	private static void refuseColour(final DicomObject data) {
		final int samples = data.integer(DicomTag.SAMPLES_PER_PIXEL, 1, 1, 65535);
		final String meaning = data.text(DicomTag.PHOTOMETRIC_INTERPRETATION);
		if (samples == 1 && (meaning.isEmpty() || meaning.startsWith("MONOCHROME"))) return;
		throw new ProblemException(data.source() + " is a colour image (" + meaning + "). Use a series of gray values.");
	}

	private ProblemException cutShort() {
		return new ProblemException(file.data().source() + " has fewer pixels than its size says. Copy or export it again.");
	}

	private byte[] plain(final int frame, final int pixels, final int bytesPerPixel) {
		final DicomElement element = file.data().element(DicomTag.PIXEL_DATA);
		final long start = (long) frame * pixels * bytesPerPixel, end = start + (long) pixels * bytesPerPixel;
		if (element == null || end > element.value().length) throw cutShort();
		return Arrays.copyOfRange(element.value(), (int) start, (int) end);
	}

	/** The compressed bytes of a frame; a single frame may lie in several fragments. */
	private byte[] fragment(final int frame) {
		final DicomElement element = file.data().element(DicomTag.PIXEL_DATA);
		if (element == null || element.fragments().size() < 2) throw cutShort();
		final List<byte[]> fragments = element.fragments().subList(1, element.fragments().size());
		final int frames = file.data().integer(DicomTag.NUMBER_OF_FRAMES, 1, 1, 1_000_000);
		if (frames == 1) return joined(fragments);
		if (fragments.size() == frames) return fragments.get(frame);
		return joined(fragmentsByOffset(element.fragments().get(0), fragments, frame, frames));
	}

	/** The basic offset table says where each frame's first fragment begins, its header of 8 bytes counted. */
	private List<byte[]> fragmentsByOffset(final byte[] table, final List<byte[]> fragments, final int frame,
		final int frames)
	{
		if (table.length < 4 * frames) throw new ProblemException(file.data().source() +
			" does not say which of its compressed parts belong to which frame. Export it uncompressed.");
		final ByteBuffer offsets = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
		final long from = offsets.getInt(4 * frame) & 0xffffffffL;
		final long to = frame + 1 < frames ? offsets.getInt(4 * frame + 4) & 0xffffffffL : Long.MAX_VALUE;
		final List<byte[]> meant = new ArrayList<>();
		long at = 0;
		for (final byte[] fragment : fragments) {
			if (at >= from && at < to) meant.add(fragment);
			at += fragment.length + 8L;
		}
		return meant;
	}

	private static byte[] joined(final List<byte[]> fragments) {
		if (fragments.size() == 1) return fragments.get(0);
		final byte[] all = new byte[fragments.stream().mapToInt(fragment -> fragment.length).sum()];
		int at = 0;
		for (final byte[] fragment : fragments) {
			System.arraycopy(fragment, 0, all, at, fragment.length);
			at += fragment.length;
		}
		return all;
	}

	private StoredPixels values(final byte[] bytes, final int pixels, final int allocated) {
		final DicomObject data = file.data();
		final int stored = data.requiredInteger(DicomTag.BITS_STORED, 1, allocated);
		final int high = data.integer(DicomTag.HIGH_BIT, stored - 1, stored - 1, allocated - 1);
		final boolean signed = data.requiredInteger(DicomTag.PIXEL_REPRESENTATION, 0, 1) == 1;
		final ByteOrder order = file.syntax().isEncapsulated() ? ByteOrder.LITTLE_ENDIAN : file.syntax().order();
		final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
		final int left = 31 - high, right = 32 - stored;
		if (allocated == 32) return ints(buffer, pixels, left, right, signed);
		final short[] values = new short[pixels];
		for (int i = 0; i < pixels; i++) {
			final int raw = (allocated == 8 ? buffer.get(i) : buffer.getShort(2 * i)) << left;
			values[i] = (short) (signed ? raw >> right : raw >>> right);
		}
		return new StoredPixels.Shorts(values, signed);
	}

	private static StoredPixels ints(final ByteBuffer buffer, final int pixels, final int left, final int right,
		final boolean signed)
	{
		final int[] values = new int[pixels];
		for (int i = 0; i < pixels; i++) {
			final int raw = buffer.getInt(4 * i) << left;
			values[i] = signed ? raw >> right : raw >>> right;
		}
		return new StoredPixels.Ints(values);
	}
}
