package org.radiomate.io.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomate.task.ProblemException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The pixels of real files in each transfer syntax, and of files that are damaged. */
class PixelDecoderTest {

	private static final Path FILES = Path.of("test-data", "dicom");

	private static void checkHu(final StoredPixels pixels, final int intercept, final String what) {
		for (int y = 0; y < DicomPhantom.HEIGHT; y++) {
			for (int x = 0; x < DicomPhantom.WIDTH; x++) {
				assertEquals(DicomPhantom.hu(x, y, 0), pixels.at(x + DicomPhantom.WIDTH * y) + intercept, what + " at " + x + ", " +
					y);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "explicit", "big-endian", "deflated", "rle", "jpeg-lossless", "jpeg-process14", "jpeg2000" })
	void everySyntaxGivesTheSameValues(final String name) {
		checkHu(new PixelDecoder(DicomParser.read(FILES.resolve("base-" + name + ".dcm"))).decode(0), 0, "signed 16 bits");
		checkHu(new PixelDecoder(DicomParser.read(FILES.resolve("base12-" + name + ".dcm"))).decode(0), -1024, "12 bits");
	}

	@Test
	void jpegLsIsNamed() {
		final ProblemException e = assertThrows(ProblemException.class, () -> new PixelDecoder(DicomParser.read(FILES.resolve(
			"base-jpeg-ls.dcm"))).decode(0));
		assertTrue(e.getMessage().contains("JPEG-LS, which this program cannot decompress"), e.getMessage());
	}

	/** Bits above the high bit are none of the value's (PS3.5 section 8.1.1); the sign is the high bit. */
	@ParameterizedTest
	@CsvSource({ "0x0FFF, 12, 11, 0, 4095", "0x0FFF, 12, 11, 1, -1", "0xF7FF, 12, 11, 1, 2047", "0xABC0, 12, 15, 0, 2748",
		"0xABC0, 12, 15, 1, -1348", "0xFFFF, 16, 15, 0, 65535", "0xFFFF, 16, 15, 1, -1" })
	void bits(final String word, final int stored, final int high, final int signed, final int expected) {
		final int value = Integer.decode(word);
		final DicomObject object = DicomBuilder.empty().integers(DicomTag.ROWS, 1).integers(DicomTag.COLUMNS, 1).integers(
			DicomTag.BITS_ALLOCATED, 16).integers(DicomTag.BITS_STORED, stored).integers(DicomTag.HIGH_BIT, high).integers(
				DicomTag.PIXEL_REPRESENTATION, signed).bytes(DicomTag.PIXEL_DATA, Vr.OW, new byte[] { (byte) value, (byte) (value >> 8) })
			.build();
		assertEquals(expected, new PixelDecoder(new DicomFile(TransferSyntax.EXPLICIT_LITTLE, object)).decode(0).at(0));
	}

	@Test
	void framesFollowOneAnother() {
		final DicomObject object = DicomBuilder.empty().integers(DicomTag.ROWS, 1).integers(DicomTag.COLUMNS, 2).integers(
			DicomTag.NUMBER_OF_FRAMES, 2).integers(DicomTag.BITS_ALLOCATED, 8).bytes(DicomTag.PIXEL_DATA, Vr.OB, new byte[] { 1, 2,
				3, -1 }).build();
		final PixelDecoder decoder = new PixelDecoder(new DicomFile(TransferSyntax.EXPLICIT_LITTLE, object));
		assertEquals(3, decoder.decode(1).at(0));
		assertEquals(255, decoder.decode(1).at(1));
		assertTrue(assertThrows(ProblemException.class, () -> decoder.decode(2)).getMessage().contains("fewer pixels"));
	}

	@Test
	void colourIsRefused() {
		final DicomObject object = DicomBuilder.empty().integers(DicomTag.ROWS, 1).integers(DicomTag.COLUMNS, 1).integers(
			DicomTag.SAMPLES_PER_PIXEL, 3).text(DicomTag.PHOTOMETRIC_INTERPRETATION, "RGB").integers(DicomTag.BITS_ALLOCATED, 8)
			.bytes(DicomTag.PIXEL_DATA, Vr.OB, new byte[4]).build();
		assertTrue(assertThrows(ProblemException.class, () -> new PixelDecoder(new DicomFile(TransferSyntax.EXPLICIT_LITTLE,
			object)).decode(0)).getMessage().contains("colour"));
	}

	/** A thousand damaged files of each compressed kind: values or a sentence, within two seconds. */
	@ParameterizedTest
	@ValueSource(strings = { "deflated", "rle", "jpeg-lossless", "jpeg2000" })
	void damagedPixelsAreSurvived(final String name) throws IOException {
		final byte[] whole = Files.readAllBytes(FILES.resolve("base-" + name + ".dcm"));
		final Well19937c random = new Well19937c(2);
		for (int i = 0; i < 1000; i++) {
			final byte[] changed = whole.clone();
			changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
			final int length = random.nextInt(4) == 0 ? random.nextInt(changed.length) : changed.length;
			survives(java.util.Arrays.copyOf(changed, length), name + " " + i);
		}
	}

	private static void survives(final byte[] bytes, final String what) {
		assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
			try {
				new PixelDecoder(DicomParser.read(new ByteArrayInputStream(bytes), "test.dcm", bytes.length, true)).decode(0);
			}
			catch (final ProblemException e) {
				assertTrue(List.of("test.dcm").contains(e.getMessage().split(" ")[0]), e.getMessage());
			}
		}, what);
	}
}
