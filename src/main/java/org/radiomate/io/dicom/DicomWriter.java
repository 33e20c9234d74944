package org.radiomate.io.dicom;

import org.radiomate.io.SafeFile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Writes DICOM files in implicit little endian, which every reader must know and whose values may be longer than 64 kB, as
 * those of contours can be. All lengths are defined.
 */
public final class DicomWriter {

	/** This program's identifier, made from a UUID (PS3.5 annex B.2). */
	static final String IMPLEMENTATION_UID = "2.25.240187306542975183640271839405716283940";
	private static final String IMPLEMENTATION_NAME = "RADIOMATE";
	private static final int ITEM = 0xFFFE_E000;

	private DicomWriter() {}

	/** Writes a file. Its elements must hold the class and instance identifiers. */
	public static void write(final DicomObject object, final Path file) {
		SafeFile.write(file, out -> write(object, out));
	}

	/** Writes a file to a stream. */
	public static void write(final DicomObject object, final OutputStream out) throws IOException {
		final byte[] meta = bytes(meta(object), true);
		out.write(new byte[128]);
		out.write(new byte[] { 'D', 'I', 'C', 'M' });
		out.write(bytes(DicomBuilder.empty().integers(DicomTag.GROUP_LENGTH, meta.length).build(), true));
		out.write(meta);
		out.write(bytes(object, false));
	}

	private static DicomObject meta(final DicomObject object) {
		return DicomBuilder.empty().bytes(DicomTag.META_VERSION, Vr.OB, new byte[] { 0, 1 }).text(DicomTag.MEDIA_CLASS_UID,
			object.requiredText(DicomTag.SOP_CLASS_UID)).text(DicomTag.MEDIA_INSTANCE_UID, object.requiredText(
				DicomTag.SOP_INSTANCE_UID)).text(DicomTag.TRANSFER_SYNTAX_UID, TransferSyntax.IMPLICIT_LITTLE.uid()).text(
					DicomTag.IMPLEMENTATION_CLASS_UID, IMPLEMENTATION_UID).text(DicomTag.IMPLEMENTATION_VERSION_NAME,
						IMPLEMENTATION_NAME).build();
	}

	private static byte[] bytes(final DicomObject object, final boolean explicit) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (final DicomElement element : object.elements()) write(element, explicit, out);
		return out.toByteArray();
	}

	private static void write(final DicomElement element, final boolean explicit, final ByteArrayOutputStream out)
		throws IOException
	{
		if (!element.fragments().isEmpty() || element.order() != ByteOrder.LITTLE_ENDIAN) throw new IllegalArgumentException(
			"Only little-endian values are written, not " + DicomTag.describe(element.tag()));
		final byte[] value = element.vr() == Vr.SQ ? items(element) : element.value();
		final ByteBuffer head = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
		head.putShort((short) (element.tag() >>> 16)).putShort((short) element.tag());
		if (explicit) head.put((byte) element.vr().name().charAt(0)).put((byte) element.vr().name().charAt(1));
		if (explicit && element.vr().hasLongLength()) head.putShort((short) 0);
		if (explicit && !element.vr().hasLongLength()) head.putShort((short) value.length);
		else head.putInt(value.length);
		out.write(head.array(), 0, head.position());
		out.write(value);
	}

	private static byte[] items(final DicomElement sequence) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (final DicomObject item : sequence.items()) {
			final byte[] content = bytes(item, false);
			out.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putShort((short) (ITEM >>> 16)).putShort(
				(short) ITEM).putInt(content.length).array());
			out.write(content);
		}
		return out.toByteArray();
	}
}
