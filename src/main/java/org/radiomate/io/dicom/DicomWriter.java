package org.radiomate.io.dicom;

import org.radiomate.io.SafeFile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes DICOM files. New ones are implicit little endian, which every reader must know and whose values may be longer than
 * 64 kB, as those of contours can be; copies keep the syntax of their original, compressed pixels to the byte. All lengths but
 * that of compressed pixels are defined.
 */
public final class DicomWriter {

	/** This program's identifier, made from a UUID (PS3.5 annex B.2). */
	static final String IMPLEMENTATION_UID = "2.25.240187306542975183640271839405716283940";
	private static final String IMPLEMENTATION_NAME = "RADIOMATE";
	private static final int ITEM = 0xFFFE_E000, SEQUENCE_END = 0xFFFE_E0DD, UNDEFINED = 0xFFFF_FFFF;
	private static final int LONGEST_SHORT_VALUE = 0xffff;

	private final boolean explicit;
	private final ByteOrder order;

	private DicomWriter(final TransferSyntax syntax) {
		explicit = syntax.isExplicit();
		order = syntax.order();
	}

	/** Writes a new file. Its elements must hold the class and instance identifiers. */
	public static void write(final DicomObject object, final Path file) {
		write(new DicomFile(TransferSyntax.IMPLICIT_LITTLE, object), file);
	}

	/** Writes a file in its own syntax. Its elements must hold the class and instance identifiers. */
	public static void write(final DicomFile dicom, final Path file) {
		SafeFile.write(file, out -> write(dicom, out));
	}

	/** Writes a new file to a stream. */
	public static void write(final DicomObject object, final OutputStream out) throws IOException {
		write(new DicomFile(TransferSyntax.IMPLICIT_LITTLE, object), out);
	}

	/** Writes a file in its own syntax to a stream, which stays open. */
	public static void write(final DicomFile dicom, final OutputStream out) throws IOException {
		final DicomWriter plain = new DicomWriter(TransferSyntax.EXPLICIT_LITTLE);
		final byte[] meta = plain.bytes(meta(dicom));
		out.write(new byte[128]);
		out.write(new byte[] { 'D', 'I', 'C', 'M' });
		out.write(plain.bytes(DicomBuilder.empty().integers(DicomTag.GROUP_LENGTH, meta.length).build()));
		out.write(meta);
		final byte[] data = new DicomWriter(dicom.syntax()).bytes(dicom.data());
		if (dicom.syntax().equals(TransferSyntax.DEFLATED)) writeDeflated(data, out);
		else out.write(data);
	}

	private static void writeDeflated(final byte[] data, final OutputStream out) throws IOException {
		final DeflaterOutputStream deflating = new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true));
		deflating.write(data);
		deflating.finish();
	}

	private static DicomObject meta(final DicomFile dicom) {
		return DicomBuilder.empty().bytes(DicomTag.META_VERSION, Vr.OB, new byte[] { 0, 1 }).text(DicomTag.MEDIA_CLASS_UID,
			dicom.data().requiredText(DicomTag.SOP_CLASS_UID)).text(DicomTag.MEDIA_INSTANCE_UID, dicom.data().requiredText(
				DicomTag.SOP_INSTANCE_UID)).text(DicomTag.TRANSFER_SYNTAX_UID, dicom.syntax().uid()).text(
					DicomTag.IMPLEMENTATION_CLASS_UID, IMPLEMENTATION_UID).text(DicomTag.IMPLEMENTATION_VERSION_NAME,
						IMPLEMENTATION_NAME).build();
	}

	private byte[] bytes(final DicomObject object) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (final DicomElement element : object.elements()) write(element, out);
		return out.toByteArray();
	}

	private void write(final DicomElement element, final ByteArrayOutputStream out) throws IOException {
		if (!element.fragments().isEmpty()) {
			writeFragments(element, out);
			return;
		}
		final byte[] value = element.vr() == Vr.SQ ? items(element) : ordered(element);
		writeHead(element.tag(), element.vr(), value.length, out);
		out.write(value);
	}

	/** What is too long for two bytes of length is written as of unknown representation (PS3.5 section 6.2.2). */
	private void writeHead(final int tag, final Vr vr, final int length, final ByteArrayOutputStream out) {
		final boolean fits = vr.hasLongLength() || length >= 0 && length <= LONGEST_SHORT_VALUE;
		final Vr written = fits ? vr : Vr.UN;
		final ByteBuffer head = ByteBuffer.allocate(12).order(order);
		head.putShort((short) (tag >>> 16)).putShort((short) tag);
		if (explicit) head.put((byte) written.name().charAt(0)).put((byte) written.name().charAt(1));
		if (explicit && written.hasLongLength()) head.putShort((short) 0);
		if (explicit && !written.hasLongLength()) head.putShort((short) length);
		else head.putInt(length);
		out.write(head.array(), 0, head.position());
	}

	private void writeItemHead(final int tag, final int length, final ByteArrayOutputStream out) {
		out.writeBytes(ByteBuffer.allocate(8).order(order).putShort((short) (tag >>> 16)).putShort((short) tag).putInt(length)
			.array());
	}

	private byte[] items(final DicomElement sequence) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (final DicomObject item : sequence.items()) {
			final byte[] content = bytes(item);
			writeItemHead(ITEM, content.length, out);
			out.write(content);
		}
		return out.toByteArray();
	}

	private void writeFragments(final DicomElement pixels, final ByteArrayOutputStream out) throws IOException {
		writeHead(pixels.tag(), Vr.OB, UNDEFINED, out);
		for (final byte[] fragment : pixels.fragments()) {
			writeItemHead(ITEM, fragment.length, out);
			out.write(fragment);
		}
		writeItemHead(SEQUENCE_END, 0, out);
	}

	/** The value in the byte order of the file. */
	private byte[] ordered(final DicomElement element) {
		final int size = element.vr().unitBytes();
		if (element.order() == order || size == 1) return element.value();
		final byte[] swapped = element.value().clone();
		for (int i = 0; i < swapped.length - swapped.length % size; i++) swapped[i] = element.value()[i - i % size + size - 1 - i % size];
		return swapped;
	}
}
