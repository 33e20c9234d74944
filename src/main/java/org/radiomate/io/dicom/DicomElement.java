package org.radiomate.io.dicom;

import java.nio.ByteOrder;
import java.util.List;

/**
 * One element: a value, a sequence of items, or the fragments of compressed pixel data.
 *
 * @param tag group and element as one number
 * @param vr how the value is laid out
 * @param order the byte order of numbers
 * @param value the bytes as in the file; empty for a sequence, not to be changed
 * @param items the items of a sequence; empty for a value
 * @param fragments compressed pixel data, the basic offset table first; empty for any other
 */
public record DicomElement(int tag, Vr vr, ByteOrder order, byte[] value, List<DicomObject> items,
	List<byte[]> fragments)
{

	private static final byte[] NOTHING = {};

	public DicomElement {
		items = List.copyOf(items);
		fragments = List.copyOf(fragments);
	}

	static DicomElement of(final int tag, final Vr vr, final ByteOrder order, final byte[] value) {
		return new DicomElement(tag, vr, order, value, List.of(), List.of());
	}

	static DicomElement ofItems(final int tag, final List<DicomObject> items) {
		return new DicomElement(tag, Vr.SQ, ByteOrder.LITTLE_ENDIAN, NOTHING, items, List.of());
	}

	static DicomElement ofFragments(final int tag, final List<byte[]> fragments) {
		return new DicomElement(tag, Vr.OB, ByteOrder.LITTLE_ENDIAN, NOTHING, List.of(), fragments);
	}
}
