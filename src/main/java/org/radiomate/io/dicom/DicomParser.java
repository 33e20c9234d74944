package org.radiomate.io.dicom;

import org.radiomate.io.SafeFile;
import org.radiomate.task.ProblemException;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * Reads the elements of a DICOM file (PS3.10, PS3.5): implicit and explicit little endian, explicit big endian, deflated, and
 * the fragments of compressed pixel data. Bounded in depth, number of elements and inflated size, so that a damaged or
 * hostile file ends in a sentence. An element that occurs twice keeps its last value.
 */
public final class DicomParser {

	private static final int PREAMBLE = 128;
	private static final int META_GROUP = 0x0002, FIRST_DATA_GROUP = 0x0008;
	private static final int ITEM = 0xFFFE_E000, ITEM_END = 0xFFFE_E00D, SEQUENCE_END = 0xFFFE_E0DD;
	private static final long UNDEFINED = 0xFFFF_FFFFL;

	private static final int DEEPEST = 32;
	private static final int MOST_ELEMENTS = 1_000_000;
	private static final long INFLATED_AT_LEAST = 64L << 20;
	private static final int INFLATED_TIMES = 20;

	private final DicomInput in;
	private final boolean withPixels;
	private boolean explicit;
	private ByteOrder order;
	private int elements;

	private DicomParser(final DicomInput in, final TransferSyntax syntax, final boolean withPixels) {
		this.in = in;
		this.withPixels = withPixels;
		explicit = syntax.isExplicit();
		order = syntax.order();
	}

	/** Whether a file begins as DICOM files do; old archives leave that out, and then its name must tell. */
	public static boolean isDicom(final Path file) {
		if (!Files.isRegularFile(file)) return false;
		final String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		if (name.endsWith(".dcm") || name.endsWith(".ima")) return true;
		try (InputStream stream = Files.newInputStream(file)) {
			return hasMark(stream.readNBytes(PREAMBLE + 4));
		}
		catch (final IOException e) {
			return false;
		}
	}

	private static boolean hasMark(final byte[] start) {
		return start.length == PREAMBLE + 4 && new String(start, PREAMBLE, 4, StandardCharsets.US_ASCII).equals("DICM");
	}

	/** Reads all elements before the pixel data. */
	public static DicomFile readHeader(final Path file) {
		return read(file, false);
	}

	/** Reads all elements. */
	public static DicomFile read(final Path file) {
		return read(file, true);
	}

	private static DicomFile read(final Path file, final boolean withPixels) {
		try (InputStream stream = new BufferedInputStream(Files.newInputStream(file), 1 << 14)) {
			return read(stream, file.toString(), Files.size(file), withPixels);
		}
		catch (final IOException e) {
			throw new ProblemException("Cannot read " + file + ": " + SafeFile.reason(e) + ".", e);
		}
	}

	/**
	 * Reads a file from a stream, such as an answer from the network.
	 *
	 * @param source what it is, for messages
	 * @param size how many bytes the stream can have at most
	 * @throws ProblemException if it is no DICOM file, or a damaged one
	 */
	public static DicomFile read(final InputStream stream, final String source, final long size, final boolean withPixels)
		throws IOException
	{
		stream.mark(PREAMBLE + 4);
		final boolean marked = hasMark(stream.readNBytes(PREAMBLE + 4));
		if (!marked) stream.reset();
		final DicomInput in = new DicomInput(stream, source, marked ? PREAMBLE + 4 : 0, size);
		try {
			final TransferSyntax syntax = marked ? metaSyntax(in) : unmarkedSyntax(stream, source);
			final DicomInput data = syntax.equals(TransferSyntax.DEFLATED) ? inflated(stream, in, size) : in;
			return new DicomFile(syntax, new DicomParser(data, syntax, withPixels).object());
		}
		catch (final EOFException | ZipException e) {
			throw in.damaged(e instanceof ZipException ? "its compressed part cannot be read" : "it is cut short");
		}
	}

	/** Files without a mark begin with their first element, and this says by itself whether representations are written. */
	private static TransferSyntax unmarkedSyntax(final InputStream stream, final String source) throws IOException {
		stream.mark(6);
		final byte[] first = stream.readNBytes(6);
		stream.reset();
		if (first.length < 2 || first[0] != FIRST_DATA_GROUP || first[1] != 0) throw new ProblemException(source +
			" is not a DICOM file.");
		return first.length == 6 && Vr.of(first[4], first[5]) != null ? TransferSyntax.EXPLICIT_LITTLE
			: TransferSyntax.IMPLICIT_LITTLE;
	}

	private static DicomInput inflated(final InputStream stream, final DicomInput in, final long size) {
		final InputStream inflating = new InflaterInputStream(stream, new Inflater(true), 1 << 14);
		return new DicomInput(new BufferedInputStream(inflating, 1 << 14), in.source(), in.position(), in.position() + Math.max(
			INFLATED_AT_LEAST, INFLATED_TIMES * size));
	}

	/** The file meta information is always explicit and little endian, and says how long it is. */
	private static TransferSyntax metaSyntax(final DicomInput in) throws IOException {
		final DicomParser meta = new DicomParser(in, TransferSyntax.EXPLICIT_LITTLE, false);
		final DicomElement length = meta.element(meta.tag(), 0);
		if (length.tag() != DicomTag.GROUP_LENGTH.number() || length.value().length != 4) {
			throw in.damaged("its file meta information has no length");
		}
		final byte[] bytes = length.value();
		final long end = in.position() + (bytes[0] & 0xff | (bytes[1] & 0xff) << 8 | (bytes[2] & 0xff) << 16 |
			(bytes[3] & 0xffL) << 24);
		final SortedMap<Integer, DicomElement> found = new TreeMap<>(Integer::compareUnsigned);
		while (in.position() < end) {
			final int tag = meta.tag();
			if (tag >>> 16 != META_GROUP) throw in.damaged("its file meta information is longer than it says");
			found.put(tag, meta.element(tag, 0));
		}
		return new TransferSyntax(new DicomObject(in.source(), found, TextCoding.LATIN_1).requiredText(
			DicomTag.TRANSFER_SYNTAX_UID));
	}

	/** All elements up to the end of the file, or to the pixel data. */
	private DicomObject object() throws IOException {
		final SortedMap<Integer, DicomElement> found = new TreeMap<>(Integer::compareUnsigned);
		TextCoding coding = TextCoding.LATIN_1;
		while (true) {
			final int first = in.read();
			if (first < 0) break;
			final int tag = tagFrom(first);
			if (tag == DicomTag.PIXEL_DATA.number() && !withPixels) break;
			if (tag >>> 16 == 0xFFFE) throw in.damaged("an item stands outside of any sequence");
			found.put(tag, element(tag, 0, coding));
			if (tag == DicomTag.SPECIFIC_CHARACTER_SET.number()) coding = new DicomObject("", found, coding).coding();
		}
		if (found.isEmpty()) throw in.damaged("it holds nothing");
		return new DicomObject(in.source(), found, TextCoding.LATIN_1);
	}

	private int tagFrom(final int first) throws IOException {
		final int second = in.read();
		if (second < 0) throw in.cutShort();
		final int group = order == ByteOrder.LITTLE_ENDIAN ? first | second << 8 : first << 8 | second;
		return group << 16 | in.unsigned16(order);
	}

	private int tag() throws IOException {
		return in.unsigned16(order) << 16 | in.unsigned16(order);
	}

	private DicomElement element(final int tag, final int depth) throws IOException {
		return element(tag, depth, TextCoding.LATIN_1);
	}

	private DicomElement element(final int tag, final int depth, final TextCoding coding) throws IOException {
		if (++elements > MOST_ELEMENTS) throw in.damaged("it has more than " + MOST_ELEMENTS + " elements");
		final Vr vr = explicit ? vr(tag) : DicomTag.vrOf(tag);
		final long length = length(vr);
		if (tag == DicomTag.PIXEL_DATA.number() && length == UNDEFINED) return DicomElement.ofFragments(tag, fragments());
		if (vr == Vr.SQ) return DicomElement.ofItems(tag, items(length, depth + 1, coding));
		if (length == UNDEFINED) return unknownSequence(tag, depth + 1, coding);
		return DicomElement.of(tag, vr, order, in.bytes(length));
	}

	private Vr vr(final int tag) throws IOException {
		final int first = in.read(), second = in.read();
		if (second < 0) throw in.cutShort();
		final Vr vr = Vr.of(first, second);
		if (vr != null) return vr;
		throw in.damaged("element " + DicomTag.describe(tag) + " has no value representation");
	}

	private long length(final Vr vr) throws IOException {
		if (!explicit) return in.unsigned32(order);
		if (!vr.hasLongLength()) return in.unsigned16(order);
		in.skip(2);
		return in.unsigned32(order);
	}

	/** A sequence that whoever wrote it did not know is implicit little endian, whatever the file is (PS3.5 6.2.2). */
	private DicomElement unknownSequence(final int tag, final int depth, final TextCoding coding) throws IOException {
		final boolean wasExplicit = explicit;
		final ByteOrder was = order;
		explicit = false;
		order = ByteOrder.LITTLE_ENDIAN;
		final List<DicomObject> items = items(UNDEFINED, depth, coding);
		explicit = wasExplicit;
		order = was;
		return DicomElement.ofItems(tag, items);
	}

	private List<DicomObject> items(final long length, final int depth, final TextCoding coding) throws IOException {
		if (depth > DEEPEST) throw in.damaged("its sequences are nested deeper than " + DEEPEST);
		if (length != UNDEFINED && length > in.remaining()) throw in.cutShort();
		final long end = length == UNDEFINED ? Long.MAX_VALUE : in.position() + length;
		final List<DicomObject> items = new ArrayList<>();
		while (in.position() < end) {
			final int tag = tag();
			final long itemLength = in.unsigned32(order);
			if (tag == SEQUENCE_END) return items;
			if (tag != ITEM) throw in.damaged("element " + DicomTag.describe(tag) + " stands where an item of a sequence must");
			items.add(item(itemLength, depth, coding));
		}
		return items;
	}

	private DicomObject item(final long length, final int depth, final TextCoding coding) throws IOException {
		if (length != UNDEFINED && length > in.remaining()) throw in.cutShort();
		if (++elements > MOST_ELEMENTS) throw in.damaged("it has more than " + MOST_ELEMENTS + " elements");
		final long end = length == UNDEFINED ? Long.MAX_VALUE : in.position() + length;
		final SortedMap<Integer, DicomElement> found = new TreeMap<>(Integer::compareUnsigned);
		while (in.position() < end) {
			final int tag = tag();
			if (tag == ITEM_END) {
				in.skip(4);
				break;
			}
			found.put(tag, element(tag, depth, coding));
		}
		return new DicomObject(in.source(), found, coding);
	}

	private List<byte[]> fragments() throws IOException {
		final List<byte[]> fragments = new ArrayList<>();
		while (true) {
			final int tag = tag();
			final long length = in.unsigned32(order);
			if (tag == SEQUENCE_END) return fragments;
			if (tag != ITEM || length == UNDEFINED) throw in.damaged("its compressed pixel data are not in fragments");
			if (++elements > MOST_ELEMENTS) throw in.damaged("it has more than " + MOST_ELEMENTS + " fragments");
			fragments.add(in.bytes(length));
		}
	}
}
