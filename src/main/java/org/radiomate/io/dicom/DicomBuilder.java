package org.radiomate.io.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes the elements of a file or an item that is to be written; text is UTF-8. */
public final class DicomBuilder {

	/** The longest decimal string that DICOM allows. */
	private static final int DECIMAL_LENGTH = 16;

	private final SortedMap<Integer, DicomElement> elements = new TreeMap<>(Integer::compareUnsigned);

	/** Starts with nothing. */
	public static DicomBuilder empty() {
		return new DicomBuilder();
	}

	/** Takes over elements of another object as they are, such as the patient's; what it does not have is set empty. */
	public DicomBuilder copy(final DicomObject from, final DicomTag... tags) {
		for (final DicomTag tag : tags) {
			if (tag.vr().isText()) text(tag, from.texts(tag).toArray(String[]::new));
			else if (from.element(tag) != null) elements.put(tag.number(), from.element(tag));
		}
		return this;
	}

	/** Sets text elements without a value. */
	DicomBuilder empties(final DicomTag... tags) {
		for (final DicomTag tag : tags) text(tag);
		return this;
	}

	/** Sets text; no value makes an empty element. */
	public DicomBuilder text(final DicomTag tag, final String... values) {
		final Charset charset = tag.vr() == Vr.UI ? StandardCharsets.US_ASCII : StandardCharsets.UTF_8;
		return put(tag, padded(String.join("\\", values).getBytes(charset), tag.vr() == Vr.UI ? (byte) 0 : (byte) ' '));
	}

	/** Sets decimal text, as exact as its 16 characters allow. */
	public DicomBuilder decimals(final DicomTag tag, final double... values) {
		return text(tag, Arrays.stream(values).mapToObj(DicomBuilder::decimal).collect(Collectors.joining("\\")));
	}

	/** Sets whole numbers, as text or binary as the tag needs. */
	public DicomBuilder integers(final DicomTag tag, final int... values) {
		if (tag.vr().isText()) {
			return text(tag, Arrays.stream(values).mapToObj(Integer::toString).collect(Collectors.joining("\\")));
		}
		final int size = tag.vr().form() == Vr.Form.UNSIGNED_32 || tag.vr() == Vr.AT ? 4 : 2;
		final ByteBuffer bytes = ByteBuffer.allocate(values.length * size).order(ByteOrder.LITTLE_ENDIAN);
		for (final int value : values) {
			if (tag.vr() == Vr.AT) bytes.putShort((short) (value >>> 16)).putShort((short) value);
			else if (size == 4) bytes.putInt(value);
			else bytes.putShort((short) value);
		}
		return put(tag, bytes.array());
	}

	/** Sets a sequence. */
	public DicomBuilder items(final DicomTag tag, final List<DicomObject> items) {
		elements.put(tag.number(), DicomElement.ofItems(tag.number(), items));
		return this;
	}

	/** Sets a sequence of one item. */
	public DicomBuilder item(final DicomTag tag, final DicomBuilder item) {
		return items(tag, List.of(item.build()));
	}

	/** Sets bytes, such as pixel data. */
	public DicomBuilder bytes(final DicomTag tag, final Vr vr, final byte[] value) {
		elements.put(tag.number(), DicomElement.of(tag.number(), vr, ByteOrder.LITTLE_ENDIAN, padded(value, (byte) 0)));
		return this;
	}

	/** The elements set so far. */
	public DicomObject build() {
		return new DicomObject("a new DICOM file", new TreeMap<>(elements), TextCoding.UTF_8);
	}

	private DicomBuilder put(final DicomTag tag, final byte[] value) {
		elements.put(tag.number(), DicomElement.of(tag.number(), tag.vr(), ByteOrder.LITTLE_ENDIAN, value));
		return this;
	}

	private static byte[] padded(final byte[] value, final byte padding) {
		if (value.length % 2 == 0) return value;
		final byte[] even = Arrays.copyOf(value, value.length + 1);
		even[value.length] = padding;
		return even;
	}

	/** The shortest text that gives the number back, or as many digits as fit. */
	static String decimal(final double value) {
		final String shortest = value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double
			.toString(value);
		if (shortest.length() <= DECIMAL_LENGTH) return shortest;
		for (int digits = DECIMAL_LENGTH; digits > 0; digits--) {
			final String text = String.format(java.util.Locale.ROOT, "%." + digits + "g", value);
			if (text.length() <= DECIMAL_LENGTH) return text;
		}
		throw new IllegalArgumentException("No decimal string for " + value);
	}
}
