package org.radiomate.io.dicom;

import org.radiomate.task.ProblemException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;

/** The elements of a file or of an item of a sequence, by tag. */
public final class DicomObject {

	private final String source;
	private final SortedMap<Integer, DicomElement> elements;
	private final TextCoding coding;

	/**
	 * @param source what the elements come from, for messages
	 * @param elements by unsigned tag; handed over, not copied
	 */
	DicomObject(final String source, final SortedMap<Integer, DicomElement> elements, final TextCoding inherited) {
		this.source = source;
		this.elements = elements;
		final DicomElement own = elements.get(DicomTag.SPECIFIC_CHARACTER_SET.number());
		coding = own == null ? inherited : TextCoding.of(new String(own.value(), StandardCharsets.US_ASCII));
	}

	/** What the elements come from, for messages. */
	public String source() {
		return source;
	}

	/** All elements in the order of their tags. */
	public Collection<DicomElement> elements() {
		return elements.values();
	}

	/** The element; null if there is none. */
	public DicomElement element(final DicomTag tag) {
		return elements.get(tag.number());
	}

	/** Whether there is an element with a value. */
	public boolean has(final DicomTag tag) {
		final DicomElement element = element(tag);
		return element != null && (element.value().length > 0 || !element.items().isEmpty() || !element.fragments().isEmpty());
	}

	/** The text of an element, without padding; empty if there is none. */
	public String text(final DicomTag tag) {
		final DicomElement element = element(tag);
		if (element == null) return "";
		return (tag.vr() == Vr.UI ? new String(element.value(), StandardCharsets.US_ASCII) : coding.decode(element.value()))
			.replace('\0', ' ').strip();
	}

	/** The values of a text element; empty if there is none. */
	public List<String> texts(final DicomTag tag) {
		final String text = text(tag);
		return text.isEmpty() ? List.of() : Arrays.stream(text.split("\\\\", -1)).map(String::strip).toList();
	}

	/** The text of an element that must be there. */
	public String requiredText(final DicomTag tag) {
		require(tag);
		return text(tag);
	}

	/** The items of a sequence; empty if there is none. */
	public List<DicomObject> items(final DicomTag tag) {
		final DicomElement element = element(tag);
		return element == null ? List.of() : element.items();
	}

	/** The first item of a sequence; null if there is none. */
	public DicomObject item(final DicomTag tag) {
		final List<DicomObject> items = items(tag);
		return items.isEmpty() ? null : items.get(0);
	}

	/**
	 * The numbers of an element, decimal text or binary; empty if there is none.
	 *
	 * @throws ProblemException if a value is no finite number
	 */
	public double[] numbers(final DicomTag tag) {
		final DicomElement element = element(tag);
		if (element == null || element.value().length == 0) return new double[0];
		final Vr vr = element.vr() == Vr.UN ? tag.vr() : element.vr();
		return vr.isText() ? decimals(tag) : binary(tag, vr, element);
	}

	/** As {@link #numbers}, of an element that must be there. */
	public double[] requiredNumbers(final DicomTag tag) {
		require(tag);
		return numbers(tag);
	}

	/** As {@link #numbers}, of an element that must have exactly so many. */
	public double[] requiredNumbers(final DicomTag tag, final int count) {
		final double[] numbers = requiredNumbers(tag);
		if (numbers.length == count) return numbers;
		throw new ProblemException(source + " has " + numbers.length + (numbers.length == 1 ? " number" : " numbers") + " in its " + tag
			.describe() + " instead of " + count + ". Export it again.");
	}

	/** The first number of an element, or another where it is missing. */
	public double number(final DicomTag tag, final double otherwise) {
		final double[] numbers = numbers(tag);
		return numbers.length == 0 ? otherwise : numbers[0];
	}

	/**
	 * A whole number from a range that must be there.
	 *
	 * @throws ProblemException if it is missing or out of the range
	 */
	public int requiredInteger(final DicomTag tag, final int lowest, final int highest) {
		return whole(tag, requiredNumbers(tag, 1)[0], lowest, highest);
	}

	/** A whole number from a range, or another where it is missing. */
	public int integer(final DicomTag tag, final int otherwise, final int lowest, final int highest) {
		return whole(tag, number(tag, otherwise), lowest, highest);
	}

	private int whole(final DicomTag tag, final double value, final int lowest, final int highest) {
		if (value == Math.rint(value) && value >= lowest && value <= highest) return (int) value;
		throw new ProblemException(source + " has " + tag.describe() + " " + value + ", not a whole number from " + lowest +
			" to " + highest + ". Export it again.");
	}

	private void require(final DicomTag tag) {
		if (!has(tag)) throw new ProblemException(source + " has no " + tag.describe() + ". Export it again.");
	}

	private double[] decimals(final DicomTag tag) {
		final String text = text(tag);
		int count = 1;
		for (int i = 0; i < text.length(); i++) if (text.charAt(i) == '\\') count++;
		final double[] numbers = new double[count];
		int start = 0;
		for (int n = 0; n < count; n++) {
			final int separator = text.indexOf('\\', start);
			final int end = separator < 0 ? text.length() : separator;
			numbers[n] = decimal(tag, text.substring(start, end));
			start = end + 1;
		}
		return numbers;
	}

	private double decimal(final DicomTag tag, final String text) {
		try {
			final double number = Double.parseDouble(text.strip());
			if (Double.isFinite(number)) return number;
		}
		catch (final NumberFormatException e) {
			// said below, as for infinite ones
		}
		throw new ProblemException(source + " has '" + text.strip() + "' where its " + tag.describe() +
			" needs a number. Export it again.");
	}

	private double[] binary(final DicomTag tag, final Vr vr, final DicomElement element) {
		final ByteBuffer bytes = ByteBuffer.wrap(element.value()).order(element.order());
		final int size = switch (vr.form()) {
			case UNSIGNED_16, SIGNED_16 -> 2;
			case UNSIGNED_32, SIGNED_32, FLOAT_32 -> 4;
			case FLOAT_64 -> 8;
			default -> throw new ProblemException(source + " has no numbers in its " + tag.describe() + ". Export it again.");
		};
		final double[] numbers = new double[element.value().length / size];
		for (int i = 0; i < numbers.length; i++) {
			numbers[i] = number(bytes, i * size, vr.form());
			if (!Double.isFinite(numbers[i])) throw new ProblemException(source + " has " + numbers[i] + " in its " + tag
				.describe() + ". Export it again.");
		}
		return numbers;
	}

	private static double number(final ByteBuffer bytes, final int at, final Vr.Form form) {
		return switch (form) {
			case UNSIGNED_16 -> bytes.getShort(at) & 0xffff;
			case SIGNED_16 -> bytes.getShort(at);
			case UNSIGNED_32 -> bytes.getInt(at) & 0xffffffffL;
			case SIGNED_32 -> bytes.getInt(at);
			case FLOAT_32 -> bytes.getFloat(at);
			default -> bytes.getDouble(at);
		};
	}

	TextCoding coding() {
		return coding;
	}
}
