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
import java.util.Arrays;
import java.util.HexFormat;
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
	@ValueSource(strings = { "explicit", "big-endian", "deflated", "rle", "jpeg-lossless", "jpeg-process14", "jpeg2000",
		"jpeg-ls" })
	void everySyntaxGivesTheSameValues(final String name) {
		checkHu(new PixelDecoder(DicomParser.read(FILES.resolve("base-" + name + ".dcm"))).decode(0), 0, "signed 16 bits");
		checkHu(new PixelDecoder(DicomParser.read(FILES.resolve("base12-" + name + ".dcm"))).decode(0), -1024, "12 bits");
	}

	/** What dcmtk's dcmdjpls and dcmdjpeg make of the same files; transforms may round otherwise. Near-lossless stays near. */
	@ParameterizedTest
	@CsvSource({ "base12-jpeg-ls-near,0,2", "base12-jpeg-ls-presets,0,1", "gray8-jpeg-ls-near,0,3", "base12-jpeg-extended,1,4095",
		"gray8-jpeg-extended,1,255", "gray8-jpeg-baseline,1,255" })
	void lossySyntaxesGiveWhatDcmtkGives(final String name, final int tolerance, final int loss) {
		final DicomFile decoded = DicomParser.read(FILES.resolve(name + ".decoded.dcm"));
		final int pixels = decoded.data().requiredInteger(DicomTag.ROWS, 1, 100) * decoded.data().requiredInteger(
			DicomTag.COLUMNS, 1, 100);
		final StoredPixels expected = new PixelDecoder(decoded).decode(0), found = new PixelDecoder(DicomParser.read(FILES
			.resolve(name + ".dcm"))).decode(0);
		for (int i = 0; i < pixels; i++) {
			assertEquals(expected.at(i), found.at(i), tolerance, name + " pixel " + i);
			if (name.startsWith("base12-jpeg-ls")) assertEquals(DicomPhantom.hu(i % DicomPhantom.WIDTH, i / DicomPhantom.WIDTH, 0), found
				.at(i) - 1024, loss, name + " pixel " + i);
		}
	}

	@Test
	void whatIsNotReadIsNamed() {
		final DicomFile file = DicomParser.read(FILES.resolve("base-jpeg-ls.dcm"));
		final ProblemException e = assertThrows(ProblemException.class, () -> new PixelDecoder(new DicomFile(new TransferSyntax(
			"1.2.840.10008.1.2.4.201"), file.data())).decode(0));
		assertTrue(e.getMessage().contains("high-throughput JPEG 2000, which this program cannot decompress"), e.getMessage());
	}

	/** Frames as they are and cut at every tenth: what is missing is never filled up. Only fill bytes may be missing. */
	@ParameterizedTest
	@ValueSource(strings = { "base12-rle", "base12-jpeg-lossless", "base12-jpeg-process14", "base12-jpeg2000", "base12-jpeg-ls",
		"base12-jpeg-extended", "baseline" })
	void aFrameThatIsCutShortIsRefused(final String name) throws IOException {
		final boolean java = name.equals("baseline");
		final DicomFile file = java ? null : DicomParser.read(FILES.resolve(name + ".dcm"));
		final String syntax = java ? "1.2.840.10008.1.2.4.50" : file.syntax().uid();
		final byte[] whole = java ? CompressedPixels.baseline() : CompressedPixels.of(file);
		CompressedPixels.decode(syntax, whole, java ? 8 : 12);
		for (int tenth = 1; tenth < 10; tenth++) {
			final byte[] cut = Arrays.copyOf(whole, whole.length * tenth / 10), ended = Arrays.copyOf(cut, cut.length + 2);
			ended[cut.length] = (byte) 0xFF;
			ended[cut.length + 1] = (byte) 0xD9;
			for (final byte[] damaged : List.of(cut, ended)) assertThrows(ProblemException.class, () -> CompressedPixels.decode(
				syntax, damaged, java ? 8 : 12), name + " cut to " + damaged.length);
		}
	}

	/** A stream of 1 kB that says 60000 x 60000 pixels, a million tiles, or 16384 components, is not unpacked first. */
	@ParameterizedTest
	@CsvSource({ "8,0000EA600000EA60", "8,000000280000EA60", "24,0000000000000001", "40,4000" })
	void theSizeOfAJpeg2000StreamIsComparedFirst(final int at, final String bytes) {
		final DicomFile file = DicomParser.read(FILES.resolve("base12-jpeg2000.dcm"));
		final byte[] stream = CompressedPixels.of(file).clone();
		final byte[] changed = HexFormat.of().parseHex(bytes);
		System.arraycopy(changed, 0, stream, at, changed.length);
		final ProblemException e = assertThrows(ProblemException.class, () -> CompressedPixels.decode(file.syntax().uid(), stream, 12));
		assertTrue(e.getCause() instanceof IOException cause && cause.getMessage().startsWith("it "), e.toString());
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
			DicomTag.NUMBER_OF_FRAMES, 2).integers(DicomTag.BITS_ALLOCATED, 8).integers(DicomTag.BITS_STORED, 8).integers(
				DicomTag.PIXEL_REPRESENTATION, 0).bytes(DicomTag.PIXEL_DATA, Vr.OB, new byte[] { 1, 2,
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
	@ValueSource(strings = { "base-deflated", "base-rle", "base-jpeg-lossless", "base-jpeg2000", "base-jpeg-ls", "base12-jpeg-ls-presets",
		"base12-jpeg-extended", "gray8-jpeg-baseline" })
	void damagedPixelsAreSurvived(final String name) throws IOException {
		final byte[] whole = Files.readAllBytes(FILES.resolve(name + ".dcm"));
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
