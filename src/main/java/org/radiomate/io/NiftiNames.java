package org.radiomate.io;

import org.radiomate.volume.LabelImage;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * The names of a NIfTI label map's structures: an extension of the code 6, a comment that every program may pass over, whose text
 * is the line "labels" and a line {@code number:name} for each structure.
 */
final class NiftiNames {

	/** What a file's extensions may have to be looked at. */
	static final int MOST_BYTES = 1 << 20;
	private static final int COMMENT = 6, HEADER = 8, MULTIPLE = 16, FLAGS = 4;
	private static final String FIRST_LINE = "labels";

	private NiftiNames() {}

	/** The bytes between header and voxels: the flag of extensions and, if there are names, the extension. */
	static byte[] bytes(final SortedMap<Integer, String> names, final ByteOrder order) {
		if (names.isEmpty()) return new byte[FLAGS];
		final StringBuilder text = new StringBuilder(FIRST_LINE);
		names.forEach((number, name) -> text.append('\n').append(number).append(':').append(name.replaceAll("\\p{Cntrl}", " ")));
		final byte[] comment = text.toString().getBytes(StandardCharsets.UTF_8);
		final int length = (HEADER + comment.length + MULTIPLE - 1) / MULTIPLE * MULTIPLE;
		return ByteBuffer.allocate(FLAGS + length).order(order).put(0, (byte) 1).putInt(FLAGS, length).putInt(FLAGS + 4, COMMENT).put(
			FLAGS + HEADER, comment).array();
	}

	/** The names in these bytes; none if there is no such extension, or it is damaged. */
	static List<LabelImage.Name> of(final ByteBuffer bytes) {
		if (bytes.capacity() < FLAGS || bytes.get(0) == 0) return List.of();
		final List<LabelImage.Name> names = new ArrayList<>();
		int at = FLAGS;
		while (at + HEADER <= bytes.capacity()) {
			final int length = bytes.getInt(at);
			if (length < HEADER || length > bytes.capacity() - at) break;
			if (bytes.getInt(at + 4) == COMMENT) read(new String(bytes.array(), at + HEADER, length - HEADER, StandardCharsets.UTF_8),
				names);
			at += length;
		}
		return names;
	}

	private static void read(final String comment, final List<LabelImage.Name> names) {
		final String[] lines = comment.replace("\0", "").split("\n");
		for (int i = 1; lines[0].equals(FIRST_LINE) && i < lines.length; i++) {
			final String[] parts = lines[i].split(":", 2);
			if (parts.length == 2 && parts[0].matches("-?\\d{1,10}")) names.add(new LabelImage.Name(0, Long.parseLong(parts[0]),
				parts[1]));
		}
	}
}
