package org.radiomate.io.jpeg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;

import javax.imageio.ImageIO;

/** The standard's own example, Java's own JPEG, and streams of kinds that are refused. */
class JpegTest {

	/** ITU-T T.87 annex H.3: 4 x 4 samples of 8 bits. */
	private static final String EXAMPLE = "FFD8FFF7000B08000400040101" + "1100FFDA0008010100000000" +
		"C000006C80208E01C00000574000006EE6000001BC18000005D800009160" + "FFD9";

	private static byte[] bytes(final String hex) {
		return HexFormat.of().parseHex(hex);
	}

	@Test
	void theExampleOfTheStandard() throws IOException {
		assertArrayEquals(new short[] { 0, 0, 90, 74, 68, 50, 43, 205, 64, 145, 145, 145, 100, 145, 145, 145 }, JpegLs.decode(
			bytes(EXAMPLE), 4, 4).samples());
	}

	@ParameterizedTest
	@CsvSource({ "FFF7000B08,FFF7000B01,1 bits", "FFF7000B08,FFF7000B11,17 bits", "FFF7000B0800040004,FFF7000B08FFFFFFFF,65535 x 65535",
		"01011100,03011100,several components", "FFDA00080101000000,FFDA00080101010000,mapping tables",
		"FFDA0008010100FF,FFDA0008010100FF,", "FFDA000801010000,FFDA0008010100FF,contradict", "FFD8FFF7,FFD8FFDD0003FFF7,",
		"FFF7000B,FFDD00040001FFF7000B,restart", "FFF7000B,FFF8000D01000000000000000000FF FFF7000B,",
		"FFF7000B,FFF800040200FFF7000B,mapping tables", "FFD8,FFD9,no JPEG stream", "9160FFD9,9160,", "BC18000005D800009160FFD9,,cut short",
		"C000006C,00000000,too long" })
	void damageIsRefused(final String from, final String to, final String reason) {
		final String changed = EXAMPLE.replaceFirst(from, to == null ? "" : to.replace(" ", ""));
		try {
			JpegLs.decode(bytes(changed), 4, 4);
			assertTrue(reason == null, changed);
		}
		catch (final IOException e) {
			if (reason != null) assertTrue(e.getMessage().contains(reason), e.getMessage());
		}
	}

	/** Java's decoder of 8 bits rounds a transform in whole numbers: at most one apart. */
	@Test
	void baselineAsJavaReadsIt() throws IOException {
		final BufferedImage image = new BufferedImage(45, 35, BufferedImage.TYPE_BYTE_GRAY);
		for (int y = 0; y < 35; y++) {
			for (int x = 0; x < 45; x++) image.getRaster().setSample(x, y, 0, 128 + (int) (100 * Math.sin(x * 0.3) * Math.cos(y *
				0.2)));
		}
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		assertTrue(ImageIO.write(image, "jpeg", out));
		final Raster expected = ImageIO.read(new ByteArrayInputStream(out.toByteArray())).getRaster();
		final short[] found = ExtendedJpeg.decode(out.toByteArray(), 45, 35).samples();
		for (int i = 0; i < found.length; i++) assertEquals(expected.getSample(i % 45, i / 45, 0), found[i], 1, "pixel " + i);
		assertThrows(IOException.class, () -> ExtendedJpeg.decode(out.toByteArray(), 44, 35));
		assertThrows(IOException.class, () -> JpegLs.decode(out.toByteArray(), 45, 35));
	}

	/** Tables given by hand: a DC of 1 bit, no AC; two blocks with a restart marker between them. */
	@Test
	void restartsBeginAnew() throws IOException {
		final String tables = "FFD8FFDB004300" + "08".repeat(64) + "FFC1000B0C000800100101" + "1100" + "FFC40014" + "00" +
			"01000000000000000000000000000000" + "05" + "FFC40014" + "10" + "01000000000000000000000000000000" + "00" +
			"FFDD00040001" + "FFDA0008010100003F00";
		// code 0, then five bits 11111 = 31; code 0 ends the block; filled up with ones; after the marker -31
		final JpegImage image = ExtendedJpeg.decode(bytes(tables + "7DFFD0" + "01FFD9"), 16, 8);
		assertEquals(2048 + 31, image.samples()[0]);
		assertEquals(2048 + 31, image.samples()[7]);
		assertEquals(2048 - 31, image.samples()[8]);
		assertThrows(IOException.class, () -> ExtendedJpeg.decode(bytes(tables + "7D01FFD9"), 16, 8));
		assertThrows(IOException.class, () -> ExtendedJpeg.decode(bytes(tables.replace("FFC1", "FFC2")), 16, 8));
	}

	/** 3 lines of 4 samples of 12 bits, low bit left out, a restart behind the second line; by the formulas of T.81 table H.1. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 6, 7 })
	void everyLosslessPredictor(final int predictor) throws IOException {
		final int[][] lines = { { 2047, 0, 1024, 3 }, { 5, 2047, 2046, 0 }, { 1000, 1001, 17, 2047 } };
		final StringBuilder bits = new StringBuilder(), scan = new StringBuilder();
		for (int y = 0; y < 3; y++) {
			for (int x = 0; x < 4; x++) bits.append(code(lines[y][x] - predicted(lines, x, y, predictor)));
			if (y == 1) scan.append(stuffed(bits)).append("FFD0");
		}
		scan.append(stuffed(bits));
		final String stream = "FFD8FFC3000B0C000300040101" + "1100" + "FFC40024" + "00" + "0000000011" + "00".repeat(11) +
			"000102030405060708090A0B0C0D0E0F10" + "FFDD00040008" + "FFDA00080101000" + predictor + "0001" + scan + "FFD9";
		final short[] samples = LosslessJpeg.decode(bytes(stream), 4, 3).samples();
		for (int i = 0; i < 12; i++) assertEquals(lines[i / 4][i % 4] << 1, samples[i], "sample " + i);
		assertThrows(IOException.class, () -> LosslessJpeg.decode(bytes(stream), 3, 4));
		assertThrows(IOException.class, () -> LosslessJpeg.decode(bytes(stream.replace("FFD0", "")), 4, 3));
		assertThrows(IOException.class, () -> LosslessJpeg.decode(bytes(stream.replace("FFC3", "FFC7")), 4, 3));
	}

	private static int predicted(final int[][] lines, final int x, final int y, final int predictor) {
		if (y == 1 && x == 0) return lines[0][0];
		if (y != 1) return x == 0 ? 1 << 10 : lines[y][x - 1];
		final int a = lines[1][x - 1], b = lines[0][x], c = lines[0][x - 1];
		return List.of(a, b, c, a + b - c, a + Math.floorDiv(b - c, 2), b + Math.floorDiv(a - c, 2), Math.floorDiv(a + b, 2)).get(
			predictor - 1);
	}

	/** Five bits say how many follow; negative differences have their bits turned round. */
	private static String code(final int difference) {
		final int size = Integer.SIZE - Integer.numberOfLeadingZeros(Math.abs(difference));
		final int value = difference < 0 ? difference + (1 << size) - 1 : difference;
		return binary(size, 5) + (size == 0 ? "" : binary(value, size));
	}

	private static String binary(final int value, final int length) {
		return Integer.toBinaryString(1 << length | value).substring(1);
	}

	/** The bits as bytes, filled up with ones, a zero behind each FF; empties them. */
	private static String stuffed(final StringBuilder bits) {
		while (bits.length() % 8 > 0) bits.append('1');
		final StringBuilder hex = new StringBuilder();
		for (int i = 0; i < bits.length(); i += 8) hex.append(String.format("%02X", Integer.parseInt(bits.substring(i, i + 8), 2)).replace(
			"FF", "FF00"));
		bits.setLength(0);
		return hex.toString();
	}
}
