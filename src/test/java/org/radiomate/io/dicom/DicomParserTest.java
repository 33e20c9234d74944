package org.radiomate.io.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomate.task.ProblemException;
import org.radiomate.testing.Shared;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;

/** The parser on files as they should be, and on files as they should not. */
class DicomParserTest {

	private static final byte[] PIXELS = { 1, 2, 3, 4, 5, 6, 7, 8 };

	@TempDir
	Path folder;

	/** An image with every kind of element that is read. */
	private static DicomObject sample() {
		return DicomBuilder.empty().text(DicomTag.SPECIFIC_CHARACTER_SET, "ISO_IR 192").text(DicomTag.SOP_CLASS_UID,
			"1.2.840.10008.5.1.4.1.1.2").text(DicomTag.SOP_INSTANCE_UID, "2.25.1").text(DicomTag.PATIENT_NAME, "Übung^Ä")
			.integers(DicomTag.ROWS, 2).integers(DicomTag.COLUMNS, 2).integers(DicomTag.INSTANCE_NUMBER, 7).decimals(
				DicomTag.IMAGE_POSITION, -1.5, 2, 1e-3).items(DicomTag.ROI_CONTOURS, List.of(DicomBuilder.empty().integers(
					DicomTag.REFERENCED_ROI_NUMBER, 1).item(DicomTag.CONTOURS, DicomBuilder.empty().text(DicomTag.CONTOUR_TYPE,
						"CLOSED_PLANAR")).build(), DicomBuilder.empty().integers(DicomTag.REFERENCED_ROI_NUMBER, 2).build()))
			.bytes(DicomTag.PIXEL_DATA, Vr.OW, PIXELS).build();
	}

	private static byte[] written(final DicomObject object) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		DicomWriter.write(object, out);
		return out.toByteArray();
	}

	private static DicomFile read(final byte[] bytes) {
		try {
			return DicomParser.read(new ByteArrayInputStream(bytes), "test.dcm", bytes.length, true);
		}
		catch (final IOException e) {
			throw new AssertionError("A stream in memory does not fail", e);
		}
	}

	private static void checkSample(final DicomObject data) {
		assertEquals("Übung^Ä", data.text(DicomTag.PATIENT_NAME));
		assertEquals(2, data.requiredInteger(DicomTag.ROWS, 1, 65535));
		assertEquals(7, data.requiredInteger(DicomTag.INSTANCE_NUMBER, 0, 100));
		assertArrayEquals(new double[] { -1.5, 2, 1e-3 }, data.requiredNumbers(DicomTag.IMAGE_POSITION, 3));
		final List<DicomObject> items = data.items(DicomTag.ROI_CONTOURS);
		assertEquals(2, items.size());
		assertEquals("CLOSED_PLANAR", items.get(0).item(DicomTag.CONTOURS).text(DicomTag.CONTOUR_TYPE));
		assertEquals(2, items.get(1).number(DicomTag.REFERENCED_ROI_NUMBER, 0));
		assertArrayEquals(PIXELS, data.element(DicomTag.PIXEL_DATA).value());
	}

	@Test
	void whatIsWrittenIsRead() throws IOException {
		checkSample(read(written(sample())).data());
	}

	@Test
	void headerAloneHasNoPixels() {
		final Path file = folder.resolve("a.dcm");
		DicomWriter.write(sample(), file);
		assertTrue(DicomParser.isDicom(file));
		assertFalse(DicomParser.readHeader(file).data().has(DicomTag.PIXEL_DATA));
		checkSample(DicomParser.read(file).data());
	}

	/** A data set by hand: explicit, in either order, with sequences of undefined and defined length. */
	private static byte[] explicit(final ByteOrder order, final boolean defined) {
		final ByteBuffer out = ByteBuffer.allocate(400).order(order);
		put(out, 0x0008, 0x0005, "CS", "ISO_IR 192");
		put(out, 0x0010, 0x0010, "PN", "Übung^Ä");
		put(out, 0x0020, 0x0013, "IS", "7 ");
		put(out, 0x0020, 0x0032, "DS", "-1.5\\2\\1e-3 ");
		out.putShort((short) 0x0028).putShort((short) 0x0010).put("US".getBytes()).putShort((short) 2).putShort((short) 2);
		final ByteBuffer inner = ByteBuffer.allocate(100).order(order);
		put(inner, 0x3006, 0x0042, "CS", "CLOSED_PLANAR ");
		final ByteBuffer first = ByteBuffer.allocate(200).order(order);
		sequence(first, 0x3006, 0x0040, !defined, inner);
		put(first, 0x3006, 0x0084, "IS", "1 ");
		final ByteBuffer second = ByteBuffer.allocate(100).order(order);
		put(second, 0x3006, 0x0084, "IS", "2 ");
		sequence(out, 0x3006, 0x0039, defined, first, second);
		out.putShort((short) 0x7FE0).putShort((short) 0x0010).put("OW".getBytes()).putShort((short) 0).putInt(8).put(PIXELS);
		return Arrays.copyOf(out.array(), out.position());
	}

	private static void put(final ByteBuffer out, final int group, final int element, final String vr, final String text) {
		final byte[] value = text.getBytes(StandardCharsets.UTF_8);
		final int padded = value.length + value.length % 2;
		out.putShort((short) group).putShort((short) element).put(vr.getBytes()).putShort((short) padded).put(Arrays.copyOf(
			value, padded));
	}

	private static void sequence(final ByteBuffer out, final int group, final int element, final boolean defined,
		final ByteBuffer... items)
	{
		final int length = Arrays.stream(items).mapToInt(item -> item.position() + 8).sum();
		out.putShort((short) group).putShort((short) element).put("SQ".getBytes()).putShort((short) 0).putInt(defined
			? length : -1);
		for (final ByteBuffer item : items) {
			out.putShort((short) 0xFFFE).putShort((short) 0xE000).putInt(defined ? item.position() : -1);
			out.put(item.array(), 0, item.position());
			if (!defined) out.putShort((short) 0xFFFE).putShort((short) 0xE00D).putInt(0);
		}
		if (!defined) out.putShort((short) 0xFFFE).putShort((short) 0xE0DD).putInt(0);
	}

	private static byte[] file(final TransferSyntax syntax, final byte[] data) throws IOException {
		final ByteBuffer meta = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
		put(meta, 0x0002, 0x0010, "UI", syntax.uid());
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.write(new byte[128]);
		out.write("DICM".getBytes(StandardCharsets.US_ASCII));
		out.write(ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putShort((short) 2).putShort((short) 0).put("UL"
			.getBytes()).putShort((short) 4).putInt(meta.position()).array());
		out.write(meta.array(), 0, meta.position());
		out.write(data);
		return out.toByteArray();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void explicitSyntaxes(final boolean defined) throws IOException {
		checkSample(read(file(TransferSyntax.EXPLICIT_LITTLE, explicit(ByteOrder.LITTLE_ENDIAN, defined))).data());
		checkSample(read(file(TransferSyntax.EXPLICIT_BIG, explicit(ByteOrder.BIG_ENDIAN, defined))).data());
		checkSample(read(file(TransferSyntax.DEFLATED, deflated(explicit(ByteOrder.LITTLE_ENDIAN, defined)))).data());
	}

	/** Old archives leave out preamble and meta information; whether representations are written, the first element tells. */
	@Test
	void aDataSetAloneMayBeExplicitOrImplicit() throws IOException {
		checkSample(read(explicit(ByteOrder.LITTLE_ENDIAN, true)).data());
		checkSample(read(explicit(ByteOrder.LITTLE_ENDIAN, false)).data());
		final ByteArrayOutputStream marked = new ByteArrayOutputStream();
		DicomWriter.write(sample(), marked);
		final byte[] whole = marked.toByteArray();
		final int start = 132 + 12 + (whole[140] & 0xff | (whole[141] & 0xff) << 8);
		checkSample(read(Arrays.copyOfRange(whole, start, whole.length)).data());
	}

	private static byte[] deflated(final byte[] data) {
		final Deflater deflater = new Deflater(9, true);
		deflater.setInput(data);
		deflater.finish();
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		final byte[] buffer = new byte[1 << 16];
		while (!deflater.finished()) out.write(buffer, 0, deflater.deflate(buffer));
		deflater.end();
		return out.toByteArray();
	}

	@Test
	void compressedPixelsComeInFragments() throws IOException {
		final ByteBuffer data = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN);
		data.putShort((short) 0x7FE0).putShort((short) 0x0010).put("OB".getBytes()).putShort((short) 0).putInt(-1);
		data.putShort((short) 0xFFFE).putShort((short) 0xE000).putInt(0);
		data.putShort((short) 0xFFFE).putShort((short) 0xE000).putInt(4).putInt(42);
		data.putShort((short) 0xFFFE).putShort((short) 0xE0DD).putInt(0);
		final DicomFile file = read(file(new TransferSyntax("1.2.840.10008.1.2.5"), Arrays.copyOf(data.array(), data
			.position())));
		assertTrue(file.syntax().isEncapsulated());
		final List<byte[]> fragments = file.data().element(DicomTag.PIXEL_DATA).fragments();
		assertEquals(2, fragments.size());
		assertArrayEquals(new byte[] { 42, 0, 0, 0 }, fragments.get(1));
	}

	@Test
	void realFilesAreRead() throws IOException {
		final Path images = Shared.path("ibsi/ct_phantom/dicom/image");
		try (var files = Files.list(images)) {
			for (final Path file : files.toList()) {
				final DicomObject data = DicomParser.read(file).data();
				assertEquals(201, data.requiredInteger(DicomTag.ROWS, 1, 65535));
				assertEquals(201 * 204 * 2, data.element(DicomTag.PIXEL_DATA).value().length);
			}
		}
		final DicomObject structures = DicomParser.read(Shared.path("ibsi/ct_phantom/dicom/rtstruct/DCM_RS_00060.dcm"))
			.data();
		assertEquals("GTV-1", structures.item(DicomTag.STRUCTURE_SET_ROIS).text(DicomTag.ROI_NAME));
		assertEquals(26, structures.item(DicomTag.ROI_CONTOURS).items(DicomTag.CONTOURS).size());
	}

	/** Reading ends in values or in one sentence, soon. */
	private static void survives(final byte[] bytes) {
		assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
			try {
				read(bytes);
			}
			catch (final ProblemException e) {
				assertTrue(e.getMessage().startsWith("test.dcm "), e.getMessage());
			}
		});
	}

	@Test
	void everyTruncationIsSurvived() throws IOException {
		final byte[][] files = { written(sample()), file(TransferSyntax.EXPLICIT_LITTLE, explicit(ByteOrder.LITTLE_ENDIAN,
			false)), file(TransferSyntax.EXPLICIT_BIG, explicit(ByteOrder.BIG_ENDIAN, true)), file(TransferSyntax.DEFLATED,
				deflated(explicit(ByteOrder.LITTLE_ENDIAN, true))) };
		for (final byte[] file : files) {
			for (int length = 0; length < file.length; length++) survives(Arrays.copyOf(file, length));
		}
	}

	@Test
	void aThousandChangedBytesAreSurvived() throws IOException {
		final byte[] file = file(TransferSyntax.EXPLICIT_LITTLE, explicit(ByteOrder.LITTLE_ENDIAN, false));
		final Well19937c random = new Well19937c(1);
		for (int i = 0; i < 1000; i++) {
			final byte[] changed = file.clone();
			changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
			survives(changed);
		}
	}

	@Test
	void truncationSaysSo() throws IOException {
		final byte[] whole = written(sample());
		final ProblemException e = assertThrows(ProblemException.class, () -> read(Arrays.copyOf(whole, whole.length - 1)));
		assertTrue(e.getMessage().contains("cut short"), e.getMessage());
	}

	@Test
	void deepNestingIsRefused() throws IOException {
		final ByteBuffer data = ByteBuffer.allocate(20 * 10_000).order(ByteOrder.LITTLE_ENDIAN);
		for (int i = 0; i < 10_000; i++) {
			data.putShort((short) 0x3006).putShort((short) 0x0039).put("SQ".getBytes()).putShort((short) 0).putInt(-1);
			data.putShort((short) 0xFFFE).putShort((short) 0xE000).putInt(-1);
		}
		final ProblemException e = assertThrows(ProblemException.class, () -> read(file(TransferSyntax.EXPLICIT_LITTLE, data
			.array())));
		assertTrue(e.getMessage().contains("nested deeper than 32"), e.getMessage());
	}

	@Test
	void hugeLengthsAreNotBelieved() throws IOException {
		final ByteBuffer data = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
		data.putShort((short) 0x0009).putShort((short) 0x0001).put("OB".getBytes()).putShort((short) 0).putInt(-2);
		assertThrows(ProblemException.class, () -> read(file(TransferSyntax.EXPLICIT_LITTLE, data.array())));
		assertThrows(ProblemException.class, () -> read(file(TransferSyntax.DEFLATED, deflated(data.array()))));
	}

	@Test
	void aBombIsNotInflated() throws IOException {
		final byte[] zeros = new byte[200 << 20];
		final ByteBuffer head = ByteBuffer.wrap(zeros).order(ByteOrder.LITTLE_ENDIAN);
		head.putShort((short) 0x0009).putShort((short) 0x0001).put("OB".getBytes()).putShort((short) 0).putInt(zeros.length -
			12);
		final byte[] bomb = file(TransferSyntax.DEFLATED, deflated(zeros));
		assertTrue(bomb.length < 300_000);
		final ProblemException e = assertThrows(ProblemException.class, () -> read(bomb));
		assertTrue(e.getMessage().contains("cut short"), e.getMessage());
	}

	@Test
	void otherFilesAreNoDicom() {
		final ProblemException e = assertThrows(ProblemException.class, () -> read("hello, this is text".getBytes(
			StandardCharsets.US_ASCII)));
		assertEquals("test.dcm is not a DICOM file.", e.getMessage());
	}

	@Test
	void missingAndBadValuesAreNamed() {
		final DicomObject data = DicomBuilder.empty().text(DicomTag.IMAGE_POSITION, "1", "x", "3").build();
		assertTrue(assertThrows(ProblemException.class, () -> data.requiredText(DicomTag.ROWS)).getMessage().contains(
			"no rows (0028,0010)"));
		assertTrue(assertThrows(ProblemException.class, () -> data.numbers(DicomTag.IMAGE_POSITION)).getMessage().contains(
			"'x'"));
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, -174.39450073242, 1.0 / 3, -1e-300, 123456789012345678.0, -1e300, Math.PI * 1e5 })
	void decimalStringsFitAndAreExact(final double value) {
		final String text = DicomBuilder.decimal(value);
		assertTrue(text.length() <= 16, text);
		assertEquals(value, Double.parseDouble(text), Math.abs(value) * 1e-8);
	}
}
